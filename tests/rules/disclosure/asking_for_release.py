"""A question about a release for which everything speaks, but for what is given."""

from typing import Any

from tests.rules.asking import released

READY = {"signed": True, "reviewed_by_other": True, "redacted": True}
PRIVATE = [{"kind": "private", "share": 100}]
COUNCIL = [{"kind": "local_authority", "share": 1}, {"kind": "private", "share": 99}]
CAFCASS = [{"kind": "cafcass", "share": 50}, {"kind": "legal_aid", "share": 50}]
PARENTS = ["resident_parent", "non_resident_parent"]
AUTHORITY = {
    "kind": "written_authority",
    "written": True,
    "scope_clear": True,
    "given_by_party": True,
    "expires_on": "2026-11-23",
}
ORDER = {"kind": "court_order", "sealed": True, "scope_clear": True}
POLICE = {
    "kind": "police_request",
    "written": True,
    "officer_identified": True,
    "purpose_stated": True,
    "scope_clear": True,
}
NOBODY = {"recipients": []}


def asked(role="resident_parent", **facts):
    """Ask for a report; `recipient`, `funders` and `service` change only that part."""
    recipient = {
        "role": role,
        "party_to_case": True,
        "identity_verified": True,
        "allocated": True,
        "address_verified_on": "2026-11-20",
    }
    plain: dict[str, Any] = {
        "session": {"service": "supervised", "funders": PRIVATE},
        "report": READY,
        "recipient": recipient | facts.pop("recipient", {}),
        "channel": "secure_email",
    }
    if "funders" in facts:
        plain["session"] = plain["session"] | {"funders": facts.pop("funders")}
    if "service" in facts:
        plain["session"] = plain["session"] | {"service": facts.pop("service")}
    return released(**(plain | facts))


def outcome(answer):
    return (answer.decision.value, answer.rule)

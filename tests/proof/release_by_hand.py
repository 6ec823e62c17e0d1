"""May this go to this person, this way, today? Written a second time."""

from datetime import timedelta
from typing import NamedTuple

from kinkeeper.rules.disclosure import Question
from tests.proof.days_by_hand import months_on

PARENTS = {"resident_parent", "non_resident_parent"}
COURT_PAPERS = {"court_order", "search_warrant", "witness_summons"}
OFFICERS = {"social_worker": 30, "cafcass_officer": 30}


class Outcome(NamedTuple):
    """What must come out: the decision, the rule, who gets it, how."""

    decision: str
    rule: str
    recipients: tuple[str, ...] = ()
    channel: str | None = None


def release_by_hand(question: Question) -> Outcome:
    """Return the outcome, in the published order: the first that applies decides."""
    for ask in (
        _to_protect,
        _blocked,
        _by_a_court,
        _own_data,
        _reports,
        _police,
        _standing,
        _payers,
    ):
        found = ask(question)
        if found is not None:
            return found
    return _parties(question)


def _to_protect(question: Question) -> Outcome | None:
    role, channel = question.recipient.role, question.channel
    if question.power_kind != "safeguarding":
        return None
    if role not in ("safeguarding_body", "police", "social_worker"):
        return Outcome("refuse", "P7e")
    if channel not in ("secure_email", "phone"):
        return Outcome("refuse", "P10b", (), "secure_email")
    return _if_known(question, "P7e")


def _blocked(question: Question) -> Outcome | None:
    return Outcome("hold", "P7e") if question.safeguarding_block else None


def _by_a_court(question: Question) -> Outcome | None:
    power = question.power
    if power is None or power.kind not in COURT_PAPERS:
        return None
    if not power.sealed:
        return Outcome("refuse", "P8e")
    if not power.scope_clear or _court_names_others(question):
        return Outcome("hold", "P8e")
    return _if_known(question, "P8e")


def _own_data(question: Question) -> Outcome | None:
    if question.power_kind != "access_request":
        return None
    ours = question.our_role != "processor"
    return Outcome("refer", "P11b", ("rights_desk" if ours else "local_authority",))


def _reports(question: Question) -> Outcome | None:
    is_report = question.item == "contact_report"
    if is_report and question.session.service == "supported":
        return Outcome("refuse", "P7d")
    if question.recipient.barred:
        return Outcome("refuse", "P7g")
    if is_report and question.court_direction is not None:
        if _court_names_others(question):
            return Outcome("refuse", "P7g")
        return _last_checks(question, "P7g")
    return None


def _police(question: Question) -> Outcome | None:
    power = question.power
    if power is None or power.kind != "police_request":
        return None
    complete = (
        power.written
        and power.officer_identified
        and power.purpose_stated
        and power.scope_clear
    )
    if question.recipient.role != "police" or not complete:
        return Outcome("refuse", "P8e")
    return _by_secure_email(question) or _if_known(question, "P8e")


def _standing(question: Question) -> Outcome | None:
    role = question.recipient.role
    if role in PARENTS and not question.recipient.party_to_case:
        return Outcome("refuse", _parents_rule(question))
    if role in ("solicitor", "other") and not _authorised(question):
        return Outcome("refuse", "P10d")
    if role in ("police", "safeguarding_body", "court"):
        return Outcome("refuse", "P10d")
    return None


def _payers(question: Question) -> Outcome | None:
    is_report = question.item == "contact_report"
    paying = {str(each.kind) for each in question.session.funders if each.share > 0}
    if is_report and not paying:
        return Outcome("hold", "P10c")
    for payer, person, rule in (
        ("local_authority", "social_worker", "P10c"),
        ("cafcass", "cafcass_officer", "P7i"),
    ):
        if payer not in paying:
            continue
        if question.recipient.role == person:
            return _of_the_case(question, rule)
        return Outcome("refer", rule, (person,)) if is_report else None
    return None


def _parties(question: Question) -> Outcome:
    role = question.recipient.role
    if role in PARENTS:
        return _last_checks(question, _parents_rule(question))
    if role == "cafcass_officer":
        return _of_the_case(question, "P7i")
    if _authorised(question):
        return _last_checks(question, "P10d")
    return Outcome("refuse", "P10d")


def _of_the_case(question: Question, rule: str) -> Outcome:
    if not question.recipient.allocated:
        return Outcome("hold", rule)
    return _last_checks(question, rule)


def _last_checks(question: Question, rule: str) -> Outcome:
    report, checked_on = question.report, question.recipient.address_verified_on
    ready = report.signed and report.reviewed_by_other and report.redacted
    stopped = _by_secure_email(question)
    if stopped is not None:
        return stopped
    if question.item == "contact_report" and not ready:
        return Outcome("hold", rule)
    if checked_on is None or checked_on > question.today:
        return Outcome("hold", rule)
    days = OFFICERS.get(question.recipient.role)
    fresh_until = (
        checked_on + timedelta(days=days) if days else months_on(checked_on, 12)
    )
    if question.today > fresh_until:
        return Outcome("hold", rule)
    return _if_known(question, rule)


def _by_secure_email(question: Question) -> Outcome | None:
    if question.channel == "secure_email":
        return None
    return Outcome("refuse", "P10b", (), "secure_email")


def _if_known(question: Question, rule: str) -> Outcome:
    if not question.recipient.identity_verified:
        return Outcome("hold", rule)
    person = str(question.recipient.role)
    return Outcome("release", rule, (person,), str(question.channel))


def _court_names_others(question: Question) -> bool:
    direction = question.court_direction
    return (
        direction is not None
        and question.item == "contact_report"
        and question.recipient.role not in direction.recipients
    )


def _authorised(question: Question) -> bool:
    power = question.power
    return (
        power is not None
        and power.kind == "written_authority"
        and power.written
        and power.scope_clear
        and power.given_by_party
        and power.expires_on is not None
        and power.expires_on >= question.today
    )


def _parents_rule(question: Question) -> str:
    return "P10a" if question.item == "contact_report" else "P7c"

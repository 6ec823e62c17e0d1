"""The truth table of releases: who asks, who pays, on what ground, how."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from kinkeeper.rules import disclosure as d
from kinkeeper.rules.retention import OurRole, Service
from tests.proof.days_by_hand import months_on

TODAY = date(2026, 11, 23)
READY = d.Report(signed=True, reviewed_by_other=True, redacted=True)
DAY = timedelta(days=1)


def _power(kind: d.PowerKind, **lacks: object) -> d.Power:
    complete: dict[str, object] = {
        "sealed": True,
        "written": True,
        "scope_clear": True,
        "officer_identified": True,
        "purpose_stated": True,
        "given_by_party": True,
        "expires_on": TODAY,
    }
    return d.Power(kind, **(complete | lacks))  # type: ignore[arg-type]


POWERS = (
    None,
    *(_power(kind) for kind in d.PowerKind),
    _power(d.PowerKind.COURT_ORDER, sealed=False),
    _power(d.PowerKind.COURT_ORDER, scope_clear=False),
    _power(d.PowerKind.POLICE_REQUEST, purpose_stated=False),
    _power(d.PowerKind.WRITTEN_AUTHORITY, expires_on=TODAY - DAY),
)
PAYERS: tuple[tuple[d.Funder, ...], ...] = (
    (),
    *((d.Funder(kind, 100),) for kind in d.FunderKind),
    (d.Funder(d.FunderKind.PRIVATE, 99), d.Funder(d.FunderKind.LOCAL_AUTHORITY, 1)),
    (d.Funder(d.FunderKind.CAFCASS, 50), d.Funder(d.FunderKind.LOCAL_AUTHORITY, 50)),
    (d.Funder(d.FunderKind.PRIVATE, 100), d.Funder(d.FunderKind.LOCAL_AUTHORITY, 0)),
)
DIRECTIONS = (
    None,
    d.CourtDirection((d.Role.RESIDENT_PARENT,)),
    d.CourtDirection((d.Role.CAFCASS_OFFICER, d.Role.SOLICITOR, d.Role.POLICE)),
)


def release_questions() -> Iterator[d.Question]:
    """Yield every question of the table."""
    yield from _who_pays_and_why()
    yield from _almost_right()


def _who_pays_and_why() -> Iterator[d.Question]:
    for role, power, funders, direction, channel in product(
        d.Role,
        POWERS,
        PAYERS,
        DIRECTIONS,
        (d.Channel.SECURE_EMAIL, d.Channel.EMAIL),
    ):
        for item in d.Item:
            yield d.Question(
                today=TODAY,
                item=item,
                session=d.Session(Service.SUPERVISED, funders),
                recipient=_known(role),
                channel=channel,
                report=READY,
                court_direction=direction,
                power=power,
            )


def _almost_right() -> Iterator[d.Question]:
    """Everything is in order but for one thing."""
    private = (d.Funder(d.FunderKind.PRIVATE, 100),)
    for role, power, funders in product(d.Role, POWERS, (private, *PAYERS[2:4])):
        whole = {
            "today": TODAY,
            "session": d.Session(Service.SUPERVISED, funders),
            "recipient": _known(role),
            "channel": d.Channel.SECURE_EMAIL,
            "report": READY,
            "power": power,
        }
        for lack in _lacks(role, funders):
            yield d.Question(**(whole | lack))  # type: ignore[arg-type]


def _lacks(role: d.Role, funders: tuple[d.Funder, ...]) -> Iterator[dict[str, object]]:
    yield {}
    for channel in d.Channel:
        yield {"channel": channel}
    for service in Service:
        yield {"session": d.Session(service, funders)}
    yield {"safeguarding_block": True}
    yield {"our_role": OurRole.PROCESSOR}
    for lack in ("signed", "reviewed_by_other", "redacted"):
        kept = {"signed": True, "reviewed_by_other": True, "redacted": True}
        yield {"report": d.Report(**(kept | {lack: False}))}
    yield {"recipient": _known(role, party_to_case=False)}
    yield {"recipient": _known(role, barred=True)}
    yield {"recipient": _known(role, identity_verified=False)}
    yield {"recipient": _known(role, allocated=False)}
    for day in (
        None,
        TODAY + DAY,
        TODAY - 30 * DAY,
        TODAY - 31 * DAY,
        months_on(TODAY, -12),
        months_on(TODAY, -12) - DAY,
    ):
        yield {"recipient": _known(role, address_verified_on=day)}


def _known(role: d.Role, **lacks: object) -> d.Recipient:
    whole: dict[str, object] = {
        "party_to_case": True,
        "identity_verified": True,
        "address_verified_on": TODAY - 5 * DAY,
        "allocated": True,
    }
    return d.Recipient(role, **(whole | lacks))  # type: ignore[arg-type]

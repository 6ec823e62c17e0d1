"""A family that the centre knew before it had this program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.commands.open_case import open_case
from kinkeeper.people.models import CafcassEntry, Case, CourtOrder, Party, Person
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.models import Referral

BROUGHT_OVER = "brought over"


@dataclass(frozen=True)
class Known:
    """One person of the family, and what that person's side keeps for itself."""

    side: str
    given_name: str
    family_name: str
    born_on: date | None = None
    relationship: str = ""
    keep_address_secret: bool = False
    private: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Family:
    """A family as the old papers have it. Days in London."""

    service: str
    route: str
    opened_on: date
    people: Sequence[Known]
    closed_on: date | None = None
    court_order: bool = False
    cafcass: bool = False


@trail.command
def bring_over(*, family: Family, by: Account, now: datetime) -> Case:
    """
    Open a case for a family of the old papers, closed if it was.

    Nobody is written to, and nobody gets an account. How they may be reached is
    unknown, so nothing goes out before somebody has asked them. Raises RefusedError.
    """
    if not by.may(Power.REFERRALS_DECIDE):
        raise RefusedError("Only a co-ordinator or a manager may bring families over.")
    today = clock.london(now).date()
    _check(family, today)
    case = open_case(
        service=family.service, route=family.route, on=family.opened_on, now=now
    )
    Referral.objects.create(
        case=case,
        received_at=clock.moment(family.opened_on, 9),
        read_by_on=family.opened_on,
    )
    for known in family.people:
        _add(case, known, today)
    _papers(case, family, today)
    case.stage = Case.Stage.CLOSED if family.closed_on else Case.Stage.ACCEPTED
    case.closed_on = family.closed_on
    case.closing_reason = BROUGHT_OVER if family.closed_on else ""
    case.save(update_fields=["stage", "closed_on", "closing_reason"])
    obligations.refresh(case=case, now=now)
    trail.record("case.brought_over", about=case, by=by, case_key=case.key)
    return case


def _check(family: Family, today: date) -> None:
    if family.opened_on > today:
        raise RefusedError("It was opened on a day that has not come yet.")
    closed = family.closed_on
    if closed and not family.opened_on <= closed <= today:
        raise RefusedError("It was closed before it was opened, or in the future.")
    sides = [known.side for known in family.people]
    for side, words in (
        (Party.Side.CHILD, "a child"),
        (Party.Side.RESIDENT, "the adult the child lives with"),
        (Party.Side.VISITING, "the visiting adult"),
    ):
        if side not in sides:
            raise RefusedError(f"The sheet People does not name {words}.")
    for known in family.people:
        if known.born_on and known.born_on > today:
            raise RefusedError("Somebody was born on a day that has not come yet.")
        if _is_on_file(known):
            raise RefusedError(f"{known.given_name} is on file already.")


def _is_on_file(known: Known) -> bool:
    """Say whether a child of that name and birth date is here: brought over twice."""
    return (
        known.side == Party.Side.CHILD
        and known.born_on is not None
        and Person.objects.filter(
            given_name__iexact=known.given_name,
            family_name__iexact=known.family_name,
            born_on=known.born_on,
        ).exists()
    )


def _add(case: Case, known: Known, today: date) -> None:
    person = Person.objects.create(
        given_name=known.given_name,
        family_name=known.family_name,
        born_on=known.born_on,
        is_child=known.side == Party.Side.CHILD,
    )
    party = Party(
        case=case,
        person=person,
        side=known.side,
        relationship=known.relationship,
        keep_address_secret=known.keep_address_secret,
        container=case.container,
        joined_on=today,
    )
    party.seal(dict(known.private))
    party.save()


def _papers(case: Case, family: Family, today: date) -> None:
    if family.court_order:
        order = CourtOrder(container=case.container, case=case, recorded_on=today)
        order.seal({"terms": "On the old papers. Read it and write down what it says."})
        order.save()
    if family.cafcass:
        CafcassEntry.objects.create(case=case, recorded_on=today, sort=BROUGHT_OVER)

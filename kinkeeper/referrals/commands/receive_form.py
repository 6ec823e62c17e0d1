"""A family's first form arrives. Nobody is signed in: it can only add, never change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.mail.outbox import write_letter
from kinkeeper.people.commands.answer_consent import Said
from kinkeeper.people.commands.keep_sensitive import keep_health
from kinkeeper.people.commands.log_letter import log_letter
from kinkeeper.people.commands.open_case import open_case
from kinkeeper.people.commands.record_responsibility import (
    Evidence,
    store_responsibility,
)
from kinkeeper.people.models import (
    CafcassEntry,
    Case,
    Consent,
    CourtOrder,
    Party,
    Person,
    Responsibility,
)
from kinkeeper.people.queries import parties, safe_contact
from kinkeeper.people.queries.parties import other_adult_side
from kinkeeper.policy import edition
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.begin_draft import destroy
from kinkeeper.referrals.commands.save_answers import locked
from kinkeeper.referrals.models import Draft, Referral, SideForm
from kinkeeper.referrals.queries.answers import (
    private_values,
    service_wanted,
    without_health,
)
from kinkeeper.referrals.queries.drafts import answers_of
from kinkeeper.rules.dates import add_days, next_working_day

READ_WITHIN_WORKING_DAYS = 2


@dataclass(frozen=True)
class Receipt:
    """What the person is told: their reference, and when somebody has read the form."""

    reference: str
    read_by_on: date


@trail.command
def receive_form(*, draft: Draft, now: datetime, once: UUID | None = None) -> Receipt:
    """
    Make a case of a family's form, and destroy the draft.

    Always makes new people: a public form cannot change anybody on file. A letter
    goes out only to a person who said that e-mail is safe at any time.
    """
    once_only.claim(once, by=None)
    draft = locked(draft)
    answers = answers_of(draft)
    today = clock.london(now).date()
    case = open_case(
        service=service_wanted(answers), route=Case.Route.SELF, on=today, now=now
    )
    read_by = working_days_after(today, READ_WITHIN_WORKING_DAYS)
    Referral.objects.create(case=case, received_at=now, read_by_on=read_by)
    party = _people(case, draft.side, answers, today)
    keep_form(case, party, answers, now=now)
    destroy(draft, now=now)
    if safe_contact.may_use(party, "email"):
        thank(case, party, read_by, now=now)
    obligations.refresh(case=case, now=now)
    trail.record(
        "referral.received",
        about=case,
        by=None,
        case_key=case.key,
        detail={"side": draft.side},
    )
    return Receipt(case.reference, read_by)


def keep_form(
    case: Case, party: Party, answers: Mapping[str, Any], *, now: datetime
) -> None:
    """Keep one side's answers, and what they mean for the file. Part of a command."""
    today = clock.london(now).date()
    form = SideForm(
        container=case.container,
        case=case,
        party=party,
        side=party.side,
        sent_at=now,
        notice_version=edition.in_force().version,
    )
    form.seal({"answers": without_health(answers)})
    form.save()
    _keep_apart(party, answers, now=now)
    log_letter(case=case, side=party.side, on=today, words="Sent us their form.")
    court = answers["court"]
    if court["order"] == "yes":
        order = CourtOrder(
            container=case.container,
            case=case,
            recorded_on=today,
            forbids_contact=court["forbids"] == "yes",
        )
        order.seal({"terms": court["says"], "told_by": party.side})
        order.save()
    note_cafcass(case, answers, today)


def note_cafcass(case: Case, answers: Mapping[str, Any], today: date) -> None:
    """Write down that Cafcass works with the family, if a form says so (C-3)."""
    if answers["people-helping"]["cafcass"] == "yes":
        CafcassEntry.objects.create(
            case=case, recorded_on=today, sort="told us on a form"
        )


def _keep_apart(party: Party, answers: Mapping[str, Any], *, now: datetime) -> None:
    """Keep who is responsible, and what was told of health, in their own store."""
    if answers["you"].get("responsible") == "yes":
        said = Evidence(Responsibility.Known.SAID, clock.london(now).date())
        for child in parties.children(party.case):
            store_responsibility(
                child=child, holder=party, evidence=said, by=None, now=now
            )
    health = answers["needs"].get("health", "")
    if not health:
        return
    you = answers["you"]
    agreed = Said(
        topic=Consent.Topic.HEALTH,
        yes=True,
        capacity=Consent.Capacity.PARENT,
        way=Consent.Way.FORM,
        typed=f"{you['given_name']} {you['family_name']}",
    )
    ticked = bool(answers["declaration"].get("medical"))
    keep_health(
        case=party.case,
        teller=party,
        words=health,
        agreed=agreed if ticked else None,
        by=None,
        now=now,
    )


def thank(case: Case, party: Party, read_by: date, *, now: datetime) -> None:
    """Write to the person, in words that tell nothing."""
    thank_at(case, party.unseal()["email"], read_by, now=now)


def thank_at(case: Case, to: str, read_by: date, *, now: datetime) -> None:
    """Write the same to an address. Part of a command."""
    body = (
        "Thank you. We have your form.\n\n"
        f"A person will read it by {read_by:%A} {read_by.day} {read_by:%B %Y}. "
        "You do not need to do anything else.\n"
    )
    write_letter(
        container=case.container,
        to=to,
        subject=Subject.MESSAGE,
        body=body,
        now=now,
    )


def working_days_after(day: date, count: int) -> date:
    """Return the working day that is `count` working days after `day`."""
    holidays = bank_holidays.published("england-and-wales")
    for _ in range(count):
        day = next_working_day(add_days(day, 1), holidays)
    return day


def _people(case: Case, side: str, answers: Mapping[str, Any], today: date) -> Party:
    own = part_of(case, side, answers["you"], today)
    own.keep_address_secret = answers["address"]["keep_address_secret"]
    own.seal(private_values(answers))
    own.save()
    part_of(case, other_adult_side(side), answers["other-adult"], today).save()
    add_children(case, answers["children"], today)
    return own


def add_children(
    case: Case, children: Sequence[Mapping[str, Any]], today: date
) -> None:
    """Make new people of the children of a form. Part of a command."""
    for child in children:
        person = Person.objects.create(
            given_name=child["given_name"],
            family_name=child["family_name"],
            born_on=child.get("born_on") or None,
            is_child=True,
        )
        part = Party(
            case=case,
            person=person,
            side=Party.Side.CHILD,
            container=case.container,
            joined_on=today,
        )
        part.save()


def part_of(case: Case, side: str, told: Mapping[str, Any], today: date) -> Party:
    """Make a new person, and return their part, not saved. Part of a command."""
    person = Person.objects.create(
        given_name=told["given_name"],
        family_name=told["family_name"],
        born_on=told.get("born_on") or None,
    )
    return Party(
        case=case,
        person=person,
        side=side,
        relationship=told["relationship"],
        container=case.container,
        joined_on=today,
    )

"""A professional's form arrives. Nobody is signed in: it can only add, never change."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.commands.keep_sensitive import keep_health
from kinkeeper.people.commands.log_letter import log_letter
from kinkeeper.people.commands.open_case import open_case
from kinkeeper.people.models import Case, Correspondence, CourtOrder, Party
from kinkeeper.policy import edition
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.attach_paper import move_papers
from kinkeeper.referrals.commands.begin_draft import destroy
from kinkeeper.referrals.commands.receive_form import (
    READ_WITHIN_WORKING_DAYS,
    Receipt,
    add_children,
    note_cafcass,
    part_of,
    thank_at,
    working_days_after,
)
from kinkeeper.referrals.commands.save_answers import DraftGoneError, locked
from kinkeeper.referrals.models import Draft, ProfessionalForm, Referral
from kinkeeper.referrals.queries import professional
from kinkeeper.referrals.queries.answers import service_wanted, without_health
from kinkeeper.referrals.queries.drafts import answers_of, is_professional

_ROUTES = {
    ProfessionalForm.Role.CAFCASS: Case.Route.CAFCASS,
    ProfessionalForm.Role.COURT: Case.Route.COURT,
}
_SIDES = (
    (Party.Side.RESIDENT, "resident"),
    (Party.Side.VISITING, "visiting"),
)


@trail.command
def receive_professional_form(
    *, draft: Draft, now: datetime, once: UUID | None = None
) -> Receipt:
    """
    Make a case of a professional's form, and destroy the draft.

    Always makes new people: a public form cannot change anybody on file. What it says
    of each adult is sealed on that adult's own side at once, as somebody else's words
    (`told_for_them`): the wall knows it, and nothing is sent to it by itself. Only the
    professional is thanked. Raises DraftGoneError for a form of another kind.
    """
    once_only.claim(once, by=None)
    draft = locked(draft)
    if not is_professional(draft):
        raise DraftGoneError
    answers, today = answers_of(draft), clock.london(now).date()
    role = answers["referrer"]["role"]
    case = open_case(
        service=service_wanted(answers),
        route=_ROUTES.get(role, Case.Route.PROFESSIONAL),
        on=today,
        now=now,
    )
    read_by = working_days_after(today, READ_WITHIN_WORKING_DAYS)
    Referral.objects.create(case=case, received_at=now, read_by_on=read_by)
    for side, page in _SIDES:
        _add(case, side, page, answers, today)
    add_children(case, answers["children"], today)
    _keep(case, role, answers, now)
    move_papers(draft, case, now=now)
    # A professional cannot say yes for a family: it is locked until they are asked.
    keep_health(
        case=case,
        teller=None,
        words=answers["health"]["health"],
        agreed=None,
        by=None,
        now=now,
    )
    destroy(draft, now=now)
    thank_at(case, answers["reach-you"]["email"], read_by, now=now)
    obligations.refresh(case=case, now=now)
    trail.record(
        "referral.received",
        about=case,
        by=None,
        case_key=case.key,
        detail={"role": role},
    )
    return Receipt(case.reference, read_by)


def _add(
    case: Case, side: str, page: str, answers: Mapping[str, Any], today: date
) -> None:
    party = part_of(case, side, answers[page], today)
    party.keep_address_secret = answers[f"{page}-reach"]["keep_address_secret"]
    party.seal(professional.told_of(answers, page))
    party.save()


def _keep(case: Case, role: str, answers: Mapping[str, Any], now: datetime) -> None:
    today = clock.london(now).date()
    form = ProfessionalForm(
        container=case.container,
        case=case,
        role=role,
        sent_at=now,
        notice_version=edition.in_force().version,
    )
    form.seal({"answers": without_health(answers)})
    form.save()
    log_letter(
        case=case,
        side="",
        on=today,
        words=f"Referred by: {form.get_role_display()}.",
        partner=Correspondence.Partner.PROFESSIONAL,
    )
    court = answers["court"]
    if court["order"] == "yes":
        order = CourtOrder(
            container=case.container,
            case=case,
            recorded_on=today,
            expires_on=court["ends_on"] or None,
            forbids_contact=court["forbids"] == "yes",
        )
        order.seal({**professional.order_of(answers), "told_by": Draft.PROFESSIONAL})
        order.save()
    note_cafcass(case, answers, today)

"""
What the product holds about a family besides sessions and reports: the case file.

Danger: the parts below destroy people's details for ever. Only the disposal engine
calls them, after two people agreed. A person who is in another case stays, and so does
the account of somebody with a part elsewhere. The case row stays as a stub without a
call-sign: its reference and days tell nothing, and reports may still hang on it.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from django.db.models import F, Model, QuerySet

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.vault import containers
from kinkeeper.foundation.vault.models import Container
from kinkeeper.people.models import (
    Assignment,
    CafcassEntry,
    Case,
    ContactChange,
    Correspondence,
    CourtOrder,
    FormerDetail,
    Party,
    Person,
    Spell,
)
from kinkeeper.people.queries import parties
from kinkeeper.privacy.records.erasing import erase_rows, together
from kinkeeper.privacy.records.erasing_many import (
    cases_of,
    erase_by,
    joined,
    rows_part,
)
from kinkeeper.privacy.records.register import (
    CaseFacts,
    Doomed,
    Erased,
    Gone,
    Holding,
    Part,
    add_part,
)
from kinkeeper.referrals.models import (
    AgreementDoubt,
    Attachment,
    ClosingList,
    Decision,
    Draft,
    FeeArrangement,
    Invitation,
    PreVisit,
    ProfessionalForm,
    Referral,
    Review,
    ReviewTalk,
    RiskAssessment,
    SideForm,
    SignedAgreement,
    Telling,
    WaitingPlace,
)
from kinkeeper.referrals.records.case_people import erase_many_people, erase_people
from kinkeeper.rules import retention

_FORMS, _FILE, _PEOPLE, _STUB = 100, 700, 800, 950


def holdings(case: Case) -> Iterable[Holding]:
    """Return the case file: one record for each case."""
    return [
        Holding(
            kind=retention.Record.CASE_FILE,
            record=trail.name_of(case),
            title="Case file",
            opened_on=case.opened_on,
            service=case.service,
        )
    ]


def facts(case: Case) -> CaseFacts:
    """Return the children, the letters, and whether a court or Cafcass is involved."""
    return CaseFacts(
        children=tuple(
            retention.Child(str(part.person.key), part.person.born_on)
            for part in parties.children(case)
        ),
        correspondence=tuple(
            retention.Letter(letter.happened_on, retention.Party(letter.partner))
            for letter in case.correspondence.order_by("pk")
        ),
        court_orders=tuple(
            retention.Recorded(order.recorded_on) for order in case.court_orders.all()
        ),
        cafcass=tuple(
            retention.Recorded(entry.recorded_on)
            for entry in case.cafcass_entries.order_by("pk")
        ),
    )


def holding_any(cases: Sequence[int]) -> set[int]:
    """Return which of these cases still have their file."""
    found = Case.objects.filter(pk__in=cases, file_destroyed_on=None)
    return set(found.values_list("pk", flat=True))


def register_parts() -> None:
    """Add this app's shares of a case file."""
    rows: tuple[tuple[str, int, type[Model]], ...] = (
        ("forms of each side", _FORMS, SideForm),
        ("form of the professional", _FORMS, ProfessionalForm),
        ("papers that came with it", _FORMS, Attachment),
        ("pre-visit forms", _FORMS, PreVisit),
        ("decisions on the referral", _FORMS, Decision),
        ("who pays", _FORMS, FeeArrangement),
        ("risk assessments", _FORMS, RiskAssessment),
        ("signed agreements", _FORMS, SignedAgreement),
        ("questions about the agreement", _FORMS, AgreementDoubt),
        ("who was told of what", _FORMS, Telling),
        ("waiting for a place", _FORMS, WaitingPlace),
        ("what each side said at reviews", _FORMS - 5, ReviewTalk),
        ("reviews", _FORMS, Review),
        ("lists of what was seen to at the closing", _FORMS, ClosingList),
        ("referrals", _FORMS, Referral),
        ("locked details", _FORMS, FormerDetail),
        ("changes of contact details", _FORMS + 10, ContactChange),
        ("letters and calls", _FILE, Correspondence),
        ("court orders", _FILE, CourtOrder),
        ("Cafcass entries", _FILE, CafcassEntry),
        ("assignments of workers", _FILE, Assignment),
    )
    kind = retention.Record.CASE_FILE
    for title, order, model in rows:
        label, of = model._meta.label, _of_cases(model)
        add_part(rows_part(kind, title, order, of, path="case", tables=(label,)))
    add_part(
        Part(
            kind,
            "invitations and forms not sent",
            _FORMS - 10,
            lambda case, record: Invitation.objects.filter(case=case).count(),
            _erase_invitations,
            (Draft._meta.label, Invitation._meta.label, "vault.Container"),
            _erase_many_invitations,
        )
    )
    add_part(
        Part(
            kind,
            "people and their accounts",
            _PEOPLE,
            lambda case, record: case.parties.count(),
            erase_people,
            (Party._meta.label, Person._meta.label, Account._meta.label),
            erase_many_people,
        )
    )
    add_part(
        Part(
            kind,
            "call-sign of the family",
            _STUB,
            lambda case, record: 1 if case.callsign else 0,
            _leave_a_stub,
            (Case._meta.label, "people.Spell"),
            _leave_many_stubs,
        )
    )


def _of_cases(model: type[Model]) -> Callable[[Sequence[int]], QuerySet[Model]]:
    return lambda cases: model._default_manager.filter(case__in=cases)


def _erase_invitations(case: Case, record: str, now: datetime) -> Erased:
    drafts = Draft.objects.filter(invitation__case=case)
    keys = [draft.container for draft in drafts.select_related("container")]
    gone = together(
        [erase_rows(drafts), erase_rows(Invitation.objects.filter(case=case))]
    )
    for container in keys:
        containers.shred(container, now=now)
    return gone


def _erase_many_invitations(doomed: Sequence[Doomed]) -> Gone:
    cases = cases_of(doomed)
    drafts = Draft.objects.filter(invitation__case__in=cases)
    keys: dict[int, list[Container]] = {}
    linked = drafts.select_related("container").annotate(of=F("invitation__case"))
    for draft in linked.order_by("pk"):
        keys.setdefault(draft.of, []).append(draft.container)
    gone = joined(
        erase_by(drafts, "invitation__case"),
        erase_by(Invitation.objects.filter(case__in=cases), "case"),
    )
    for each in doomed:
        if each.case.pk in keys:
            containers.shred_many(keys[each.case.pk], now=each.at)
    return gone


def _leave_a_stub(case: Case, record: str, now: datetime) -> Erased:
    count = 1 if case.callsign else 0
    Case.objects.filter(pk=case.pk).update(
        callsign="", closing_reason="", file_destroyed_on=clock.london(now).date()
    )
    case.spells.all().delete()
    return Erased(count=count)


def _leave_many_stubs(doomed: Sequence[Doomed]) -> Gone:
    by_day: dict[date, list[int]] = {}
    for each in doomed:
        by_day.setdefault(clock.london(each.at).date(), []).append(each.case.pk)
    for day, cases in by_day.items():
        Case.objects.filter(pk__in=cases).update(
            callsign="", closing_reason="", file_destroyed_on=day
        )
    Spell.objects.filter(case__in=cases_of(doomed)).delete()
    return {each.case.pk: Erased(1) for each in doomed if each.case.callsign}

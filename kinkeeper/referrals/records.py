"""
What the product holds about a family besides sessions and reports: the case file.

Danger: the parts below destroy people's details for ever. Only the disposal engine
calls them, after two people agreed. A person who is in another case stays, and so does
the account of somebody with a part elsewhere. The case row stays as a stub without a
call-sign: its reference and days tell nothing, and reports may still hang on it.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, ProtectedError, QuerySet

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.vault import containers
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
)
from kinkeeper.people.queries import parties
from kinkeeper.privacy.records.erasing import erase_rows, together
from kinkeeper.privacy.records.register import (
    CaseFacts,
    Erased,
    Holding,
    Part,
    add_part,
)
from kinkeeper.referrals.models import (
    Decision,
    Draft,
    Invitation,
    PreVisit,
    Referral,
    RiskAssessment,
    SideForm,
)
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


def register_parts() -> None:
    """Add this app's shares of a case file."""
    rows: tuple[tuple[str, int, type[Model]], ...] = (
        ("forms of each side", _FORMS, SideForm),
        ("pre-visit forms", _FORMS, PreVisit),
        ("decisions on the referral", _FORMS, Decision),
        ("risk assessments", _FORMS, RiskAssessment),
        ("referrals", _FORMS, Referral),
        ("locked details", _FORMS, FormerDetail),
        ("changes of contact details", _FORMS + 10, ContactChange),
        ("letters and calls", _FILE, Correspondence),
        ("court orders", _FILE, CourtOrder),
        ("Cafcass entries", _FILE, CafcassEntry),
        ("assignments of workers", _FILE, Assignment),
    )
    for title, order, model in rows:
        _add(title, order, _of_case(model), model)
    add_part(
        Part(
            retention.Record.CASE_FILE,
            "invitations and forms not sent",
            _FORMS - 10,
            lambda case, record: Invitation.objects.filter(case=case).count(),
            _erase_invitations,
            (Draft._meta.label, Invitation._meta.label, "vault.Container"),
        )
    )
    add_part(
        Part(
            retention.Record.CASE_FILE,
            "people and their accounts",
            _PEOPLE,
            lambda case, record: case.parties.count(),
            _erase_people,
            (Party._meta.label, Person._meta.label, Account._meta.label),
        )
    )
    add_part(
        Part(
            retention.Record.CASE_FILE,
            "call-sign of the family",
            _STUB,
            lambda case, record: 1 if case.callsign else 0,
            _leave_a_stub,
            (Case._meta.label, "people.Spell"),
        )
    )


def _add(
    title: str,
    order: int,
    rows: Callable[[Case], QuerySet[Model]],
    model: type[Model],
) -> None:
    add_part(
        Part(
            retention.Record.CASE_FILE,
            title,
            order,
            lambda case, record: rows(case).count(),
            lambda case, record, now: erase_rows(rows(case)),
            (model._meta.label,),
        )
    )


def _of_case(model: type[Model]) -> Callable[[Case], QuerySet[Model]]:
    return lambda case: model._default_manager.filter(case=case)


def _erase_invitations(case: Case, record: str, now: datetime) -> Erased:
    drafts = Draft.objects.filter(invitation__case=case)
    keys = [draft.container for draft in drafts.select_related("container")]
    gone = together(
        [erase_rows(drafts), erase_rows(Invitation.objects.filter(case=case))]
    )
    for container in keys:
        containers.shred(container, now=now)
    return gone


def _erase_people(case: Case, record: str, now: datetime) -> Erased:
    elsewhere = Party.objects.exclude(case=case)
    people = list(
        Person.objects.filter(parts__case=case)
        .exclude(Exists(elsewhere.filter(person=OuterRef("pk"))))
        .values_list("pk", flat=True)
    )
    accounts = list(
        Account.objects.filter(parts__case=case, kind=Account.Kind.FAMILY)
        .exclude(Exists(elsewhere.filter(account=OuterRef("pk"))))
        .values_list("pk", flat=True)
    )
    return together(
        [
            erase_rows(Party.objects.filter(case=case)),
            erase_rows(Person.objects.filter(pk__in=people)),
            *(_erase_account(pk) for pk in dict.fromkeys(accounts)),
        ]
    )


def _erase_account(pk: int) -> Erased:
    """Delete an account; where a kept report was asked for by it, empty it instead."""
    account = Account.objects.filter(pk=pk)
    try:
        with transaction.atomic():
            return erase_rows(account)
    except ProtectedError:
        nobody = {"email": f"gone-{pk}@invalid", "name": "", "password": "!"}
        account.update(**nobody, is_active=False)
        return Erased(count=1)


def _leave_a_stub(case: Case, record: str, now: datetime) -> Erased:
    count = 1 if case.callsign else 0
    Case.objects.filter(pk=case.pk).update(
        callsign="", closing_reason="", file_destroyed_on=clock.london(now).date()
    )
    case.spells.all().delete()
    return Erased(count=count)

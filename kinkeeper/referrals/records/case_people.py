"""
The people of a case file, their sign-in, and who was found to be one person twice.

Danger: these functions destroy people for ever. Somebody who has a part in another case
stays, and so does the account of somebody with a part elsewhere.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, ProtectedError

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import (
    Case,
    Party,
    Person,
    PersonMatch,
)
from kinkeeper.privacy.records.erasing import erase_rows, together
from kinkeeper.privacy.records.erasing_many import (
    cases_of,
    erase_by,
    erase_owned,
    joined,
)
from kinkeeper.privacy.records.register import (
    Doomed,
    Erased,
    Gone,
)

# How a match names the parts that were moved.
PARTS = "people.Party.person"


def erase_people(case: Case, record: str, now: datetime) -> Erased:
    elsewhere = Party.objects.exclude(case=case)
    people = list(
        Person.objects.filter(parts__case=case)
        .exclude(Exists(elsewhere.filter(person=OuterRef("pk"))))
        .values_list("pk", flat=True)
    )
    people += _merged_into([case.pk], people)
    accounts = list(
        Account.objects.filter(parts__case=case, kind=Account.Kind.FAMILY)
        .exclude(Exists(elsewhere.filter(account=OuterRef("pk"))))
        .values_list("pk", flat=True)
        .distinct()
    )
    return together(
        [
            erase_rows(Party.objects.filter(case=case)),
            erase_rows(Person.objects.filter(pk__in=people)),
            _erase_accounts(accounts),
        ]
    )


def erase_many_people(doomed: Sequence[Doomed]) -> Gone:
    """As `_erase_people`. No person and no account has a part in two of the cases."""
    cases = cases_of(doomed)
    parts = Party.objects.filter(case__in=cases)
    elsewhere = Party.objects.exclude(case__in=cases)
    people = dict(
        parts.exclude(Exists(elsewhere.filter(person=OuterRef("person"))))
        .order_by("person")
        .values_list("person", "case")
    )
    people |= _merged_into(cases, people)
    accounts = dict(
        parts.filter(account__kind=Account.Kind.FAMILY)
        .exclude(Exists(elsewhere.filter(account=OuterRef("account"))))
        .order_by("account")
        .values_list("account", "case")
    )
    return joined(
        erase_by(parts, "case"),
        erase_owned(Person.objects.filter(pk__in=people), people),
        _erase_many_accounts(accounts),
    )


def _erase_many_accounts(owners: dict[int, int]) -> Gone:
    try:
        return erase_owned(Account.objects.filter(pk__in=owners), owners)
    except ProtectedError:
        of: dict[int, list[int]] = {}
        for pk, case in owners.items():
            of.setdefault(case, []).append(pk)
        return {case: _erase_accounts(pks) for case, pks in of.items()}


def _erase_accounts(pks: Sequence[int]) -> Erased:
    try:
        with transaction.atomic():
            return erase_rows(Account.objects.filter(pk__in=pks))
    except ProtectedError:
        return together(_erase_account(pk) for pk in sorted(pks))


def _merged_into(cases: Sequence[int], people: Collection[int]) -> dict[int, int]:
    """
    Return the emptied rows of people who were merged, each with the case it goes with.

    They go with the person into whom they were merged, or with the last of the parts
    that they were for.
    """
    merged = PersonMatch.objects.filter(
        state=PersonMatch.State.MERGED, kept__parts__case__in=cases
    )
    found: dict[int, int] = {}
    for match in merged.distinct():
        parts = Party.objects.filter(pk__in=match.moved.get(PARTS, []))
        left = parts.exclude(case__in=cases).exists()
        if match.kept_id in people or not left:
            either = (
                parts if parts.exists() else Party.objects.filter(person=match.kept)
            )
            own = either.filter(case__in=cases).values_list("case_id", flat=True)
            found[match.gone_id] = own.order_by("pk")[0]
    return found


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

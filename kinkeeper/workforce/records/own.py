"""Whose record it is: nobody agrees to the end of a record about themselves."""

from collections.abc import Callable, Mapping
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.workforce.models import DbsCertificate, DbsCheck, StaffPaper, Worker


def _file(key: UUID, account: Account) -> bool:
    return Worker.objects.filter(key=key, account=account).exists()


def _paper(key: UUID, account: Account) -> bool:
    return StaffPaper.objects.filter(key=key, worker__account=account).exists()


def _check(key: UUID, account: Account) -> bool:
    return DbsCheck.objects.filter(key=key, worker__account=account).exists()


def _certificate(key: UUID, account: Account) -> bool:
    return DbsCertificate.objects.filter(
        key=key, check_record__worker__account=account
    ).exists()


FINDERS: Mapping[str, Callable[[UUID, Account], bool]] = {
    Worker._meta.label: _file,
    StaffPaper._meta.label: _paper,
    DbsCheck._meta.label: _check,
    DbsCertificate._meta.label: _certificate,
}

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.workforce import permissions
from kinkeeper.workforce.models import Applicant, Worker
from kinkeeper.workforce.queries.workers import PURPOSE


@dataclass(frozen=True)
class Asker:
    """Somebody who asked to work here."""

    applicant: Applicant
    name: str
    words: str
    contact: str
    decided_on: date | None


def applicants(*, viewer: Account) -> list[Asker]:
    """Return everybody who applied and is still on file, for who keeps the files."""
    if not permissions.may_keep(viewer):
        raise Http404
    trail.viewed("applicants", about="applicants", by=viewer, purpose=PURPOSE)
    found = Applicant.objects.select_related("container")
    return [_asker(one) for one in found.order_by("-applied_on", "-pk")]


def applicant_by_reference(reference: str, *, viewer: Account) -> Applicant:
    """Return one applicant, or 404."""
    found = None
    if permissions.may_keep(viewer):
        found = Applicant.objects.filter(reference__iexact=reference).first()
    if found is None:
        raise Http404
    return found


def open_application(reference: str, *, viewer: Account) -> Asker:
    """Return one application, and record that it was read. Else 404."""
    applicant = applicant_by_reference(reference, viewer=viewer)
    trail.viewed("applicant", about=applicant, by=viewer, purpose=PURPOSE)
    return _asker(applicant)


def accounts_without_file(*, viewer: Account) -> list[tuple[str, str]]:
    """Return the team's sign-ins that no file is tied to yet, to choose from."""
    if not permissions.may_keep(viewer):
        raise Http404
    taken = Worker.objects.exclude(account=None).values("account")
    found = Account.objects.filter(kind=Account.Kind.STAFF, is_active=True)
    free = found.exclude(pk__in=taken).exclude(pk=viewer.pk).order_by("name", "pk")
    return [(str(account.pk), account.name or account.email) for account in free]


def account_without_file(number: str, *, viewer: Account) -> Account | None:
    """Return the chosen sign-in, or None when none was chosen."""
    known = {key for key, _ in accounts_without_file(viewer=viewer)}
    return Account.objects.get(pk=number) if number in known else None


def _asker(applicant: Applicant) -> Asker:
    said = applicant.unseal()
    contact = ", ".join(filter(None, (said.get("email"), said.get("phone"))))
    return Asker(
        applicant=applicant,
        name=said.get("name", applicant.reference),
        words=said.get("words", ""),
        contact=contact,
        decided_on=applicant.decided_on,
    )

"""Who looks after requests, complaints and breaches. Making one is open to all."""

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit.trail import RefusedError


def may_handle(by: Account) -> bool:
    return by.may(Power.REQUESTS_HANDLE)


def insist_may_handle(by: Account) -> None:
    if not may_handle(by):
        raise RefusedError("Only the records lead or a manager handles requests.")


def check_may_see(viewer: Account) -> None:
    """Raise Http404 for everybody who does not handle requests."""
    if not may_handle(viewer):
        raise Http404

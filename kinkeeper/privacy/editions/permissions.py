"""Who may write, approve and look at editions of the policy."""

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power


def may_look(viewer: Account) -> None:
    """Let in those who look after records; for others the page does not exist."""
    if not viewer.may(Power.RECORDS_SEE_LIFE):
        raise Http404


def may_draft(viewer: Account) -> bool:
    return viewer.may(Power.POLICY_DRAFT)


def may_approve(viewer: Account) -> bool:
    return viewer.may(Power.POLICY_APPROVE)


def may_record_answers(viewer: Account) -> bool:
    return viewer.may(Power.POLICY_DRAFT) or viewer.may(Power.REQUESTS_HANDLE)

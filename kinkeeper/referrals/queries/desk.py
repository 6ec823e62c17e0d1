"""The pages of the referrals desk that belong together."""

from django.urls import reverse

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.referrals import permissions

_DECIDING = (
    ("Referrals", "referrals:inbox"),
    ("Enquiries", "referrals:enquiries"),
    ("Waiting list", "referrals:waiting"),
    ("Reviews", "referrals:reviews"),
)
_PREPARING = (("Agreements", "referrals:agreements"),)


def desk_tabs(here: str, *, viewer: Account) -> list[dict[str, object]]:
    """Return the pages of the desk that a person may open. `here` is the path."""
    shown = (*(_DECIDING if permissions.may_decide(viewer) else ()),)
    if permissions.may_record_previsits(viewer):
        shown = (*shown, *_PREPARING)
    found = [(label, reverse(name)) for label, name in shown]
    return [
        {"label": label, "url": url, "current": url == here} for label, url in found
    ]

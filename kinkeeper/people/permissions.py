"""What kinds of personal detail a worker may see. Which cases: `queries.cases`."""

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power


def may_see_all_cases(viewer: Account) -> bool:
    return viewer.may(Power.CASES_SEE_ALL)


def may_see_contacts(viewer: Account) -> bool:
    """Addresses, numbers and forms: never for those who only run a session."""
    return viewer.may(Power.CONTACTS_SEE)


def may_close_cases(viewer: Account) -> bool:
    return viewer.may(Power.CASES_CLOSE)


def may_see_orders(viewer: Account) -> bool:
    """Who must know what a court said: those who decide, and those who run sessions."""
    return may_see_contacts(viewer) or viewer.may(Power.NOTES_WRITE)

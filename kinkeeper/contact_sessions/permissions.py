"""Who may do what with a session. Which sessions: `queries.sessions`."""

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power


def may_plan(account: Account) -> bool:
    return account.may(Power.SESSIONS_PLAN)


def may_change_building(account: Account) -> bool:
    return account.may(Power.SETTINGS_CHANGE)


def may_keep_register(account: Account) -> bool:
    return account.may(Power.SESSIONS_REGISTER)


def may_go_on_regardless(account: Account) -> bool:
    """Plan a first session although something is missing: a manager decides."""
    return account.may(Power.SETTINGS_CHANGE) and account.may(Power.SESSIONS_PLAN)


def may_write_notes(account: Account) -> bool:
    return account.may(Power.NOTES_WRITE)


def may_supervise(account: Account, service: str) -> bool:
    """Be the worker of a session: in date, and in observed ones able to write (R20)."""
    ready = account.is_active and account.confidentiality_signed_on is not None
    observed = Session(service=service).is_observed
    needed = Power.NOTES_WRITE if observed else Power.SESSIONS_REGISTER
    return ready and account.may(needed)

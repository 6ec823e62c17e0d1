"""Who decides about requests. Asking needs no power: it is one's own matter."""

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Party


def may_decide(by: Account) -> bool:
    return by.may(Power.RELEASES_DECIDE)


def may_ask(party: Party, by: Account) -> bool:
    return party.account_id == by.pk and party.is_adult_side


def insist_may_decide(by: Account) -> None:
    if not may_decide(by):
        raise RefusedError("Your role does not decide who may have a report.")

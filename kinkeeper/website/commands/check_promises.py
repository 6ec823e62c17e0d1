"""Checking the promises and writing down what was found: one act for all who ask."""

from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy.shapes.promises import Cadence
from kinkeeper.website.commands.keep_ledger import keep_ledger
from kinkeeper.website.models import PromiseRun
from kinkeeper.website.queries.promises import Promise, promises


def check_and_keep(
    *, why: PromiseRun.Why, now: datetime, every: Cadence | None = None
) -> list[Promise]:
    """Check the promises (all, or those of one cadence) and keep what was found.

    The checks only read, so they run before the ledger's transaction begins and hold
    nobody up.
    """
    found = promises(now, every=every)
    keep_ledger(found=found, why=why, now=now)
    return found


def check_promises(
    *, by: Account, now: datetime, once: UUID | None = None
) -> list[Promise]:
    """Check every promise because a person asks.

    Raises RefusedError for somebody who does not look after the promises.
    """
    if not by.may(Power.PROMISES_SEE):
        raise RefusedError("This needs the records lead or a manager.")
    found = promises(now)
    keep_ledger(found=found, why=PromiseRun.Why.ASKED, now=now, by=by, once=once)
    return found

"""
Locking what nobody says yes to, at once, and opening it again when somebody does.

Danger: whoever forgets to settle after a change leaves facts in use without a yes. The
queries ask the rule again before they show a word, so a night's delay shows nothing.
"""

from collections.abc import Callable
from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Consent, SensitiveFact
from kinkeeper.people.queries import consents

# Apps above append functions here when Django starts: called inside the transaction
# with each fact or consent whose keeping has changed.
on_change: list[Callable[[SensitiveFact | Consent, datetime], object]] = []


def tell(row: SensitiveFact | Consent, *, now: datetime) -> None:
    """Tell everybody who listens that this must be kept for another time now."""
    for listen in on_change:
        listen(row, now)


def settle_sensitive(*, case: Case, by: Account | None, now: datetime) -> int:
    """
    Lock or open each fact of a case as the answers of today say.

    Returns how many changed. Part of a caller's command.
    """
    today = clock.london(now).date()
    found = case.sensitive_facts.filter(ground=SensitiveFact.Ground.CLEAR_YES)
    facts = list(found.select_for_update())
    standings = consents.standings(case, today=today) if facts else {}
    changed = 0
    for fact in facts:
        live = standings[fact.about_id, consents.topic_of(fact.kind)].live
        if live is (fact.locked_on is None):
            continue
        fact.locked_on = None if live else today
        fact.save(update_fields=["locked_on"])
        tell(fact, now=now)
        trail.record(
            "sensitive.opened" if live else "sensitive.locked",
            about=fact,
            by=by,
            case_key=case.key,
            detail={"kind": fact.kind},
        )
        changed += 1
    return changed


@trail.command
def settle_case(*, case: Case, now: datetime) -> int:
    """Lock or open the facts of a case at night. Returns how many changed."""
    changed = settle_sensitive(case=case, by=None, now=now)
    trail.record(
        "sensitive.settled",
        about=case,
        by=None,
        case_key=case.key,
        detail={"changed": changed},
    )
    return changed

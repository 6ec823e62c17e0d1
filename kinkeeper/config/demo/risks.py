"""What could go wrong for an invented family, and a co-ordinator who signs."""

from datetime import datetime, timedelta

from kinkeeper.config.demo.intake import fresh
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case
from kinkeeper.referrals.commands.add_hazard import add_hazard
from kinkeeper.referrals.commands.decide_risk import Verdict, decide_risk
from kinkeeper.referrals.commands.second_risk import second_risk

LOOK_AGAIN = timedelta(days=90)
_HAZARDS = (
    ("The two adults meet at the gate.", "The resident adult", 3, 3, "LOW"),
    ("The visitor is late and the child waits.", "The child", 3, 2, "LOW"),
    ("The child is asked where they live.", "The child", 2, 3, "LOW"),
    ("Somebody follows the car on the way home.", "Both at home", 2, 5, "MEDIUM"),
)
_SERIOUS = ("There were threats last year.", "The resident adult", 4, 5, "MEDIUM")


def assess(
    case: Case, number: int, *, by: Account, second: Account, now: datetime
) -> None:
    """Write a danger down and sign; every fifth family has a serious one too."""
    case = fresh(case)
    serious = number % 5 == 4
    told = [_HAZARDS[number % len(_HAZARDS)], *([_SERIOUS] if serious else [])]
    for words, at_risk, likelihood, severity, left in told:
        hazard = {
            "hazard": words,
            "at_risk": at_risk,
            "source": "The forms and the pre-visits",
            "evidence": "ALLEGED",
            "likelihood": likelihood,
            "severity": severity,
            "control": "Two doors, and a quarter of an hour between them.",
            "owner": by.short_name,
            "left": left,
        }
        row = add_hazard(case=case, hazard=hazard, by=by, now=now)
    verdict = Verdict(
        outcome="GO_ON",
        level=case.service,
        workers=1,
        apart_minutes=15,
        review_on=clock.london(now).date() + LOOK_AGAIN,
        reasons="With two doors and a worker near, this can be held.",
    )
    row = decide_risk(
        assessment=row, verdict=verdict, by=by, now=now, version_seen=row.version
    )
    if row.needs_two:
        second_risk(assessment=row, by=second, now=now, version_seen=row.version)

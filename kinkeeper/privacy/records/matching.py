"""Two people became one, or two again: how long the records of both are kept."""

from datetime import datetime

from kinkeeper.people.commands import match_people
from kinkeeper.people.models import Case, Person
from kinkeeper.privacy.records import holding, obligations
from kinkeeper.privacy.records.models import Hold


def register_all() -> None:
    match_people.on_match.append(_work_out_again)


def _work_out_again(people: list[Person], now: datetime) -> None:
    """
    Write the promises of every family of theirs anew, and stop what a hold reaches.

    A hold on one reaches the families of both from this moment on, so the longest one
    counts for all of them.
    """
    cases = Case.objects.filter(parties__person__in=people, file_destroyed_on=None)
    for case in cases.distinct().order_by("pk"):
        obligations.refresh(case=case, now=now)
    holds = Hold.objects.filter(person__in=people, is_over=False)
    for hold in holds.order_by("pk"):
        for stop in holding.on_hold:
            stop(hold)

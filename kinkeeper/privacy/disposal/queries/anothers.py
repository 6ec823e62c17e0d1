"""Records of another controller whose period is over: they decide, not we (C-12)."""

from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.queries.due import cutoffs
from kinkeeper.privacy.records.models import Look, Obligation
from kinkeeper.privacy.records.queries.work_list import ToLook

State = Obligation.State


def anothers(today: date) -> QuerySet[Obligation]:
    """
    Return what has to be given back, or destroyed when its controller tells us to.

    A record with a reason to be kept that still runs is not among them. Holds are not
    looked at: they stop what is decided, not that somebody decides.
    """
    theirs = Obligation.objects.filter(case__our_role=Case.OurRole.PROCESSOR)
    over = reduce(
        or_,
        (
            Q(policy_version=line.version, row=line.row, trigger_on__lte=line.until)
            for line in cutoffs(today)
            if line.ends
        ),
        Q(pk__in=[]),
    )
    ended = Q(state=State.COUNTING) & over
    running = theirs.exclude(ended)
    return theirs.filter(ended).exclude(record__in=running.values("record"))


def undecided(today: date) -> Iterator[ToLook]:
    """Yield those about which nobody has written down what their controller wants."""
    decided = Look.objects.values("record")
    for each in anothers(today).exclude(record__in=decided).order_by("opened_on", "pk"):
        yield ToLook(
            reference=each.reference,
            title=each.title,
            reason="It belongs to another body, and its time is over.",
            what_to_do="Ask that body in writing whether it goes back or is destroyed, "
            "and write the answer down under Look again.",
            since=each.trigger_on or each.opened_on,
            key=each.key,
        )

"""Opening a case: a reference, a call-sign and two keys."""

from datetime import date, datetime
from secrets import choice

from django.db import IntegrityError, transaction

from kinkeeper.foundation.ui.callsigns import CALLSIGNS
from kinkeeper.foundation.vault import containers
from kinkeeper.people.models import Case

_TRIES = 20


def open_case(
    *, service: str, route: str, on: date, now: datetime, our_role: str = "controller"
) -> Case:
    """
    Open a case: the next reference, a free call-sign. Part of a caller's command.

    Two at the same moment each get a number and a word of their own.
    """
    for attempt in range(_TRIES):
        try:
            with transaction.atomic():
                return Case.objects.create(
                    reference=f"KK-{_next_number() + attempt:04d}",
                    callsign=free_callsign(),
                    container=containers.make("case", now=now),
                    reports_container=containers.make("reports", now=now),
                    service=service,
                    route=route,
                    our_role=our_role,
                    opened_on=on,
                )
        except IntegrityError:
            continue
    raise RuntimeError("No free case reference was found.")


def free_callsign() -> str:
    """Return a word that no open case uses; empty when all are taken."""
    taken = set(
        Case.objects.filter(closed_on=None, declined_on=None).values_list(
            "callsign", flat=True
        )
    )
    free = [sign.word for sign in CALLSIGNS if sign.word not in taken]
    return choice(free) if free else ""


def _next_number() -> int:
    newest = Case.objects.filter(reference__regex=r"^KK-\d+$").order_by("-pk")[:200]
    numbers = [int(ref[3:]) for ref in newest.values_list("reference", flat=True)]
    return max(numbers, default=0) + 1

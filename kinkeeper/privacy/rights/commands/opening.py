"""What opening, keeping and closing have in common: number, seal, hold, log."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.vault import containers
from kinkeeper.people.models import Case, Party
from kinkeeper.policy import edition
from kinkeeper.privacy.records import holding, obligations
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.records.numbering import save_as_next
from kinkeeper.privacy.rights import permissions
from kinkeeper.privacy.rights.models import Matter
from kinkeeper.privacy.rights.queries.concerning import Concerned
from kinkeeper.rules.dates import add_months

M = TypeVar("M", bound=Matter)


def check_may_open(concerned: Concerned, by: Account) -> None:
    """Refuse everybody but those who handle requests, and a person for themselves."""
    own = concerned.account is not None and concerned.account.pk == by.pk
    if own and Party.objects.filter(account=by, person=concerned.person).exists():
        return
    permissions.insist_may_handle(by)


def opened(
    matter: M,
    *,
    letters: str,
    concerned: Concerned,
    words: str,
    by: Account,
    now: datetime,
) -> M:
    """Save a new matter, sealed, with the first line of its log, as RR-0007."""
    if not words.strip():
        raise RefusedError("Write down what they said, in their own words.")
    if matter.received_at > now:
        raise RefusedError("It cannot have come later than now.")
    matter.container = containers.make("rights", now=now)
    matter.logged_at, matter.logged_by = now, by
    matter.case, matter.person = concerned.case, concerned.person
    matter.worker_reference = concerned.worker_reference
    matter.account = concerned.account
    matter.seal(
        {
            "words": words.strip(),
            "name": concerned.name.strip(),
            "contact": concerned.contact.strip(),
            "log": [_line("Received", "", by, now)],
        }
    )
    return save_as_next(matter, letters)


def hold_for(matter: Matter, kind: str, *, by: Account, now: datetime) -> Hold | None:
    """
    Place the hold that follows a matter, on whatever it touches.

    Agreed disposals of it are taken out at once. None when nobody on file is touched.
    """
    reach = _reach(matter)
    if reach is None:
        return None
    for case in _cases(matter):
        obligations.locked(case)
    today = clock.london(now).date()
    months = edition.in_force().practice.hold_review_months
    return holding.placed(
        Hold(
            kind=kind,
            follows=matter.reference,
            review_on=add_months(today, months),
            reason=f"It follows {matter.reference}.",
            **reach,
        ),
        by=by,
        now=now,
    )


def _reach(matter: Matter) -> dict[str, Any] | None:
    if matter.person is not None:
        return {"scope": Hold.Scope.PERSON, "person": matter.person}
    if matter.case is not None:
        return {"scope": Hold.Scope.CASE, "case": matter.case}
    if matter.worker_reference:
        reference = matter.worker_reference
        return {"scope": Hold.Scope.WORKER, "worker_reference": reference}
    return None


def _cases(matter: Matter) -> list[Case]:
    if matter.person is not None:
        parts = Party.objects.filter(person=matter.person).values("case")
        return list(Case.objects.filter(pk__in=parts).order_by("pk"))
    return [matter.case] if matter.case is not None else []


def taken_up(matter: M, *, by: Account, seen: int) -> M:
    """Return the matter as it is now, for one more step. Refuses when it is closed."""
    permissions.insist_may_handle(by)
    versions.advance(matter, seen=seen)
    matter.refresh_from_db()
    if not matter.is_open:
        raise RefusedError(f"{matter.reference} is closed already.")
    return matter


def write_down(
    matter: Matter,
    what: str,
    *,
    words: str = "",
    by: Account,
    now: datetime,
    more: Mapping[str, Any] | None = None,
) -> None:
    """Add a line to the log, sealed with the rest. `more` changes other words."""
    said = matter.unseal()
    line = _line(what, words.strip(), by, now)
    matter.seal({**said, **(more or {}), "log": [*said.get("log", []), line]})
    matter.save(update_fields=["sealed"])


def noted(action: str, matter: Matter, by: Account, **detail: object) -> None:
    """Record an act in the trail: codes and references, no words."""
    trail.record(
        action,
        about=matter,
        by=by,
        case_key=case_key_of(matter),
        detail={"reference": matter.reference, **detail},
    )


def case_key_of(matter: Matter) -> UUID | None:
    return matter.case.key if matter.case else None


def keep(matter: Matter, *, now: datetime) -> None:
    """Work out anew how long the matter itself is kept."""
    obligations.keep_alone(record=trail.name_of(matter), now=now)


def closed(matter: Matter, *, by: Account, now: datetime) -> None:
    """Write the closing, end the holds that follow, and start the matter's clock."""
    today = clock.london(now).date()
    matter.closed_on = today
    matter.save()
    holding.end_following(matter.reference, on=today, by=by, now=now)
    keep(matter, now=now)


def _line(what: str, words: str, by: Account, now: datetime) -> dict[str, str]:
    who = by.short_name if by.is_team else "the person"
    return {
        "at": f"{clock.london(now):%Y-%m-%d %H:%M}",
        "by": who,
        "what": what,
        "words": words,
    }

"""
Writing down what the checks found, and telling a person when a promise breaks.

A promise that breaks is told of once: by a letter to everybody who looks after the
promises, and by an event of the trail. Until it is mended no further letter is sent.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.conf import settings

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import POWERS, Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.mail import outbox
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.vault import containers
from kinkeeper.policy import edition
from kinkeeper.website import emails
from kinkeeper.website.models import PromiseFinding, PromiseRun, PromiseState
from kinkeeper.website.queries.promises import Promise

LONGEST_FIGURE = 300


@trail.command
def keep_ledger(
    *,
    found: Sequence[Promise],
    why: PromiseRun.Why,
    now: datetime,
    by: Account | None = None,
    once: UUID | None = None,
) -> PromiseRun:
    """
    Write one run of the checks into the ledger, and tell of what broke or was mended.

    `by` is the person who asked for it; None for the worker and the command line.
    """
    once_only.claim(once, by=by)
    policy = edition.in_force()
    run = PromiseRun.objects.create(
        why=why,
        started_at=now,
        policy_version=policy.version,
        policy_sha256=policy.sha256,
    )
    before = PromiseState.objects.select_for_update().in_bulk()
    # A promise that the policy does not make any more has no state.
    PromiseState.objects.exclude(promise__in=policy.promises).delete()
    broken = []
    for promise in found:
        was = before.get(promise.id)
        _write(run, promise, was)
        if promise.kept is False and (was is None or was.kept is not False):
            broken.append(promise.id)
            _tell_the_trail("promise.broken", promise.id)
        elif promise.kept and was is not None and was.kept is False:
            _tell_the_trail("promise.mended", promise.id)
    if broken:
        _tell_people(now)
    trail.record(
        "promises.checked",
        about=f"promises:{run.pk}",
        by=by,
        detail={
            "why": run.why,
            "checked": len(found),
            "broken": sum(promise.kept is False for promise in found),
        },
    )
    return run


def _write(run: PromiseRun, promise: Promise, was: PromiseState | None) -> None:
    finding = PromiseFinding.objects.create(
        run=run,
        promise=promise.id,
        kept=promise.kept,
        figure=promise.figure[:LONGEST_FIGURE],
        evidence=[asdict(each) for each in promise.evidence],
    )
    same = was is not None and was.kept == promise.kept
    PromiseState.objects.update_or_create(
        promise=promise.id,
        defaults={
            "kept": promise.kept,
            "since": was.since if was and same else run.started_at,
            "checked_at": run.started_at,
            "finding": finding,
        },
    )


def _tell_the_trail(what: str, promise: str) -> None:
    trail.record(what, about=f"promise:{promise}", by=None)


def _tell_people(now: datetime) -> None:
    """Write to those who look after the promises. The letter does not say what."""
    roles = [role for role, powers in POWERS.items() if Power.PROMISES_SEE in powers]
    people = Account.objects.filter(
        kind=Account.Kind.STAFF,
        is_active=True,
        grants__role__in=roles,
        grants__ended_on=None,
    ).distinct()
    for account in people.order_by("pk"):
        outbox.write_letter(
            container=containers.shared("post-room", now=now),
            to=account.email,
            subject=Subject.MESSAGE,
            body=emails.promise_needs_you(settings.BASE_URL),
            now=now,
        )

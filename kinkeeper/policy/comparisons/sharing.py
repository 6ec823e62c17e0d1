"""Changes to who gets what, why it is used, what is stored in browsers, and rights."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TypeVar

from kinkeeper.policy.comparisons import wording
from kinkeeper.policy.comparisons.change import (
    EVERYBODY,
    Change,
    Effect,
    by_length,
    differing,
    pairs,
    people,
    plain,
)
from kinkeeper.policy.edition import Edition
from kinkeeper.policy.shapes.cookies import Cookie
from kinkeeper.policy.shapes.purposes import Purpose
from kinkeeper.policy.shapes.sharing import Recipient

T = TypeVar("T")

FAMILIES = ("children", "parents", "relatives")
VISITORS = ("visitors of the website",)
DAYS_OF_A_MONTH = 31


def changes(old: Edition, new: Edition) -> Iterator[Change]:
    """Yield changes of the gate, recipients, processors, purposes, cookies, rights."""
    for name, was, now in pairs(asdict(old.document.gate), asdict(new.document.gate)):
        sentence = f"Releases: {name} is now {plain(now)}, not {plain(was)}."
        yield Change(Effect.REDUCES, f"gate.{name}", sentence, FAMILIES)
    yield from _recipients(old, new)
    yield from _purposes(old, new)
    yield from _more_is_less(
        "processor", old.processors, new.processors, "The company", EVERYBODY
    )
    yield from _more_is_less("basis", old.bases, new.bases, "The ground", EVERYBODY)
    for cookie, before, after in pairs(old.cookies, new.cookies):
        yield _cookie(cookie, before, after)
    yield from _rights(old, new)


def _recipients(old: Edition, new: Edition) -> Iterator[Change]:
    for name, was, now in pairs(old.recipients, new.recipients):
        either = now or was
        touched = _about(old, new, either)
        if now is None:
            sentence, effect = f"{_title(was)} get nothing any more.", Effect.EXTENDS
        elif was is None:
            sentence, effect = f"New: {now.title} get {now.gets}.", Effect.REDUCES
        else:
            what = ", ".join(differing(was, now))
            sentence, effect = f"{now.title}: changed in {what}.", Effect.REDUCES
        yield Change(effect, f"recipient.{name}", sentence, touched)


def _purposes(old: Edition, new: Edition) -> Iterator[Change]:
    for name, was, now in pairs(old.purposes, new.purposes):
        touched = _about(old, new, now or was)
        if now is None:
            sentence, effect = f"No longer used {_title(was)}.", Effect.EXTENDS
        elif was is None:
            sentence, effect = f"New purpose: {now.title}.", Effect.REDUCES
        else:
            what = ", ".join(differing(was, now))
            sentence, effect = f"{now.title}: changed in {what}.", Effect.REDUCES
        yield Change(effect, f"purpose.{name}", sentence, touched)


def _about(
    old: Edition, new: Edition, each: Recipient | Purpose | None
) -> tuple[str, ...]:
    """Return the people whose records a recipient or a purpose touches."""
    kinds = each.classes if each else ()
    found = [new.records.get(kind) or old.records.get(kind) for kind in kinds]
    return people(group for record in found if record for group in record.about)


def _more_is_less(
    family: str,
    before: Mapping[str, T],
    after: Mapping[str, T],
    noun: str,
    touches: tuple[str, ...],
) -> Iterator[Change]:
    for name, was, now in pairs(before, after):
        effect = Effect.EXTENDS if now is None else Effect.REDUCES
        verb = "has gone" if now is None else "is new" if was is None else "changed"
        yield Change(effect, f"{family}.{name}", f"{noun} {name} {verb}.", touches)


def _cookie(name: str, was: Cookie | None, now: Cookie | None) -> Change:
    about = f"cookie.{name}"
    used_before = was is not None and was.enabled
    if now is None or not now.enabled:
        effect = Effect.EXTENDS if used_before else Effect.NEUTRAL
        return Change(effect, about, f"The cookie {name} is not used.", VISITORS)
    if was is None or not was.enabled:
        effect = Effect.REDUCES if now.needs_consent else Effect.NEUTRAL
        return Change(effect, about, f"The cookie {name} is used now.", VISITORS)
    changed = set(differing(was, now))
    if changed <= {"months", "days"}:
        effect = by_length(_days(was), _days(now), shorter_is_kinder=True)
        return Change(effect, about, f"{name} stays for another time.", VISITORS)
    what = ", ".join(sorted(changed))
    return Change(Effect.REDUCES, about, f"{name}: changed in {what}.", VISITORS)


def _days(cookie: Cookie) -> int:
    return cookie.months * DAYS_OF_A_MONTH + cookie.days


def _rights(old: Edition, new: Edition) -> Iterator[Change]:
    for name, was, now in pairs(old.rights, new.rights):
        effect, verb = Effect.REDUCES, "changed"
        if now is None:
            verb = "has gone"
        elif was is None:
            effect, verb = Effect.EXTENDS, "is new"
        elif set(differing(was, now)) <= {"title", "plain", "article"}:
            told = f"{was.title} {was.plain}", f"{now.title} {now.plain}"
            effect = wording.effect(*told)
        yield Change(effect, f"right.{name}", f"The right {name} {verb}.", EVERYBODY)


def _title(each: Recipient | Purpose | None) -> str:
    return each.title if each else "nobody"

"""Changes to how long records are kept, and to what holds them."""

from collections.abc import Iterator

from kinkeeper.policy.comparisons import wording
from kinkeeper.policy.comparisons.change import (
    EVERYBODY,
    Change,
    Effect,
    differing,
    pairs,
)
from kinkeeper.policy.edition import Edition
from kinkeeper.policy.tables import kept
from kinkeeper.rules.retention import Hold, Row

# What changes no period. Whether a new title means the same is a matter of wording.
WORDING = {"title", "law", "clause"}


def changes(old: Edition, new: Edition) -> Iterator[Change]:
    """Yield each change of the retention table and of what it is made of."""
    yield from _rows(old, new)
    yield from _grounds(old, new)
    yield from _kinds(old, new)
    yield from _holds(old, new)
    for name, was, now in pairs(old.triggers, new.triggers):
        sentence = f"The words for the day {name} changed."
        effect = wording.effect(was or "", now or "")
        yield Change(effect, f"trigger.{name}", sentence, EVERYBODY)
    for name, _, _ in pairs(old.document.fact, new.document.fact):
        sentence = f"What a rule may look at changed: {name}."
        yield Change(Effect.REDUCES, f"fact.{name}", sentence, EVERYBODY)


def effect_of_row(was: Row, now: Row) -> Effect:
    """Return what another row does: neutral when only its wording is another."""
    if set(differing(was, now)) <= WORDING:
        return wording.effect(was.title, now.title)
    return Effect.REDUCES


def effect_of_hold(was: Hold, now: Hold) -> Effect:
    """Return what another hold does: neutral when only its wording is another."""
    if set(differing(was, now)) <= {"because"}:
        return wording.effect(was.because, now.because)
    return Effect.REDUCES


def _kinds(old: Edition, new: Edition) -> Iterator[Change]:
    for name, was, now in pairs(old.records, new.records):
        about = f"record.{name}"
        if was is None or now is None:
            verb = "is new" if was is None else "has gone"
            either = now or was
            touched = either.about if either else EVERYBODY
            sentence = f"The kind of record {name} {verb}."
            yield Change(Effect.REDUCES, about, sentence, touched)
            continue
        same = differing(was, now) == ("title",)
        effect = wording.effect(was.title, now.title) if same else Effect.REDUCES
        sentence = f"What counts as {name}, or whom it is about, changed."
        yield Change(effect, about, sentence, now.about)


def _holds(old: Edition, new: Edition) -> Iterator[Change]:
    for name, was, now in pairs(old.schedule.holds, new.schedule.holds):
        effect = effect_of_hold(was, now) if was and now else Effect.REDUCES
        sentence = f"What a hold of the kind {name} stops, or how it is told, changed."
        yield Change(effect, f"hold.{name}", sentence, EVERYBODY)


def _rows(old: Edition, new: Edition) -> Iterator[Change]:
    before = {row.id: row for row in (*old.schedule.rows, *old.schedule.additional)}
    after = {row.id: row for row in (*new.schedule.rows, *new.schedule.additional)}
    for name, was, now in pairs(before, after):
        about = f"retention.{name}"
        if was is None or now is None:
            verb = "is new" if was is None else "has gone"
            either = now or was
            sentence = f"The row {name} {verb}: {either.title if either else name}."
            yield Change(Effect.REDUCES, about, sentence, _touched(old, new, either))
            continue
        effect = effect_of_row(was, now)
        yield Change(effect, about, _told(old, new, was, now), _touched(old, new, now))


def _grounds(old: Edition, new: Edition) -> Iterator[Change]:
    """Yield rows that rest on another ground in the law than before."""
    for name, was, now in pairs(old.document.retention, new.document.retention):
        if was is not None and now is not None and was.basis != now.basis:
            sentence = f"{now.title}: kept on another ground in the law."
            touched = _touched(old, new, new.schedule.row(name))
            yield Change(Effect.REDUCES, f"ground.{name}", sentence, touched)


def _told(old: Edition, new: Edition, was: Row, now: Row) -> str:
    how_long = kept(was, old.schedule), kept(now, new.schedule)
    if how_long[0] != how_long[1]:
        return f"{now.title}: kept {how_long[1].lower()}, not {how_long[0].lower()}."
    what = ", ".join(differing(was, now))
    return f"{now.title}: changed in {what}."


def _touched(old: Edition, new: Edition, row: Row | None) -> tuple[str, ...]:
    if row is None:
        return EVERYBODY
    record = new.records.get(row.kind) or old.records.get(row.kind)
    return record.about if record else EVERYBODY

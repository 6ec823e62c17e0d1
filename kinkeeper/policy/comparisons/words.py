"""Changes of the text. The rules are elsewhere, but words are promises too."""

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
from kinkeeper.policy.shapes.clauses import Clause
from kinkeeper.policy.shapes.promises import Cadence, Promise

WHERE_TO_FIND_THEM = frozenset(
    {"name", "address", "email", "phone", "website", "lead", "registration"}
)


def changes(old: Edition, new: Edition) -> Iterator[Change]:
    """Yield each clause, promise and address that is not what it was."""
    before = {clause.id: clause for clause in old.document.clause}
    after = {clause.id: clause for clause in new.document.clause}
    for clause_id, was, now in pairs(before, after):
        yield _clause(clause_id, was, now)
    for name, said, says in pairs(old.document.promise, new.document.promise):
        verb = "is new" if said is None else "has gone" if says is None else "changed"
        effect = _of_promise(said, says)
        yield Change(effect, f"promise.{name}", f"The promise {verb}.", EVERYBODY)
    for name in ("controller", "regulator"):
        was_party, now_party = getattr(old, name), getattr(new, name)
        if was_party != now_party:
            sentence = f"What is said of the {name} changed."
            effect = wording.effect(was_party.name, now_party.name)
            if not set(differing(was_party, now_party)) <= WHERE_TO_FIND_THEM:
                effect = Effect.REDUCES
            yield Change(effect, name, sentence, EVERYBODY)
    yield from _demands(old, new)


def _demands(old: Edition, new: Edition) -> Iterator[Change]:
    """Yield what the law or a court is said to demand, where that changed."""
    demanded = pairs(old.document.legal_override, new.document.legal_override)
    for name, _, override in demanded:
        cites = override.cites if override else "nothing any more"
        sentence = f"What demands a change of {name}: {cites}."
        yield Change(Effect.NEUTRAL, f"legal_override.{name}", sentence, EVERYBODY)


def _of_promise(was: Promise | None, now: Promise | None) -> Effect:
    if was is None:
        return Effect.EXTENDS
    if now is None or was.check != now.check or was.missions != now.missions:
        return Effect.REDUCES
    told = wording.effect(was.statement, now.statement)
    if was.every is now.every or told is Effect.REDUCES:
        return told
    return Effect.EXTENDS if now.every is Cadence.HOURLY else Effect.REDUCES


def _clause(clause_id: str, was: Clause | None, now: Clause | None) -> Change:
    about = f"clause {clause_id}"
    if was is None or now is None:
        verb = "is new" if was is None else "has gone"
        either = now or was
        title = either.title if either else ""
        return Change(Effect.REDUCES, about, f"“{title}” {verb}.", EVERYBODY)
    tied = set(was.missions) <= set(now.missions) and set(was.tables) <= set(now.tables)
    effect = wording.effect(_text(was), _text(now)) if tied else Effect.REDUCES
    how = "is spelt differently" if effect is Effect.NEUTRAL else "says something else"
    return Change(effect, about, f"“{now.title}” {how}.", EVERYBODY)


def _text(clause: Clause) -> str:
    return " ".join((clause.title, clause.summary, clause.body, clause.does))

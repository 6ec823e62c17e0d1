"""Changes of the text. The rules are elsewhere, but words are promises too."""

from collections.abc import Iterator

from kinkeeper.policy.comparisons import wording
from kinkeeper.policy.comparisons.change import EVERYBODY, Change, Effect, pairs
from kinkeeper.policy.edition import Edition
from kinkeeper.policy.shapes.clauses import Clause


def changes(old: Edition, new: Edition) -> Iterator[Change]:
    """Yield each clause, promise and address that is not what it was."""
    before = {clause.id: clause for clause in old.document.clause}
    after = {clause.id: clause for clause in new.document.clause}
    for clause_id, was, now in pairs(before, after):
        yield _clause(clause_id, was, now)
    for name, said, says in pairs(old.document.promise, new.document.promise):
        effect, verb = Effect.REDUCES, "changed"
        if said is None:
            effect, verb = Effect.EXTENDS, "is new"
        elif says is None:
            verb = "has gone"
        elif said.check == says.check and said.missions == says.missions:
            effect = wording.effect(said.statement, says.statement)
        yield Change(effect, f"promise.{name}", f"The promise {verb}.", EVERYBODY)
    for name in ("controller", "regulator"):
        was_party, now_party = getattr(old, name), getattr(new, name)
        if was_party != now_party:
            sentence = f"The {name}'s name or address changed."
            effect = wording.effect(was_party.name, now_party.name)
            yield Change(effect, name, sentence, EVERYBODY)


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

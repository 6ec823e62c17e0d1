"""Trying every row through the commands, and telling which were refused."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction

from kinkeeper.config.importing import rows
from kinkeeper.config.importing.known import brought_before, has_session_at
from kinkeeper.config.importing.sheets import Line
from kinkeeper.config.importing.values import WrongCellError, needed
from kinkeeper.contact_sessions.commands.bring_over_session import bring_over_session
from kinkeeper.contact_sessions.commands.plan_session import plan_session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.referrals.commands.bring_over import Family, bring_over


@dataclass(frozen=True)
class Refused:
    """A row that cannot come in, and why, as a sentence. `column`: its letter."""

    sheet: str
    row: int
    why: str
    column: str = ""

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"{self.sheet}, row {self.row}{column}: {self.why}"


@dataclass
class Outcome:
    """What came in, or would; what was here already; and what was refused."""

    families: int = 0
    dates: int = 0
    here: int = 0
    refused: list[Refused] = field(default_factory=list)


class _UndoneError(Exception):
    """Takes everything back."""


def bring(
    lines: Iterable[Line], *, by: Account, now: datetime, dry_run: bool
) -> Outcome:
    """
    Bring all families and dates over, or none when any row is refused.

    What came in before is left as it is, so that the same file twice changes nothing.
    With `dry_run` nothing stays in any case; the answer is the same.
    """
    outcome = Outcome()
    try:
        with transaction.atomic():
            _bring(list(lines), outcome, by, now)
            if dry_run or outcome.refused:
                raise _UndoneError
    except _UndoneError:
        pass
    return outcome


def _bring(lines: list[Line], outcome: Outcome, by: Account, now: datetime) -> None:
    of = {sheet: [line for line in lines if line.sheet == sheet] for sheet in rows.ALL}
    people: dict[str, list[Line]] = {}
    for line in of["People"]:
        people.setdefault(line.cells.get("family", ""), []).append(line)
    cases: dict[str, Case] = {}
    for line in of["Families"]:
        name = line.cells.get("family", "")
        with _refusing(line, outcome):
            if needed(line.cells, "family") in cases:
                raise WrongCellError(f"The family {name} is named twice.")
            family = rows.family(line, people.pop(name, []))
            cases[name] = _family(family, outcome, by, now)
    tried = {line.cells.get("family", "") for line in of["Families"]}
    for name, rest in people.items():
        if name not in tried:
            why = f"The sheet Families has no family {name or 'without a name'}."
            outcome.refused += [Refused(each.sheet, each.row, why) for each in rest]
    for line in of["Dates"]:
        with _refusing(line, outcome):
            is_new = _date(line, cases, by, now)
            outcome.dates += is_new
            outcome.here += not is_new


def _family(family: Family, outcome: Outcome, by: Account, now: datetime) -> Case:
    """Return the case of a family, which may be here already."""
    known = brought_before(family)
    if known is not None:
        outcome.here += 1
        return known
    case = bring_over(family=family, by=by, now=now)
    outcome.families += 1
    return case


def _date(line: Line, cases: dict[str, Case], by: Account, now: datetime) -> bool:
    """Bring one date in; False when it is here already."""
    case = cases.get(needed(line.cells, "family"))
    if case is None:
        raise WrongCellError("Its family did not come in.")
    told = rows.session(line)
    if has_session_at(case, on=told.on, start=told.start):
        return False
    if told.took_place is None:
        plan_session(
            case=case,
            room=told.room,
            on=told.on,
            start=told.start,
            minutes=told.minutes,
            supervisor=told.worker,
            funders=[(told.paid_by, 100)],
            child_door=told.doors[0],
            visitor_door=told.doors[1],
            by=by,
            now=now,
            override_reason="It was agreed before this program was used.",
        )
    else:
        bring_over_session(
            case=case,
            room=told.room,
            doors=told.doors,
            on=told.on,
            start=told.start,
            minutes=told.minutes,
            took_place=told.took_place,
            by=by,
            now=now,
        )
    return True


@contextmanager
def _refusing(line: Line, outcome: Outcome) -> Iterator[None]:
    """Undo one row that is refused, and write down why."""
    try:
        with transaction.atomic():
            yield
    except WrongCellError as error:
        at = error.line if isinstance(error, rows.RowError) else line
        column = at.letters.get(error.column, "")
        outcome.refused.append(Refused(at.sheet, at.row, str(error), column))
    except RefusedError as error:
        outcome.refused.append(Refused(line.sheet, line.row, str(error)))
    except IntegrityError:
        why = "It is there twice, or at the same time as another."
        outcome.refused.append(Refused(line.sheet, line.row, why))

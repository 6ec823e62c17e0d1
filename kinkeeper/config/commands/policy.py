"""`kinkeeper policy check`: may this edition be relied on, and what does it change?"""

from pathlib import Path
from typing import TextIO

# Tells the policy which day it is.
from kinkeeper.foundation import clock  # noqa: F401
from kinkeeper.policy import edition
from kinkeeper.policy.comparison import Change, Effect, compare
from kinkeeper.policy.edition import DefectiveEditionError, Edition
from kinkeeper.policy.lints import lints
from kinkeeper.rules.sentences import in_words, listed


def check(file: Path | None, stdout: TextIO, stderr: TextIO) -> int:
    """
    Compile an edition, by default the one in force, and say what it holds.

    0 if it may be relied on, whatever its controller should look at; 1 otherwise, with
    one sentence for each defect.
    """
    found = _loaded(file, stderr)
    if found is None:
        return 1
    rows = len(found.schedule.rows) + len(found.schedule.additional)
    print(
        f"Edition {found.version} ({in_words(found.effective_from)}) is whole: "
        f"{len(found.clauses)} clauses, {rows} rows for {len(found.records)} kinds of "
        f"record, {len(found.cookies)} cookies, {len(found.promises)} promises.",
        f"SHA-256 {found.sha256}",
        sep="\n",
        file=stdout,
    )
    for lint in lints(found):
        print(f"Look at {lint.id}: {lint.sentence}", file=stdout)
    return 0


def diff(old: Path, new: Path, stdout: TextIO, stderr: TextIO) -> int:
    """
    Print each change from one edition to another, and whom it touches.

    0 when both could be read, whatever the changes do; 1 otherwise.
    """
    before, after = _loaded(old, stderr), _loaded(new, stderr)
    if before is None or after is None:
        return 1
    changes = compare(before, after)
    for change in changes:
        print(_line(change), file=stdout)
    if not changes:
        print("Nothing changed.", file=stdout)
    elif any(change.effect is Effect.REDUCES for change in changes):
        print(
            "Changes that reduce count only for new information, or for those who "
            "clearly agree.",
            file=stdout,
        )
    return 0


def _line(change: Change) -> str:
    who, cites = listed(change.touches), f" ({change.cites})" if change.cites else ""
    told = f"{change.about}: {change.sentence} Touches: {who}."
    return f"{change.effect:8} {told}{cites}"


def _loaded(file: Path | None, stderr: TextIO) -> Edition | None:
    try:
        return edition.load(file) if file else edition.in_force()
    except OSError as error:
        print(f"{file or 'The edition'} cannot be read: {error.strerror}.", file=stderr)
    except DefectiveEditionError as error:
        print(error, file=stderr)
    return None

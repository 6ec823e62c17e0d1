"""Destroying 100,000 rows again after a restore, against a plain DELETE by their keys.

Ours takes lines of the journal, runs every part of the register, compares each row with
its leaf, puts certificate and manifest back, writes event and mark. The limit is one
prepared DELETE for each key. The note tells what one DELETE of all rows together takes.
Each run is undone, so that all runs find the same rows.
"""

from collections.abc import Callable, Iterator
from statistics import median

from django.db import connection, transaction

from bench.dispose import DAY, FEW, MANY, PAIRS, _filled, _plain, _rows, _seconds
from bench.pairs import Row

GOAL = "<= 1.5"
# As many separate disposals as fit into a bench; 10,000 of them take as much longer.
APART, EACH, FEW_PAIRS = 200, 10, 3


class _UndoneError(Exception):
    """Ends the first disposal so that its rows are there again."""


def run() -> Iterator[Row]:
    for number in (FEW, MANY):
        case, item = _filled(number + 1)
        (line,) = _lines_of([(case, item)])
        ours, limit, together = _again([line]), _by_key([case]), _plain(case)
        times = [(_seconds(ours), _seconds(limit)) for _ in range(PAIRS)]
        bare = median(_seconds(together) for _ in range(PAIRS))
        assert _rows(case).count() == number + 1
        yield Row(
            f"restore-replay, {number:,} rows, {connection.vendor}",
            median(mine for mine, _ in times),
            median(keyed for _, keyed in times),
            median(mine / keyed for mine, keyed in times),
            GOAL if number == MANY else "for information",
            f"all in one DELETE: {bare * 1e3:.0f} ms",
        )
    yield _apart()


def _apart() -> Row:
    """Many disposals of few rows: what each of them costs beyond its rows."""
    made = [_filled(EACH, f"A{number}") for number in range(APART)]
    ours = _again(_lines_of(made))
    limit = _by_key([case for case, _ in made])
    times = [(_seconds(ours), _seconds(limit)) for _ in range(FEW_PAIRS)]
    mine = median(each for each, _ in times)
    return Row(
        f"restore-replay, {APART:,} x {EACH} rows, {connection.vendor}",
        mine,
        median(keyed for _, keyed in times),
        median(each / keyed for each, keyed in times),
        GOAL,
        f"{mine / APART * 1e3:.1f} ms a disposal; 10,000 take "
        f"{mine / APART * 10_000:.0f} s",
    )


def _lines_of(made):  # type: ignore[no-untyped-def]
    """Destroy each once, take the lines for the journal, and undo it."""
    from kinkeeper.foundation import clock
    from kinkeeper.privacy.disposal import documents
    from kinkeeper.privacy.disposal.queries import journalled
    from kinkeeper.privacy.records import register

    lines = []
    now = clock.moment(DAY, 3)
    parts = register.parts_of("case_file")
    try:
        with transaction.atomic():
            for case, item in made:
                went = [(p.title, p.erase(case, item.record, now)) for p in parts]
                type(item).objects.filter(pk=item.pk).update(
                    state="DISPOSED", approved_at=now, disposed_at=now
                )
                documents.certify(item, case, went, now=now)
            lines = [each for each in journalled.lines() if each.at == now]
            raise _UndoneError
    except _UndoneError:
        return lines


def _again(lines) -> Callable[[], None]:  # type: ignore[no-untyped-def]
    """Replay as a restore does: some lines at a time, with their marks."""
    from kinkeeper.foundation.recovery import register, replaying
    from kinkeeper.foundation.recovery.journal import Entry
    from kinkeeper.foundation.recovery.register import Replayed

    (kind,) = [each for each in register.replays() if each.kind == "disposal"]
    entries = [Entry(number, line, "") for number, line in enumerate(lines, start=1)]

    def replay() -> None:
        for some in replaying._portions(kind, entries):
            became = replaying._replay(kind, some)
            assert set(became) == {Replayed.DONE}

    return replay


def _by_key(cases) -> Callable[[], None]:  # type: ignore[no-untyped-def]
    keys = [(pk,) for case in cases for pk in _rows(case).values_list("pk", flat=True)]
    words = "DELETE FROM people_correspondence WHERE id = %s"

    def delete() -> None:
        with connection.cursor() as cursor:
            cursor.executemany(words, keys)

    return delete

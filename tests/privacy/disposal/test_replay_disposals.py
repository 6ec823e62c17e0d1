"""Many disposals replayed together come to the end of one after another (BK-3)."""

from collections.abc import Callable, Sequence

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

import kinkeeper.privacy.disposal.commands.replay_disposals as together
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.recovery import replaying
from kinkeeper.foundation.recovery.journal import Entry
from kinkeeper.foundation.recovery.models import Mark
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.privacy.disposal.commands.replay_disposal import replay_disposal
from kinkeeper.privacy.disposal.commands.replay_disposals import replay_disposals
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.queries import journalled
from kinkeeper.privacy.disposal.queries.come_back import come_back
from kinkeeper.privacy.disposal.queries.rounds import rounds
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records.models import Look
from tests.privacy import stage
from tests.privacy.disposal import street
from tests.privacy.disposal.street import NEXT_NIGHT, NIGHT
from tests.privacy.records.test_holds import placed

pytestmark = pytest.mark.django_db
NOW = stage.at(NEXT_NIGHT, 12)
HELD, MOVED = "KK-0906", "KK-0907"


def brought_back() -> list[Line]:
    """Destroy the street after the backup, and put the backup back."""
    street.street()
    with transaction.atomic():
        gone = [sweep_disposals(night).disposed for night in (NIGHT, NEXT_NIGHT)]
        assert gone == [4, 4]
        lines = list(journalled.lines())
        transaction.set_rollback(True)
    assert Certificate.objects.count() == 0
    return lines


def stood_against() -> None:
    """Since the backup one family is held, and one has another reference."""
    omar = Account.objects.get(name="Omar Said")
    placed(Case.objects.get(reference=HELD), omar)
    Case.objects.filter(reference=MOVED).update(reference="KK-0998")


def tried(
    lines: Sequence[Line], way: Callable[[Sequence[Line]], list[Replayed]]
) -> tuple[list[Replayed], dict[str, list[str]], list[list[str]]]:
    """Replay, write down all that the database says, and undo it."""
    with transaction.atomic():
        became = way(lines)
        said = street.told()
        acts = [
            street.events("disposal.replayed"),
            street.events("disposal.replay_set_aside"),
            street.events("disposal.replay_not_needed"),
        ]
        transaction.set_rollback(True)
    return became, said, acts


def one_by_one(lines: Sequence[Line]) -> list[Replayed]:
    return [replay_disposal(line=line, now=NOW) for line in lines]


def all_at_once(lines: Sequence[Line]) -> list[Replayed]:
    return replay_disposals(lines=lines, now=NOW)


def test_every_row_of_every_table_is_as_after_one_by_one():
    """BK-3: the same rows, the same proofs, the same events, the same set aside."""
    lines = brought_back()
    stood_against()
    before = street.told()
    single, many = tried(lines, one_by_one), tried(lines, all_at_once)
    assert single[0] == many[0]
    assert many[0].count(Replayed.SET_ASIDE) == 2
    assert many[0].count(Replayed.DONE) == 6
    for label, rows in single[1].items():
        assert many[1][label] == rows, label
    assert single[2] == many[2]
    changed = [label for label, rows in before.items() if single[1][label] != rows]
    assert {
        "people.Party",
        "people.Person",
        "accounts.Account",
        "people.Correspondence",
        "contact_sessions.Session",
        "contact_sessions.SessionFunder",
        "records.Hold",
        "records.HoldStep",
        "files.StoredFile",
        "mail.Letter",
        "vault.Container",
        "disposal.Certificate",
    } <= set(changed)


def test_each_row_is_as_it_was_when_it_went():
    """The digests of what came back are those of the certificate, place by place."""
    lines = brought_back()
    assert replay_disposals(lines=lines, now=NOW) == [Replayed.DONE] * 8
    for event in Event.objects.filter(action="disposal.replayed"):
        # Accounts of the families were touched by nobody since.
        assert event.detail["rows"] == event.detail["as_then"] > 0
    assert list(come_back(NEXT_NIGHT)) == []


def test_what_somebody_typed_about_it_does_not_come_back():
    """P9l: the reason of a stop and of a look went with the record, and goes again."""
    lines = brought_back()
    assert Item.objects.filter(stopped_why=street.STOPPED_WHY).exists()
    for way in (one_by_one, all_at_once):
        _, said, _ = tried(lines, way)
        text = str(said)
        assert street.STOPPED_WHY not in text
        assert street.LOOKED_WHY not in text
    assert Look.objects.filter(reason=street.LOOKED_WHY).exists()


def test_a_mother_of_two_families_goes_with_the_second():
    lines = brought_back()
    shared = Party.objects.values_list("person").filter(case__reference="KK-0901")
    (mother,) = set(shared) & set(
        Party.objects.values_list("person").filter(case__reference="KK-0902")
    )
    split = list(rounds(lines))
    assert [len(each) for each in split] == [7, 1]
    first = [line for line in lines if line.said["reference"] == "KK-0901"]
    replay_disposals(lines=first, now=NOW)
    assert Person.objects.filter(pk=mother[0]).exists()
    replay_disposals(lines=lines, now=NOW)
    assert not Person.objects.filter(pk=mother[0]).exists()


def test_a_second_time_changes_nothing():
    lines = brought_back()
    replay_disposals(lines=lines, now=NOW)
    before = street.told()
    assert replay_disposals(lines=lines, now=NOW) == [Replayed.ALREADY] * 8
    assert street.told() == before


def test_a_number_taken_since_sets_aside_the_one_it_belongs_to_alone():
    """When the database refuses the many, each is tried by itself."""
    lines = brought_back()
    taken = lines[0].said["certificate"]
    with transaction.atomic():
        replay_disposals(lines=lines[:1], now=NOW)
        mine = Certificate.objects.get()
        mine.key, mine.reference = mine.item.batch.key, taken["reference"]
        mine.save()
        became = replay_disposals(lines=lines, now=NOW)
        assert became == [Replayed.SET_ASIDE, *[Replayed.DONE] * 7]
        transaction.set_rollback(True)


@pytest.mark.parametrize("fault", [OperationalError, OSError])
def test_a_machine_that_fails_undoes_all_of_them(monkeypatch, fault):
    """A full disk is no decision: nothing is set aside, the restore is repeated."""
    lines = brought_back()
    before = street.told()

    def fails(*_: object) -> None:
        raise fault("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(together, "_refresh", fails)
        with pytest.raises(fault):
            replay_disposals(lines=lines, now=NOW)
    assert street.told() == before
    assert replay_disposals(lines=lines, now=NOW) == [Replayed.DONE] * 8


def test_a_refused_statement_goes_the_slow_way(monkeypatch):
    lines = brought_back()

    def refused(*_: object) -> None:
        raise IntegrityError("no")

    single = tried(lines, one_by_one)
    monkeypatch.setattr(together, "_put_the_proofs_back", refused)
    many = tried(lines, all_at_once)
    assert many[1:] == single[1:]


def test_a_restore_goes_on_with_what_has_no_mark_yet(monkeypatch):
    """P12c: some at a time, each with its marks; the end is the same."""
    lines = brought_back()
    _, whole, _ = tried(lines, one_by_one)
    entries = [Entry(number, line, "") for number, line in enumerate(lines, start=1)]
    monkeypatch.setattr(replaying, "AT_ONCE", 3)
    monkeypatch.setattr(replaying.journal, "entries", lambda: iter(entries))
    real, calls = replaying._replay, []

    def dies_in_the_second(each, some):
        calls.append(len(some))
        if len(calls) == 2:
            with transaction.atomic():
                real(each, some)
                raise OSError("the power went")
        return real(each, some)

    with monkeypatch.context() as cut:
        cut.setattr(replaying, "_replay", dies_in_the_second)
        with pytest.raises(OSError, match="power"):
            replaying.replay_all()
    assert Mark.objects.count() == Certificate.objects.count() == 3
    result = replaying.replay_all()
    assert (result.done, result.already, result.set_aside) == (5, 0, [])
    assert Mark.objects.count() == 8
    said = street.told()
    for label in ("people.Case", "people.Person", "disposal.Certificate"):
        assert said[label] == whole[label]


def test_five_families_take_hardly_more_statements_than_two():
    """The number of statements must not grow with the number of families."""
    lines = [line for line in brought_back() if plain(line)]
    counts = []
    for many in (2, 5):
        with transaction.atomic(), CaptureQueriesContext(connection) as asked:
            replay_disposals(lines=lines[:many], now=NOW)
            counts.append(len(asked))
            transaction.set_rollback(True)
    assert counts[1] - counts[0] <= 6, counts


def plain(line: Line) -> bool:
    """Neither a shared mother nor sessions whose report stays."""
    return line.said["reference"] not in {"KK-0902", "KK-0903", "KK-0904"}

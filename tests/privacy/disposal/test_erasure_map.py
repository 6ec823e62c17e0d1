"""Every table of the installation is ended by something, and the map says what."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection

from kinkeeper.privacy.disposal.queries import erasure_map
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import obligations, register, row_copies
from kinkeeper.rules.retention import Record
from tests import family
from tests.privacy import stage
from tests.privacy.stage import ELIGIBLE_ON

# What the engine itself writes while it destroys.
ENGINE = {
    "records.Obligation",
    "records.Look",
    "disposal.Item",
    "sweeps.Lease",
    "recovery.Mark",
}


def test_every_table_is_ended_by_a_part_or_by_a_rule_of_its_own():
    """P9l: a new table with somebody in it must say what ends it."""
    assert erasure_map.in_no_list() == []


def test_a_table_that_nobody_ends_is_found(monkeypatch):
    kept = dict(erasure_map.OWN_RULE)
    kept.pop(next(why for why in kept if "log ends by date" in why))
    monkeypatch.setattr(erasure_map, "OWN_RULE", kept)
    assert erasure_map.in_no_list() == ["audit.Event"]


def test_each_part_says_what_it_takes():
    silent = [p.title for p in register.all_parts() if not erasure_map.tables_of(p)]
    assert silent == ["key of the reports"]


def test_the_map_speaks_of_no_part_and_no_table_that_is_not_there():
    parts = {(part.kind, part.title) for part in register.all_parts()}
    assert set(erasure_map.SAID_HERE) <= parts
    tables = set(erasure_map.all_tables())
    for labels in (*erasure_map.SAID_HERE.values(), *erasure_map.OWN_RULE.values()):
        assert set(labels) <= tables


@pytest.mark.django_db
def test_what_a_disposal_touches_is_what_the_map_says(monkeypatch):
    """The statements of a real disposal reach the tables of its parts and no other."""
    case = stage.wren_closed()
    stage.letter(case, "marmalade skies")
    obligations.refresh(case=case, now=stage.at(stage.CLOSED_ON))
    stage.agreed(case)
    touched: set[str] = set()

    def note(execute, words, values, many, context):
        found = re.match(r'(?:WITH gone AS \()?DELETE FROM "(\w+)"', words)
        if found:
            touched.add(found[1])
        return execute(words, values, many, context)

    copied = row_copies._copied

    def note_copy(using, words, values):
        """PostgreSQL gives deleted rows by COPY, which no wrapper sees."""
        note(lambda *_: None, words, values, False, {})
        return copied(using, words, values)

    monkeypatch.setattr(row_copies, "_copied", note_copy)
    with connection.execute_wrapper(note):
        assert sweep_disposals(ELIGIBLE_ON + timedelta(days=7)).disposed == 1
    labels = {
        model._meta.db_table: model._meta.label
        for model in apps.get_models(include_auto_created=True)
    }
    said = {
        label
        for part in register.parts_of("case_file")
        for label in erasure_map.with_all(erasure_map.tables_of(part))
    }
    assert {"people.Party", "people.Person", "people.Correspondence"} <= {
        labels[table] for table in touched
    }
    assert {labels[table] for table in touched} - said - ENGINE == set()


def test_no_search_index_and_no_copy_of_pictures_exists():
    """The copies that others forget: there are none of these here."""
    labels = " ".join(erasure_map.all_tables()).lower()
    for word in ("index", "thumbnail", "cache", "search", "history", "task"):
        assert word not in labels


@pytest.mark.django_db
def test_the_page_shows_it(client):
    client.force_login(family.omar())
    said = client.get("/staff/records/what-goes/").content.decode()
    assert "Messages in the outbox" in said
    assert "What ends by a rule of its own" in said
    client.force_login(family.sasha())
    assert client.get("/staff/records/what-goes/").status_code == 404


def test_every_share_of_a_family_file_can_go_with_those_of_others():
    """One part without `erase_many` makes a restore destroy family by family."""
    parts = register.parts_of(Record.CASE_FILE)
    assert [part.title for part in parts if part.erase_many is None] == []
    assert register.goes_together(Record.CASE_FILE)

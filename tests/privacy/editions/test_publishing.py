"""A published edition: signed, never changed, no record rewritten (P14, K2, PV-1)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy import library
from kinkeeper.policy.edition import in_force
from kinkeeper.privacy.editions.commands import publish_edition as publishing
from kinkeeper.privacy.editions.commands.publish_edition import publish_edition
from kinkeeper.privacy.editions.commands.put_on_shelf import (
    OtherFileError,
    put_on_shelf,
)
from kinkeeper.privacy.editions.commands.withdraw_draft import withdraw_draft
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.queries.signed import is_signed
from kinkeeper.privacy.editions.tasks import shelve
from kinkeeper.privacy.records.models import Obligation
from tests.privacy import stage
from tests.privacy.editions import writing
from tests.privacy.editions.writing import COUNTS_FROM, WRITTEN_ON, at

NOW = at(WRITTEN_ON)
State = DraftEdition.State


@pytest.mark.django_db(transaction=True)
def test_a_published_edition_counts_from_its_day(omar, ruth, folder):
    """PV-1, PV-6"""
    draft = writing.published(omar, ruth)

    assert draft.state == State.PUBLISHED
    assert is_signed("2027-03", draft.sha256)
    assert (folder / "2027-03.toml").read_text() == draft.text
    assert in_force().version == "2026-11"
    with clock.travelled_to(at(COUNTS_FROM)):
        assert in_force().version == "2027-03"
        assert in_force().sha256 == draft.sha256
        assert in_force().published_on == WRITTEN_ON
    event = Event.objects.get(action="edition.published")
    assert event.detail["sha256"] == draft.sha256


@pytest.mark.django_db
def test_publishing_writes_no_row_of_any_record(omar, ruth):
    """K2: the period is not stored, so there is nothing to rewrite."""
    stage.wren_closed()
    before = list(Obligation.objects.order_by("pk").values())
    draft = writing.approved(omar, ruth)

    with CaptureQueriesContext(
        connection,
    ) as caught:
        publish_edition(draft=draft, by=ruth, now=NOW, version_seen=draft.version)

    writes = [
        query["sql"]
        for query in caught.captured_queries
        if query["sql"].split()[0] in ("UPDATE", "INSERT", "DELETE")
    ]
    assert writes
    assert not [sql for sql in writes if "records_" in sql or "people_" in sql]
    assert list(Obligation.objects.order_by("pk").values()) == before


@pytest.mark.django_db
def test_a_power_cut_between_row_and_file_loses_nothing(
    omar, ruth, folder, monkeypatch
):
    """PV-1: the worker writes the file that is missing, once."""
    draft = writing.approved(omar, ruth)
    monkeypatch.setattr(publishing, "put_on_shelf", lambda draft: None)
    publish_edition(draft=draft, by=ruth, now=NOW, version_seen=draft.version)
    assert not (folder / "2027-03.toml").exists()

    assert shelve(NOW) == 1
    assert shelve(NOW) == 0
    assert library.edition_of("2027-03").sha256 == writing.fresh(draft).sha256


@pytest.mark.django_db
def test_a_power_cut_while_writing_leaves_no_half_edition(
    omar, ruth, folder, monkeypatch
):
    draft = writing.approved(omar, ruth)
    monkeypatch.setattr(publishing, "put_on_shelf", lambda draft: None)
    publish_edition(draft=draft, by=ruth, now=NOW, version_seen=draft.version)
    folder.mkdir()
    (folder / "2027-03.sha256").write_text("half")
    (folder / ".2027-03.toml.123").write_text("[edition")
    assert [each.version for each in library.editions()] == ["2026-11"]

    assert shelve(NOW) == 1

    assert library.editions()[-1].version == "2027-03"
    assert is_signed("2027-03", writing.fresh(draft).sha256)


@pytest.mark.django_db
def test_another_text_is_never_written_over_a_published_one(omar, ruth, folder):
    draft = writing.published(omar, ruth)
    assert put_on_shelf(draft) is False
    draft.text += "\n# other\n"
    with pytest.raises(OtherFileError):
        put_on_shelf(draft)


@pytest.mark.django_db
def test_a_published_edition_is_neither_withdrawn_nor_published_again(omar, ruth):
    draft = writing.published(omar, ruth)
    for act in (withdraw_draft, publish_edition):
        with pytest.raises(RefusedError):
            act(draft=draft, by=ruth, now=NOW, version_seen=draft.version)
        draft = writing.fresh(draft)


@pytest.mark.django_db
def test_an_edition_that_waited_too_long_leaves_no_time_to_tell_people(omar, ruth):
    """PV-6: the notice counts from the day of publishing."""
    draft = writing.approved(omar, ruth)
    late = COUNTS_FROM - timedelta(days=29)
    with pytest.raises(RefusedError, match="30 days before"):
        publish_edition(draft=draft, by=ruth, now=at(late), version_seen=draft.version)


@pytest.mark.django_db
def test_what_a_court_demands_may_count_at_once(omar, ruth):
    """PV-5"""

    def demanded(text):
        text = writing.longer_p9f(text)
        text = text.replace(
            "effective_from = 2027-03-01", "effective_from = 2027-01-11"
        )
        return f'{text}\n[legal_override."retention.P9f"]\ncites = "An Act, s.1"\n'

    writing.published(omar, ruth, demanded)

    assert in_force().version == "2027-03"
    kept = library.schedule_for("2026-11")
    assert kept.row("P9f").period(kept.settings).years == 2


@pytest.mark.django_db
def test_a_signature_of_somebody_else_does_not_count(folder):
    folder.mkdir()
    (folder / "2027-03.sig").write_text("00" * 64)
    assert not is_signed("2027-03", "0" * 64)
    (folder / "2027-03.sig").write_text("no signature")
    assert not is_signed("2027-03", "0" * 64)


@pytest.mark.django_db
def test_the_day_of_publishing_is_stamped_and_nothing_else(omar, ruth):
    draft = writing.approved(omar, ruth)
    before = draft.text.splitlines()
    later = WRITTEN_ON + timedelta(days=5)
    publish_edition(draft=draft, by=ruth, now=at(later), version_seen=draft.version)
    pairs = zip(before, writing.fresh(draft).text.splitlines(), strict=True)
    assert writing.fresh(draft).published_at == at(date(2027, 1, 16))
    changed = [now for was, now in pairs if was != now]
    assert changed == ["published_on = 2027-01-16"]

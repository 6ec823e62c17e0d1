"""Everybody is told before an edition counts, and it is known who was (P11a, PV-6)."""

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.privacy.editions.commands.note_given import note_given, note_page_opened
from kinkeeper.privacy.editions.commands.tell_people import tell_people
from kinkeeper.privacy.editions.models import EditionNotice
from kinkeeper.privacy.editions.queries.judging import (
    not_told_of_the_coming,
    people_not_told,
)
from kinkeeper.privacy.editions.tasks import tell
from tests import family
from tests.privacy.editions import writing
from tests.privacy.editions.writing import COUNTS_FROM, WRITTEN_ON, at

pytestmark = pytest.mark.django_db


def test_families_get_one_letter_about_an_edition_that_is_coming(omar, ruth):
    """PV-6"""
    made = family.alder()
    assert tell(WRITTEN_ON).other == {}
    writing.published(omar, ruth)

    assert tell(WRITTEN_ON).other == {"people told of an edition": 2}
    assert tell(WRITTEN_ON).other == {}
    assert tell_people(today=WRITTEN_ON) == 0

    letters = [letter.unseal() for letter in Letter.objects.all()]
    assert {letter["to"] for letter in letters} == {
        "priya@example.org",
        "daniel@example.org",
    }
    for letter in letters:
        assert "/me/policy/" in letter["body"]
        for word in ("Kinkeeper", "contact", "child", "Maya", "Alder", "policy is"):
            assert word not in letter["body"]
    assert set(Letter.objects.values_list("subject", flat=True)) == {"MESSAGE"}
    assert made.case.parties.count() == 4


def test_somebody_who_said_no_to_email_gets_none_and_finds_it_in_the_portal(omar, ruth):
    made = family.alder()
    told = made.resident.unseal() | {"safe_contact": {"email": {"may": "no"}}}
    made.resident.seal(told)
    made.resident.save()
    writing.published(omar, ruth)
    tell(WRITTEN_ON)
    assert Letter.objects.count() == 1


def test_who_was_told_in_time_and_who_was_not(omar, ruth):
    """P11a, K1"""
    made = family.alder()
    writing.published(omar, ruth)
    with clock.travelled_to(at(COUNTS_FROM)):
        late = not_told_of_the_coming(COUNTS_FROM)
        assert set(late) == {made.resident, made.visiting}
    tell(WRITTEN_ON)
    with clock.travelled_to(at(COUNTS_FROM)):
        assert not not_told_of_the_coming(COUNTS_FROM).exists()


def test_the_edition_that_somebody_was_given_is_kept(omar, ruth):
    """P11a"""
    made = family.alder()
    assert set(people_not_told(WRITTEN_ON)) == {made.resident, made.visiting}
    for _ in range(2):
        note_given(party=made.resident, way="JOINED", now=at(WRITTEN_ON))
    notice = EditionNotice.objects.get()
    assert (notice.edition, notice.way) == ("2026-11", "JOINED")
    assert set(people_not_told(WRITTEN_ON)) == {made.visiting}


def test_opening_the_page_shows_the_coming_edition_too(omar, ruth):
    made = family.alder()
    writing.published(omar, ruth)
    for _ in range(2):
        note_page_opened(party=made.resident, now=at(WRITTEN_ON))
    seen = EditionNotice.objects.values_list("edition", flat=True)
    assert sorted(seen) == ["2026-11", "2027-03"]

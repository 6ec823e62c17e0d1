"""The first edition of a new centre: by one person, and only while nobody is here."""

import pytest

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy import edition
from kinkeeper.policy.rewriting import with_lines, with_value
from kinkeeper.privacy.editions.commands.begin_first_edition import begin_first_edition
from kinkeeper.privacy.editions.commands.publish_first_edition import (
    publish_first_edition,
)
from kinkeeper.privacy.editions.commands.save_draft import save_draft
from kinkeeper.privacy.editions.models import DraftEdition
from tests import family
from tests.privacy.editions.writing import WRITTEN_ON, at, checked, fresh

pytestmark = pytest.mark.django_db
NOW = at(WRITTEN_ON)


def published(draft, by):
    return publish_first_edition(
        draft=draft, by=by, now=NOW, version_seen=fresh(draft).version
    )


@pytest.mark.django_db(transaction=True)
def test_it_takes_the_place_of_the_text_that_came_with_the_program(ruth, folder):
    """P14, P15"""
    draft = begin_first_edition(by=ruth, now=NOW)
    text = with_value(draft.text, "controller", "phone", "01632 960044")
    text = with_lines(text, "controller", "address", ["Old School", "Dunmere"])
    save_draft(draft=draft, text=text, by=ruth, now=NOW, version_seen=draft.version)

    published(fresh(draft), ruth)

    now = edition.in_force()
    assert now.controller.phone == "01632 960044"
    assert now.controller.address == ("Old School", "Dunmere")
    assert [each.version for each in edition.published()] == [now.version]


def test_once_a_family_is_on_file_it_takes_a_new_edition(ruth):
    """P14, PV-6: families were promised something."""
    draft = begin_first_edition(by=ruth, now=NOW)
    family.wren()

    with pytest.raises(RefusedError, match="Begin a new edition"):
        published(draft, ruth)
    draft.delete()
    with pytest.raises(RefusedError, match="Begin a new edition"):
        begin_first_edition(by=ruth, now=NOW)


def test_a_later_edition_still_needs_a_second_person(omar, ruth):
    """P14: the short way is for the first one alone."""
    draft = checked(omar)

    with pytest.raises(RefusedError, match="not the first edition"):
        published(draft, ruth)


def test_a_text_that_is_not_whole_is_not_published(ruth):
    draft = begin_first_edition(by=ruth, now=NOW)
    text = draft.text.replace("order_years = 3", "order_years = 9")
    DraftEdition.objects.filter(pk=draft.pk).update(text=text)

    with pytest.raises(RefusedError):
        published(fresh(draft), ruth)


def test_who_writes_no_policy_begins_none():
    with pytest.raises(RefusedError, match="Only those who write"):
        begin_first_edition(by=family.dee(), now=NOW)

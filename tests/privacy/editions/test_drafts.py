"""From a draft to an approved edition (P14, K2)."""

import pytest
from django.db import IntegrityError, transaction

from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.policy.rewriting import with_value
from kinkeeper.privacy.editions.commands.approve_draft import approve_draft
from kinkeeper.privacy.editions.commands.begin_draft import begin_draft
from kinkeeper.privacy.editions.commands.check_draft import check_draft
from kinkeeper.privacy.editions.commands.publish_edition import publish_edition
from kinkeeper.privacy.editions.commands.save_draft import save_draft
from kinkeeper.privacy.editions.commands.withdraw_draft import withdraw_draft
from kinkeeper.privacy.editions.models import DraftEdition
from tests import family
from tests.privacy.editions import writing
from tests.privacy.editions.writing import COUNTS_FROM, WRITTEN_ON, at

pytestmark = pytest.mark.django_db

State = DraftEdition.State
NOW = at(WRITTEN_ON)


def test_a_draft_begins_with_the_last_edition_and_leaves_time_to_tell_people(omar):
    """P14, PV-6"""
    draft = begin_draft(by=omar, now=NOW)

    assert (draft.edition, draft.began_from) == ("2027-03", "2026-11")
    assert draft.effective_from == COUNTS_FROM
    assert 'supersedes = "2026-11"' in draft.text
    assert (draft.state, draft.author) == (State.DRAFT, omar)


def test_only_one_edition_is_written_at_a_time(omar):
    begin_draft(by=omar, now=NOW)
    with pytest.raises(RefusedError, match="a draft already"):
        begin_draft(by=omar, now=NOW)


def test_somebody_who_does_not_write_the_policy_is_refused(omar):
    draft = begin_draft(by=omar, now=NOW)
    dee = family.dee()
    for act in (
        lambda: begin_draft(by=dee, now=NOW),
        lambda: save_draft(draft=draft, text="", by=dee, now=NOW, version_seen=1),
        lambda: check_draft(draft=draft, by=dee, now=NOW, version_seen=1),
        lambda: approve_draft(
            draft=draft, judgement="", by=dee, now=NOW, version_seen=1
        ),
        lambda: publish_edition(draft=draft, by=dee, now=NOW, version_seen=1),
        lambda: withdraw_draft(draft=draft, by=dee, now=NOW, version_seen=1),
    ):
        with pytest.raises(RefusedError):
            act()


def test_two_people_writing_at_once_lose_nothing(omar):
    draft = begin_draft(by=omar, now=NOW)
    save_draft(draft=draft, text=draft.text, by=omar, now=NOW, version_seen=1)
    with pytest.raises(StaleError):
        save_draft(draft=draft, text=draft.text, by=omar, now=NOW, version_seen=1)


def test_a_text_that_cannot_be_read_is_not_kept(omar):
    draft = begin_draft(by=omar, now=NOW)
    with pytest.raises(RefusedError, match="not TOML"):
        save_draft(draft=draft, text="[edition", by=omar, now=NOW, version_seen=1)
    assert writing.fresh(draft).text == draft.text


def test_a_draft_with_a_gap_is_not_ready(omar):
    """K4"""
    draft = writing.drafted(
        omar,
        lambda text: text.replace(
            '"supported", involvement = "nobody"',
            '"supported", involvement = "professional"',
            1,
        ),
    )
    with pytest.raises(RefusedError):
        check_draft(draft=draft, by=omar, now=NOW, version_seen=draft.version)
    assert writing.fresh(draft).state == State.DRAFT


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("version", "2026-11", "published already"),
        ("supersedes", "2020-01", "follows edition 2026-11"),
        ("effective_from", WRITTEN_ON, "People are told 30 days before"),
    ],
)
def test_a_draft_must_follow_the_last_edition_and_leave_time(omar, name, value, words):
    """PV-1, PV-6"""
    draft = writing.drafted(
        omar,
        lambda text: with_value(writing.longer_p9f(text), "edition", name, value),
    )
    with pytest.raises(RefusedError, match=words):
        check_draft(draft=draft, by=omar, now=NOW, version_seen=draft.version)


def test_nothing_changed_is_nothing_to_publish(omar):
    draft = writing.drafted(omar, lambda text: text)
    with pytest.raises(RefusedError, match="Nothing is changed"):
        check_draft(draft=draft, by=omar, now=NOW, version_seen=draft.version)


def test_nobody_approves_their_own_words(omar, ruth):
    """P14"""
    draft = writing.checked(omar)
    with pytest.raises(RefusedError, match="Somebody else"):
        approve_draft(
            draft=draft,
            judgement="",
            by=omar,
            now=NOW,
            version_seen=draft.version,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        DraftEdition.objects.filter(pk=draft.pk).update(approver=omar)

    draft = writing.fresh(draft)
    approve_draft(
        draft=draft, judgement="", by=ruth, now=NOW, version_seen=draft.version
    )
    assert writing.fresh(draft).approver == ruth


def test_whoever_changes_the_words_last_is_their_author(omar, ruth):
    draft = writing.checked(omar)
    save_draft(
        draft=draft, text=draft.text, by=ruth, now=NOW, version_seen=draft.version
    )
    draft = writing.fresh(draft)
    assert (draft.author, draft.state) == (ruth, State.DRAFT)


def other_words(text):
    return text.replace("Then we wait", "Then we sit and wait", 1)


def test_words_that_may_mean_less_need_a_reason_from_whoever_approves(omar, ruth):
    """PV-2: what cannot be told for certain counts as reducing."""
    draft = writing.checked(omar, other_words)
    with pytest.raises(RefusedError, match="Say why"):
        approve_draft(
            draft=draft,
            judgement=" ",
            by=ruth,
            now=NOW,
            version_seen=draft.version,
        )
    draft = writing.fresh(draft)
    approve_draft(
        draft=draft,
        judgement="We wait as before.",
        by=ruth,
        now=NOW,
        version_seen=draft.version,
    )
    assert writing.fresh(draft).judgement == "We wait as before."
    event = Event.objects.get(action="edition.approved")
    assert event.detail["judged"] == ["clause 9"]


def test_a_withdrawn_draft_makes_room_for_another(omar):
    draft = begin_draft(by=omar, now=NOW)
    withdraw_draft(draft=draft, by=omar, now=NOW, version_seen=1)
    again = begin_draft(by=omar, now=NOW)
    assert again.edition == draft.edition

from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.vault.sealing import ShreddedError
from kinkeeper.people.models import Case
from kinkeeper.referrals.commands.begin_draft import begin_draft
from kinkeeper.referrals.commands.expire_drafts import expire_drafts
from kinkeeper.referrals.commands.expire_invitations import expire_invitations
from kinkeeper.referrals.commands.invite_other_side import invite_other_side
from kinkeeper.referrals.commands.make_return_code import make_return_code
from kinkeeper.referrals.commands.open_draft import open_draft
from kinkeeper.referrals.commands.receive_form import receive_form
from kinkeeper.referrals.commands.receive_side_form import receive_side_form
from kinkeeper.referrals.commands.save_answers import DraftGoneError, save_answers
from kinkeeper.referrals.models import Draft, Invitation
from kinkeeper.referrals.queries.drafts import answers_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return begin_draft(side="RESIDENT", now=clock.now())


def test_two_windows_of_one_form_lose_nothing(draft):
    """Both windows read the form before either saved."""
    one, other = Draft.objects.get(), Draft.objects.get()
    save_answers(draft=one, step="you", answers={"given_name": "N"}, now=clock.now())
    save_answers(draft=other, step="court", answers={"order": "no"}, now=clock.now())

    assert set(answers_of(Draft.objects.get())) == {"you", "court"}


def test_each_change_counts_the_14_days_anew(draft):
    later = clock.now() + timedelta(days=10)
    save_answers(draft=draft, step="you", answers={}, now=later)

    kept = Draft.objects.get().expires_on
    assert kept == clock.london(later).date() + timedelta(days=14)


def test_what_was_sent_cannot_be_sent_or_changed_again(draft):
    draft.seal({"answers": {}})
    Draft.objects.all().delete()

    for act in (
        lambda: save_answers(draft=draft, step="you", answers={}, now=clock.now()),
        lambda: receive_form(draft=draft, now=clock.now()),
        lambda: make_return_code(draft=draft, now=clock.now()),
    ):
        with pytest.raises(DraftGoneError):
            act()
    assert not Case.objects.exists()


def test_an_expired_draft_cannot_be_read_by_anybody(draft):
    container = draft.container
    expire_drafts(today=clock.today() + timedelta(days=15), now=clock.now())
    container.refresh_from_db()
    del container._data_key

    with pytest.raises(ShreddedError):
        container.data_key()


def test_a_code_of_another_form_opens_only_that_form(draft):
    other = begin_draft(side="VISITING", now=clock.now())
    code = make_return_code(draft=draft, now=clock.now())
    theirs = make_return_code(draft=other, now=clock.now())

    assert open_draft(code=code, today=clock.today()) == draft
    assert open_draft(code=theirs, today=clock.today()) == other
    assert open_draft(code="", today=clock.today()) is None


def test_a_form_that_nobody_asked_for_fills_no_side(draft):
    with pytest.raises(DraftGoneError):
        receive_side_form(draft=draft, now=clock.now())


def test_a_link_that_was_used_stays_on_file(referred, dee):
    party = referred.parties.get(side="VISITING")
    sent = invite_other_side(party=party, to="k@example.org", by=dee, now=clock.now())
    Invitation.objects.filter(pk=sent.pk).update(used_at=clock.now())

    assert expire_invitations(today=clock.today() + timedelta(days=60)) == 0
    assert Invitation.objects.exists()

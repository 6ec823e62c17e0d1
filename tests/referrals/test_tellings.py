"""P7k, K3, R15: each side is told of what is new alone, in words that tell nothing."""

from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter, Text
from kinkeeper.people.models import Case, Correspondence
from kinkeeper.people.queries import parties
from kinkeeper.referrals.commands.tell_side import tell_of_review
from kinkeeper.referrals.models import Telling
from kinkeeper.referrals.tasks import tell_of_agreements
from tests import family
from tests.referrals.test_agreement import NOW as PUBLISHED
from tests.referrals.test_agreement import publish, sign
from tests.referrals.test_letters import reachable
from tests.referrals.test_reviews import NOW, decide, hear_both, review

__all__ = ["review"]
pytestmark = pytest.mark.django_db
LATER = PUBLISHED + timedelta(minutes=1)


@pytest.fixture
def alder(settings):
    settings.STAFF_MFA_REQUIRED = False
    return family.alder()


@pytest.fixture
def decided(alder, review, dee):
    hear_both(alder, review, dee)
    decide(review, dee)
    review.refresh_from_db()
    return review


def sent():
    """Return where each message went, and its words."""
    letters = [
        (one.unseal()["to"], one.unseal()["body"]) for one in Letter.objects.all()
    ]
    texts = [(one.unseal()["to"], one.unseal()["body"]) for one in Text.objects.all()]
    return letters + texts


def test_a_new_version_is_told_once_to_each_who_has_still_to_sign(alder):
    wren = family.wren()
    for party in (alder.resident, alder.visiting):
        reachable(party, email="yes")
    reachable(wren.visiting, text="yes", email="ask")
    assert tell_of_agreements(LATER) == 0
    publish(family.ruth())
    sign(alder.visiting, number=2)

    assert tell_of_agreements(LATER) == 3
    assert tell_of_agreements(LATER) == 0
    assert [to for to, _ in sent()] == ["priya@example.org", "07700 900404"]
    ways = Telling.objects.values_list("party__person__given_name", "way")
    assert dict(ways) == {"Priya": "EMAIL", "Tom": "TEXT", "Mia": ""}
    assert not Correspondence.objects.exists()


def test_one_who_cannot_be_written_to_keeps_nobody_waiting(alder):
    """R15: he lives at New Message; words to her would name it, so somebody calls."""
    alder.visiting.seal({**family.DANIEL_PRIVATE, "address": "New Message"})
    alder.visiting.save()
    wren = family.wren()
    for party in (alder.resident, wren.resident):
        reachable(party, email="yes")
    publish(family.ruth())
    sign(alder.visiting, number=2)

    tell_of_agreements(LATER)
    ways = dict(Telling.objects.values_list("party__person__given_name", "way"))
    assert ways["Priya"] == ""
    assert ways["Mia"] == "EMAIL"
    assert tell_of_agreements(LATER) == 0


def test_nobody_is_written_to_who_has_ended_or_long_after(alder):
    reachable(alder.resident, email="yes")
    publish(family.ruth())
    assert tell_of_agreements(LATER + timedelta(days=29)) == 0
    Case.objects.update(stage=Case.Stage.CLOSED)
    assert tell_of_agreements(LATER) == 0


def test_no_message_holds_anything_of_anybody(alder, decided, dee):
    for party in (alder.resident, alder.visiting):
        reachable(party, email="yes")
        tell_of_review(review=decided, party=party, by=dee, now=NOW)
    publish(family.ruth())
    tell_of_agreements(LATER)

    assert len(sent()) == 4
    for _, words in sent():
        for side in ("RESIDENT", "VISITING"):
            assert parties.leaks(words, case=alder.case, to_side=side) == []
        for name in ("Priya", "Daniel", "Maya", "Alder", "KK-0147", "Henleaze"):
            assert name not in words


def test_of_a_review_one_side_is_told_and_the_other_learns_nothing(
    alder, decided, dee, desk
):
    reachable(alder.resident, email="yes")
    page = "/staff/families/alder/reviews/"
    url = f"{page}{decided.key}/tell/resident/"
    with clock.travelled_to(NOW):
        assert url in desk.get(page).content.decode()
        assert desk.get(url).status_code == 405
        assert desk.post(url).url == page
        words = desk.get(page).content.decode()
    assert url not in words
    assert "asked to call, by email" in words
    assert "no way to write is safe" in words
    assert [to for to, _ in sent()] == ["priya@example.org"]
    assert Correspondence.objects.get().side == "RESIDENT"

    with pytest.raises(RefusedError, match="told already"):
        tell_of_review(review=decided, party=alder.resident, by=dee, now=NOW)
    with pytest.raises(RefusedError, match="Call them"):
        tell_of_review(review=decided, party=alder.visiting, by=dee, now=NOW)


def test_nothing_is_told_before_a_decision_nor_to_another_family(alder, review, dee):
    reachable(alder.resident, email="yes")
    other = reachable(family.wren().resident, email="yes")
    told = {"review": review, "by": dee, "now": NOW}
    with pytest.raises(RefusedError, match="Decide"):
        tell_of_review(party=alder.resident, **told)
    decide_first = hear_both(alder, review, dee)
    assert decide_first is None
    decide(review, dee)
    review.refresh_from_db()
    with pytest.raises(RefusedError, match="Decide"):
        tell_of_review(party=other, **told)
    assert sent() == []

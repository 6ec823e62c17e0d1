"""P7e: a mark on a child: drawn, in words, by whom; the lead has read it."""

import threading

import pytest
from django.db import connection, connections
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.safeguarding.body import PARTS, View
from kinkeeper.safeguarding.commands.add_marks import Mark, Seen, add_marks
from kinkeeper.safeguarding.commands.note_injury import note_injury
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from kinkeeper.safeguarding.commands.see_injury import see_injury
from kinkeeper.safeguarding.models import Accident, Concern
from kinkeeper.safeguarding.queries.body_map import HEIGHT, WIDTH, body_map
from tests import family
from tests.family import SATURDAY
from tests.privacy import stage

NOW = stage.at(SATURDAY, 11)
BRUISE = Mark("SHIN_L", "2 cm", "BLUE", "Round.")


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def alder(db):
    return family.alder()


def injury(alder, by, marks=(BRUISE,), **said):
    theo = alder.children[1].person
    return note_injury(
        case=alder.case,
        child=theo,
        seen=Seen(marks, **said),
        seen_at=NOW,
        by=by,
        now=NOW,
    )


def test_every_part_has_its_place_on_the_drawing():
    drawings = body_map({}).drawings

    drawn = [region for drawing in drawings for region in drawing.regions]
    assert sorted(region.part for region in drawn) == sorted(PARTS)
    for region in drawn:
        assert 0 <= region.x <= region.x + region.width <= WIDTH
        assert 0 <= region.y <= region.y + region.height <= HEIGHT


def test_left_and_right_are_the_childs_own():
    """From the front the right hand is on the left of the picture; not from behind."""
    found = {r.part: r.x for d in body_map({}).drawings for r in d.regions}
    assert found["HAND_R"] < WIDTH / 2 < found["HAND_L"]
    assert found["HAND_BACK_L"] < WIDTH / 2 < found["HAND_BACK_R"]
    assert PARTS["HAND_BACK_L"].view is View.BACK


def test_the_drawing_says_in_words_what_it_shows(alder):
    one = injury(alder, family.bea(), (BRUISE, Mark("HEEL_R"), Mark("SHIN_L")))

    front, back = body_map(one.unseal()).drawings
    assert front.sentence == "Front of the body. Marks: 1 left shin; 3 left shin."
    assert back.sentence == "Back of the body. Marks: 2 right heel or sole."
    first, third = front.pins
    assert first.x != third.x


def test_a_mark_at_arrival_is_sealed_kept_and_told_to_the_lead(alder):
    """P9k: kept as the accident book is, and looked at at the 25th birthday."""
    ruth, bea = family.ruth(), family.bea()
    one = injury(alder, bea, child_words="I fell off the swing.")

    assert b"swing" not in bytes(one.sealed)
    letter = Letter.objects.get().unseal()
    assert letter["to"] == ruth.email
    for private in ("Theo", "Alder", "shin"):
        assert private not in letter["body"]
    kept = Obligation.objects.get(record=trail.name_of(one))
    assert (kept.row, kept.review_on.year) == ("P9k.accident", 2045)
    # It is no concern: the family's file keeps its own end.
    assert not Concern.objects.exists()


def test_the_lead_reads_it_once_and_nobody_else_can(alder):
    ruth, dee, bea = family.ruth(), family.dee(), family.bea()
    one = injury(alder, bea)
    with pytest.raises(RefusedError, match="lead"):
        see_injury(injury=one, by=dee, now=NOW)
    see_injury(injury=one, by=ruth, now=NOW)
    with pytest.raises(RefusedError, match="already"):
        see_injury(injury=one, by=ruth, now=NOW)
    assert Accident.objects.get().seen_by == ruth


def test_what_has_no_place_or_lies_in_the_future_is_refused(alder):
    bea = family.bea()
    for marks in ((), (Mark("TAIL"),)):
        with pytest.raises(RefusedError, match="part of the body"):
            injury(alder, bea, marks)
    assert not Accident.objects.exists()


def test_only_the_author_and_who_decides_add_marks_to_a_concern(alder):
    ruth, dee, bea = family.ruth(), family.dee(), family.bea()
    concern = raise_concern(case=alder.case, words="A bruise.", by=bea, now=NOW)
    add_marks(about=concern, seen=Seen((BRUISE,)), by=bea, now=NOW)
    again = Concern.objects.select_related("container", "case").get()
    add_marks(about=again, seen=Seen((Mark("CHEST"),)), by=ruth, now=NOW)
    with pytest.raises(RefusedError, match="looks after"):
        add_marks(about=concern, seen=Seen((BRUISE,)), by=dee, now=NOW)

    said = Concern.objects.select_related("container").get().unseal()
    assert [mark.part for mark in body_map(said).marks] == ["Left shin", "Chest"]
    assert said["words"] == "A bruise."


def test_the_pages_work_without_a_script_and_keep_what_was_typed(alder, client):
    client.force_login(family.ruth())
    theo = alder.children[1].person
    url = f"{reverse('safeguarding:note_injury')}?family=alder&child={theo.key}"
    with clock.travelled_to(NOW):
        assert 'role="img"' in client.get(url).content.decode()
        wrong = client.post(
            url, {"child": theo.key, "mark2_size": "3 cm", "child_words": "Ow."}
        ).content.decode()
        assert "Say where mark 2 is" in wrong
        assert "Ow." in wrong
        right = {
            "child": theo.key,
            "mark1_part": "SHIN_L",
            "mark1_size": "2 cm",
            "child_words": "Ow.",
        }
        assert client.post(url, right).status_code == 302
        one = Accident.objects.get()
        page = client.get(reverse("safeguarding:accident", args=[one.key]))
        text = page.content.decode()
        assert "I have read this" in text
        assert "Left shin" in text
        assert (
            client.post(reverse("safeguarding:see_injury", args=[one.key])).status_code
            == 302
        )
        more = reverse("safeguarding:accident_body_map", args=[one.key])
        assert client.post(more, {"mark1_part": "CHEST"}).status_code == 302
        text = client.get(
            reverse("safeguarding:accident", args=[one.key])
        ).content.decode()
        assert "Chest" in text
        client.force_login(family.bea())
        for page in ("accident", "accident_body_map"):
            address = reverse(f"safeguarding:{page}", args=[one.key])
            assert client.get(address).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_at_once_lose_no_mark():
    """K5: each adds to what really stands there, not to what they had read."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("needs a database that several connections can open")
    bea = family.bea()
    concern = raise_concern(words="A bruise.", by=bea, now=NOW)
    start = threading.Barrier(4)

    def add(part):
        start.wait()
        try:
            one = Concern.objects.select_related("container", "case").get()
            add_marks(about=one, seen=Seen((Mark(part),)), by=bea, now=NOW)
        finally:
            connections.close_all()

    parts = ("CHEST", "BELLY", "SHIN_L", "HEEL_R")
    threads = [threading.Thread(target=add, args=(part,)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    said = Concern.objects.select_related("container").get(pk=concern.pk).unseal()
    seen = sorted(mark["part"] for entry in said["maps"] for mark in entry["marks"])
    assert seen == sorted(parts)

"""Stories that begin in the room, told from start to end through the pages."""

from datetime import timedelta

from django.urls import reverse

from kinkeeper.contact_sessions.models import Note, Session
from kinkeeper.foundation import clock
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.safeguarding.models import Concern
from tests import family as people
from tests.contact_sessions import test_waiting_lines as lines
from tests.contact_sessions import test_waiting_marks as marks
from tests.contact_sessions.building import at
from tests.privacy import stage

notes_tablet, doors_tablet = lines.tablet, marks.tablet


def to_minute(moment):
    return moment.replace(second=0, microsecond=0)


def test_a_night_run_destroys_nothing_of_a_family_with_one_open_worry(client, db):
    """Story (h), C-6, P9k: a volunteer tells; two had agreed; the night runs."""
    case = stage.wren_closed()
    agreed = stage.agreed(case)
    bea, ruth = people.bea(), agreed.ruth
    client.force_login(bea)
    with clock.travelled_to(stage.at(stage.ELIGIBLE_ON, 15)):
        sent = client.post(
            reverse("safeguarding:tell"),
            {"words": "She said that he waits outside her school."},
        )
    assert sent.status_code == 302
    # Sent by somebody who may not see the family any more; the lead knows which it is.
    concern = Concern.objects.get()
    assert concern.case is None

    with clock.travelled_to(stage.at(stage.ELIGIBLE_ON, 16)):
        client.force_login(ruth)
        told = client.post(
            f"{reverse('safeguarding:tell')}?family={case.reference.lower()}",
            {"words": "The worry of today is about this family."},
        )
    assert told.status_code == 302

    night = sweep_disposals(stage.ELIGIBLE_ON + timedelta(days=7))

    assert (night.disposed, night.proposed) == (0, 0)
    assert not Certificate.objects.exists()
    assert Party.objects.filter(case=case).exists()
    assert Case.objects.get(pk=case.pk).file_destroyed_on is None
    agreed.item.refresh_from_db()
    assert agreed.item.state == Item.State.STOPPED
    # Why, for those who look after records; not what the worry is.
    assert agreed.item.stopped_why
    assert "worry" not in agreed.item.stopped_why.lower()


def test_the_network_dies_in_the_room_and_nothing_is_lost_or_doubled(
    session, notes_tablet, doors_tablet, client, sasha, who
):
    """Story (k), K8: notes and goodbyes were made without it, and come later."""
    client.force_login(sasha)
    for side, act, moment in (
        ("visitor", "arrived", at(9, 46)),
        ("visitor", "room", at(9, 48)),
        ("child", "arrived", at(10)),
        ("child", "room", at(10, 2)),
    ):
        with clock.travelled_to(moment):
            door = reverse("contact_sessions:door", args=[session.key, side, act])
            assert client.post(door).status_code == 302
    session.refresh_from_db()
    assert (session.state, to_minute(session.began_at)) == (
        Session.State.RUNNING,
        at(10, 2),
    )

    written = [
        notes_tablet.lock(session, sasha, words=words, at=moment.isoformat())
        for words, moment in (
            ("Theo read.", at(10, 20)),
            ("They built a tower.", at(10, 40)),
        )
    ]
    gone = [
        doors_tablet.lock(session, sasha, side, "left", moment)
        for side, moment in (("child", at(11, 30)), ("visitor", at(11, 46)))
    ]
    with clock.travelled_to(at(12, 5)):
        for _ in range(2):
            notes_tablet.send(sasha, *reversed(written))
            doors_tablet.send(sasha, *gone)
        page = client.get(reverse("contact_sessions:notes", args=[session.key]))

    told = Note.objects.select_related("container").order_by("happened_at")
    assert [(one.happened_at, one.unseal()["words"]) for one in told] == [
        (at(10, 20), "Theo read."),
        (at(10, 40), "They built a tower."),
    ]
    assert {to_minute(one.written_at) for one in told} == {at(12, 5)}
    assert "They built a tower." in page.content.decode()
    session.refresh_from_db()
    assert (session.state, session.ended_at) == (Session.State.HELD, at(11, 30))
    assert who(session, "VISITING").left_at == at(11, 46)
    child = who(session, "CHILD")
    assert (to_minute(child.room_at), child.left_at) == (at(10, 2), at(11, 30))

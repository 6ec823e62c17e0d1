"""§3.9: a child signs in with a picture, if they like, and nothing hangs on it."""

import pytest
from django.urls import reverse

from kinkeeper.contact_sessions.commands.mark_arrived import mark_arrived
from kinkeeper.contact_sessions.commands.pick_picture import pick_picture
from kinkeeper.contact_sessions.models import Presence
from kinkeeper.contact_sessions.queries.pictures import pictures
from kinkeeper.foundation.audit.trail import RefusedError
from tests.contact_sessions.building import at


@pytest.fixture
def child(session, who):
    return who(session, "CHILD")


def test_every_picture_is_drawn():
    assert {one.code for one in pictures()} == set(Presence.Picture.values)


def test_a_child_who_is_here_picks_and_may_change_it(
    session, child, as_, sasha, saturday
):
    client = as_(sasha)
    url = reverse("contact_sessions:picture", args=[session.key, child.pk])
    assert client.post(url, {"picture": "SUN"}).status_code == 403
    mark_arrived(presence=child, at=at(10, 15), by=sasha)

    page = client.get(url).content.decode()
    assert "Give the tablet back" in page
    for nobody in (child.party.person.given_name, session.case.callsign, "Today"):
        assert nobody not in page
    for picture in ("SUN", "BOAT"):
        assert client.post(url, {"picture": picture}).status_code == 302
    assert "You picked the boat" in client.get(url).content.decode()
    assert client.post(url, {"picture": "DRAGON"}).status_code == 404

    register = reverse("contact_sessions:register", args=[session.key])
    assert "Picked the boat" in client.get(register).content.decode()


def test_nobody_but_a_child_picks_and_nobody_else_hands_it_over(
    session, child, who, sasha, bea
):
    mark_arrived(presence=child, at=at(10), by=sasha)
    with pytest.raises(RefusedError, match="with today"):
        pick_picture(presence=child, picture="SUN", by=bea, now=at(10))
    visitor = who(session, "VISITING")
    with pytest.raises(RefusedError, match="child"):
        pick_picture(presence=visitor, picture="SUN", by=sasha, now=at(10))

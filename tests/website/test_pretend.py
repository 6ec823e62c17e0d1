"""The demonstration's own pages exist in a demonstration alone."""

import json
from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail import outbox, post_round
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.vault import containers
from kinkeeper.website.commands.move_clock import move_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings, tmp_path):
    settings.DEMO = True
    settings.DATA_DIR = tmp_path
    settings.MAIL_FOLDER = str(tmp_path / "post")
    settings.TEXT_FOLDER = str(tmp_path / "texts")
    user = {"role": "Manager", "email": "ruth@example.org", "password": "a b c"}
    (tmp_path / "demo.json").write_text(json.dumps({"users": [user]}))
    clock.share_shift(tmp_path / "clock")
    yield
    clock.share_shift(None)


def test_a_real_centre_has_no_such_pages(client):
    """P12a: passwords and other people's post are nowhere to be read."""
    for address in ("/pretend/", "/pretend/post/"):
        assert client.get(address).status_code == 404
    assert client.post("/pretend/", {"days": "30"}).status_code == 404


def test_the_sign_ins_are_shown(client, demonstration):
    page = client.get("/pretend/").content.decode()

    assert "ruth@example.org" in page
    assert "a b c" in page


def test_the_clock_moves_on_for_everybody(client, demonstration):
    before = clock.now()

    client.post("/pretend/", {"days": "30"})

    assert clock.now() - before >= timedelta(days=30)


def test_a_real_centre_refuses_to_move_its_clock():
    with pytest.raises(RefusedError):
        move_clock(days=1, demonstration=False, now=clock.now())


def test_letters_and_texts_can_be_read_and_followed(client, demonstration, settings):
    now = clock.now()
    room = containers.shared("post-room", now=now)
    body = f"Open this:\n{settings.BASE_URL}/m/abc/\nor https://else.example.org/x"
    outbox.write_letter(
        container=room, to="p@example.org", subject=Subject.MESSAGE, body=body, now=now
    )
    outbox.write_text(container=room, to="07700 900101", body="Your code: 1", now=now)
    post_round.deliver_due(now)

    page = client.get("/pretend/post/").content.decode()

    assert 'href="/m/abc/"' in page
    assert "Your code: 1" in page
    assert 'href="https://else' not in page

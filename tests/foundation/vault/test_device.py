"""K8: what waits on a tablet opens only as what that worker wrote in that room."""

from uuid import uuid4

import pytest

from kinkeeper.foundation.vault import sealing
from kinkeeper.foundation.vault.device import device_key, open_waiting

SASHA, BEA = 7, 8
ROOM, OTHER_ROOM = uuid4(), uuid4()
WORDS = b"Theo read two pages."


def locked(*, room=ROOM, holder=SASHA, place="line 1"):
    return sealing.seal(device_key(room=room, holder=holder), WORDS, place)


def test_a_line_opens_for_its_worker_room_and_place():
    assert open_waiting(locked(), room=ROOM, holder=SASHA, place="line 1") == WORDS


@pytest.mark.parametrize(
    "claimed",
    [
        {"room": ROOM, "holder": BEA, "place": "line 1"},
        {"room": OTHER_ROOM, "holder": SASHA, "place": "line 1"},
        {"room": ROOM, "holder": SASHA, "place": "line 2"},
    ],
    ids=["another worker", "another room", "another line"],
)
def test_a_line_never_passes_as_another(claimed):
    with pytest.raises(sealing.TamperedError):
        open_waiting(locked(), **claimed)


def test_lines_survive_a_change_of_the_secret(settings):
    waiting = locked()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new secret, long enough to be one"

    assert open_waiting(waiting, room=ROOM, holder=SASHA, place="line 1") == WORDS
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(sealing.TamperedError):
        open_waiting(waiting, room=ROOM, holder=SASHA, place="line 1")

"""A backup file: opened whole by the right key, or not at all (BK-1)."""

from io import BytesIO

import pytest

from kinkeeper.foundation.recovery import frames
from kinkeeper.foundation.recovery.frames import CannotOpenError, Opener

KEY = Opener(private=frames.new_private())
WORDS = Opener(passphrase=b"a long walk by the river")
CONTENT = bytes(range(256)) * 1000


def sealed(opener: Opener, content: bytes = CONTENT) -> bytes:
    file = BytesIO()
    sealer = frames.Sealer(file, opener)
    for start in range(0, len(content), 7001):
        sealer.write(content[start : start + 7001])
    sealer.finish()
    return file.getvalue()


def opened(content: bytes, opener: Opener) -> bytes:
    return frames.Unsealer(BytesIO(content), opener).read()


@pytest.mark.parametrize("opener", [KEY, WORDS], ids=["key", "passphrase"])
@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 200_000])
def test_what_went_in_comes_out(opener, size):
    content = CONTENT[:size]
    assert opened(sealed(opener, content), opener) == content


def test_another_key_does_not_open_it():
    other = Opener(b"another passphrase", frames.new_private())
    for opener in (KEY, WORDS):
        with pytest.raises(CannotOpenError, match="another one"):
            opened(sealed(opener), other)


def test_without_a_key_the_sentence_says_which_is_missing():
    with pytest.raises(CannotOpenError, match="--keys"):
        opened(sealed(KEY), Opener())
    with pytest.raises(CannotOpenError, match="passphrase"):
        opened(sealed(WORDS), Opener())


@pytest.mark.parametrize("cut", [1, 20, 65_552, 131_104, 200_000])
def test_a_shortened_file_is_noticed(cut):
    """Also when it was cut exactly between two pieces."""
    with pytest.raises(CannotOpenError):
        opened(sealed(KEY)[:-cut], KEY)


def test_every_flipped_byte_is_noticed():
    whole = sealed(KEY)
    for at in [0, 5, 25, 60, 120, 200, 70_000, len(whole) - 1]:
        broken = bytearray(whole)
        broken[at] ^= 1
        with pytest.raises(CannotOpenError):
            opened(bytes(broken), KEY)


def test_pieces_cannot_change_places():
    whole = sealed(KEY)
    last = len(whole) % 65_552
    head = len(whole) - last - 3 * 65_552
    pieces = [whole[head + n * 65_552 :][:65_552] for n in range(3)]
    turned = whole[:head] + pieces[1] + pieces[0] + pieces[2] + whole[-last:]
    with pytest.raises(CannotOpenError):
        opened(turned, KEY)

"""What strangers hand in is cleaned before it is kept (domain 2.3: EXIF, PDF words)."""

import socket
import threading
import zlib
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadhandler import StopFutureHandlers
from PIL import Image
from pypdfium2 import PdfDocument

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files import cleaning, scanning
from kinkeeper.foundation.files.cleaning import UnusableFileError, cleaned
from kinkeeper.foundation.files.kinds import UnknownKindError
from kinkeeper.foundation.files.receiving import MOST_BYTES, InMemory
from tests.foundation.files.strange_files import WORDS, paper, photo


def told_by(content):
    """Return which of the words stand in a file, also in its packed parts."""
    plain = content
    for start in range(len(content)):
        if content[start : start + 1] == b"\x78":
            try:
                plain += zlib.decompressobj().decompress(content[start:])
            except zlib.error:
                continue
    wide = plain.replace(b"\0", b"")
    return [word for word in WORDS if word in plain or word in wide]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_keeps_its_picture_and_loses_its_place(kind):
    """K3: where it was taken, with what, by whom."""
    before = photo(kind=kind)
    assert told_by(before)

    clean = cleaned(before)
    with Image.open(BytesIO(clean.content)) as after:
        assert after.format == kind
        # It lay on its side: it is turned, for the mark that said so is gone.
        assert after.size == (40, 60)
        assert after.convert("RGB").getpixel((20, 5))[0] > 240
        assert after.convert("RGB").getpixel((20, 5))[1] < 20
    assert told_by(clean.content) == []
    assert not clean.scanned


def test_a_pdf_keeps_its_pages_and_nothing_beside_them():
    before = paper(pages=2)
    assert set(told_by(before)) == set(WORDS)

    clean = cleaned(before)
    assert told_by(clean.content) == []
    assert clean.media_type == "application/pdf"
    with pikepdf.open(BytesIO(clean.content)) as after:
        assert len(after.pages) == 2
        assert "/OpenAction" not in after.Root
        assert not after.attachments
        assert "/Annots" not in after.pages[0] or not len(after.pages[0].Annots)
    drawn = PdfDocument(clean.content)[0].render().to_pil().convert("RGB")
    assert drawn.getpixel((60, 200))[0] > 200
    assert drawn.getpixel((60, 200))[1] < 90


def test_the_name_of_a_file_says_nothing_of_what_it_is():
    with pytest.raises(UnknownKindError):
        cleaned(b"MZ an ending of .pdf does not make it one")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(paper(password="s"), "locked with a password", id="locked"),
        pytest.param(paper(packed=True), "take a photo", id="a photo packed twice"),
        pytest.param(b"%PDF-1.7 nothing", "cannot open", id="broken PDF"),
        pytest.param(b"\xff\xd8\xff nothing", "cannot open", id="broken photo"),
        pytest.param(
            photo(kind="PNG", size=(9000, 7000)), "too large", id="a bomb of points"
        ),
        pytest.param(paper(pages=201), "too many pages", id="too many pages"),
        pytest.param(b"%PDF-" + b" " * 11_000_000, "10 MB", id="too big"),
    ],
)
def test_what_cannot_be_kept_is_said_in_words(content, words):
    with pytest.raises(UnusableFileError, match=words):
        cleaned(content)


def test_a_file_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(cleaning, "LONGEST_SECONDS", 0.001)

    with pytest.raises(UnusableFileError):
        cleaned(photo())


def test_the_cleaner_is_told_no_secret(monkeypatch, tmp_path):
    """A file that breaks it finds no key and no password there."""
    tells = tmp_path / "tells.py"
    tells.write_text("import os\nprint('a/b 0')\nprint(f'told: {dict(os.environ)}')")
    monkeypatch.setattr(cleaning, "SCRUB", tells)
    monkeypatch.setenv("SECRET_KEY", "Larkspur")

    told = cleaned(photo()).content
    assert told.startswith(b"told: ")
    assert b"Larkspur" not in told


class Scanner(threading.Thread):
    """A scanner on a socket that gives one answer, and keeps what it was sent."""

    def __init__(self, path, answer):
        super().__init__(daemon=True)
        self.answer, self.got = answer, b""
        self.door = socket.socket(socket.AF_UNIX)
        self.door.bind(str(path))
        self.door.listen()
        self.start()

    def run(self):
        line, _ = self.door.accept()
        with line, line.makefile("rb") as told:
            assert told.read(10) == b"zINSTREAM\0"
            while size := int.from_bytes(told.read(4), "big"):
                self.got += told.read(size)
            line.sendall(self.answer)


def scanned(settings, tmp_path, answer):
    path = tmp_path / "clamd.ctl"
    settings.CLAMAV_SOCKET = str(path)
    return Scanner(path, answer)


def test_a_scanner_reads_the_file_as_it_came(settings, tmp_path):
    scanner = scanned(settings, tmp_path, b"stream: OK\0")
    content = photo()

    assert cleaned(content).scanned
    scanner.join(5)
    assert scanner.got == content


def test_what_the_scanner_finds_is_not_kept(settings, tmp_path):
    scanned(settings, tmp_path, b"stream: Eicar-Signature FOUND\0")

    with pytest.raises(scanning.HarmfulFileError):
        cleaned(photo())


def test_a_scanner_that_does_not_answer_opens_no_door(settings, tmp_path):
    settings.CLAMAV_SOCKET = str(tmp_path / "nobody")
    with pytest.raises(scanning.ScannerSilentError):
        cleaned(photo())
    scanned(settings, tmp_path, b"stream: no room ERROR\0")
    with pytest.raises(RefusedError):
        cleaned(photo())


def test_a_file_on_its_way_in_stays_in_memory(settings):
    """P9h: nothing lies on a disk that is not sealed."""
    assert [f"{InMemory.__module__}.InMemory"] == settings.FILE_UPLOAD_HANDLERS
    handler = InMemory()
    handler.handle_raw_input(None, {}, MOST_BYTES, b"")
    with pytest.raises(StopFutureHandlers):
        handler.new_file("upload", "a.pdf", "application/pdf", None)
    handler.receive_data_chunk(b"x" * 10, 0)
    handler.receive_data_chunk(b"x", MOST_BYTES)
    big = handler.file_complete(MOST_BYTES + 1)
    assert big.size == MOST_BYTES + 1
    assert len(big.read()) == 0

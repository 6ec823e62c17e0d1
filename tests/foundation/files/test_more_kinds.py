"""Photos from an iPhone, Word files, and the small picture of a first page."""

import base64
import zipfile
from io import BytesIO

import pytest
from PIL import Image

from kinkeeper.foundation.files.cleaning import UnusableFileError, cleaned
from kinkeeper.foundation.files.kinds import WORD, UnknownKindError
from tests.foundation.files.strange_files import WORDS, paper, photo
from tests.foundation.files.word_files import word_file

# A red and a white half, with the words of a place.
HEIC = (
    b"AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0"
    b"AAAAAAAAAAAAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAACUAAgAAAAACBwABAAAA"
    b"AAAAADQAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlm"
    b"AAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAA"
    b"DwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq"
    b"5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAA"
    b"AAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAA"
    b"AwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAAAYW1k"
    b"YXQAAAAhKAGvGYDvSaW//+KGH/mta/6/sheF/KSQd4h0f8wSDbW8AAAABkV4aWYAAE1NACoAAAAIAAEB"
    b"DgACAAAADwAAABoAAAAATGFya3NwdXIgQ2xvc2UAAA=="
)


def test_a_word_file_keeps_its_text_and_loses_who_wrote_it():
    """K3: the name of a writer, a comment and a photo's place tell what nobody said."""
    clean = cleaned(word_file(), word=True)

    assert (clean.media_type, clean.preview) == (WORD, b"")
    with zipfile.ZipFile(BytesIO(clean.content)) as bundle:
        everything = b"".join(bundle.read(name) for name in bundle.namelist())
        assert "docProps/core.xml" not in bundle.namelist()
        assert bundle.testzip() is None
    assert b"The school says hello" in everything
    assert not [word for word in WORDS if word in everything]
    for gone in (b"rsid", b"commentReference", b"core.xml", b"comments.xml"):
        assert gone not in everything


@pytest.mark.parametrize(
    ("given", "words"),
    [
        pytest.param({"part": "word/vbaProject.bin"}, "macros", id="macros"),
        pytest.param({"part": "word/embeddings/a.xlsx"}, "macros", id="file inside"),
        pytest.param(
            {"relation": '<Relationship Target="https://x" TargetMode="External"/>'},
            "macros",
            id="fetched from elsewhere",
        ),
        pytest.param({"words": "<w:instrText> DDEAUTO c </w:instrText>"}, "macros"),
        pytest.param({"words": '<w:del w:id="1">Larkspur</w:del>'}, "tracked changes"),
    ],
)
def test_what_acts_or_hides_words_is_refused_in_words(given, words):
    with pytest.raises(UnusableFileError, match=words):
        cleaned(word_file(**given), word=True)


def test_where_pages_are_wanted_a_word_file_is_refused():
    with pytest.raises(UnknownKindError):
        cleaned(word_file())


@pytest.mark.parametrize("content", [photo(), photo(kind="PNG"), paper(pages=2)])
def test_the_first_page_is_drawn_small_and_tells_nothing_else(content):
    small = cleaned(content).preview

    with Image.open(BytesIO(small)) as drawn:
        assert drawn.format == "JPEG"
        assert max(drawn.size) <= 640
        assert not drawn.getexif()
    assert not [word for word in WORDS if word in small]


def test_a_photo_from_an_iphone_is_kept_as_a_jpeg_without_its_place():
    pytest.importorskip("pi_heif")
    clean = cleaned(base64.b64decode(HEIC))

    assert clean.media_type == "image/jpeg"
    with Image.open(BytesIO(clean.content)) as after:
        assert after.format == "JPEG"
        assert not after.getexif()
    assert clean.preview

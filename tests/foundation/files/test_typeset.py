"""Documents that everybody can read and nobody can turn into code (P7, K3)."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from kinkeeper.foundation.files.typeset import TypesetError, typeset
from kinkeeper.foundation.files.words_in import words_in

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def sheet(words="Maya ran to the door.", **changes):
    data = {
        "title": "Contact report",
        "heading": "Contact report 1",
        "lead": "Saturday 7 March 2026",
        "columns": ["What", "Answer"],
        "facts": [["Place", "The centre"]],
        "caution": "A summary.",
        "sections": [{"heading": "Arrival", "words": words}],
        "agreed_heading": "Agreed",
        "agreed": ["Signed on 14 March 2026."],
        "foot": "Contact report 1",
    }
    return typeset("report", {**data, **changes}, now=NOW)


def test_what_was_typed_stays_text_and_never_becomes_code():
    """R: a parent's or worker's words cannot act inside the typesetter."""
    typed = '#evil("x") #read("/etc/passwd") $x^2$ = not a heading *bold* ”quoted”'

    words = words_in(sheet(typed))

    assert '#evil("x")' in words
    assert '#read("/etc/passwd")' in words
    assert "$x^2$" in words


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("Bore da, ŵŷ", "ŵŷ", id="Welsh letters"),
        pytest.param("He smiled 😀 at us", "[grinning face]", id="emoji by name"),
        pytest.param("好 she said", "[cjk unified ideograph", id="no face for it"),
        pytest.param("a\u202eb\x07c", "abc", id="unseen signs are taken out"),
    ],
)
def test_every_sign_is_drawn_or_named(typed, found):
    assert found in words_in(sheet(typed))


def test_hebrew_and_arabic_are_drawn():
    pdf = sheet("שלום and مرحبا")

    assert "[" not in words_in(pdf).split("Arrival")[1].split("Agreed")[0]


def test_the_file_is_tagged_says_its_language_and_names_nobody():
    """K3: a file's hidden fields tell no names."""
    with pikepdf.open(BytesIO(sheet())) as pdf:
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
        metadata = pdf.Root.Metadata.read_bytes().decode()

        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert info["/Title"] == "Contact report"
        assert "/Author" not in info
        assert "<pdfuaid:part>1" in metadata
        assert "<pdfaid:part>2" in metadata
        assert "dc:creator" not in metadata


def test_same_words_and_moment_give_the_same_bytes():
    assert sheet() == sheet()


def test_an_unknown_sheet_is_an_error():
    with pytest.raises(TypesetError):
        typeset("../secrets", {}, now=NOW)

"""What the bytes of a file really are, whatever its name says."""

from kinkeeper.foundation.audit.trail import RefusedError

_BEGINS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_IPHONE = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")


class UnknownKindError(RefusedError):
    """The file is of a kind that we do not keep."""

    def __init__(self, *, word: bool = False) -> None:
        also = ", iPhone photos (HEIC), and Word files (DOCX)" if word else ""
        super().__init__(f"We can only keep PDF, JPEG and PNG files{also}.")


def media_type_of(content: bytes, *, word: bool = False) -> str:
    """
    Return the media type by the first bytes. Raises UnknownKindError.

    `word`: whether a Word file is wanted here; it is no picture, and has no pages yet.
    """
    for begin, media_type in _BEGINS:
        if content.startswith(begin):
            return media_type
    if content[4:8] == b"ftyp" and content[8:12] in _IPHONE:
        return "image/heic"
    # Every such file is a bundle of parts, and names this one.
    if word and content.startswith(b"PK\x03\x04") and b"word/document.xml" in content:
        return WORD
    raise UnknownKindError(word=word)

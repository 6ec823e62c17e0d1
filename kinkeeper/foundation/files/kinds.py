"""What the bytes of a file really are, whatever its name says."""

from kinkeeper.foundation.audit.trail import RefusedError

_BEGINS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)


class UnknownKindError(RefusedError):
    """The file is of a kind that we do not keep."""

    def __init__(self) -> None:
        super().__init__("We can only keep PDF, JPEG and PNG files.")


def media_type_of(content: bytes) -> str:
    """Return the media type by the first bytes. Raises UnknownKindError."""
    for begin, media_type in _BEGINS:
        if content.startswith(begin):
            return media_type
    raise UnknownKindError

"""
Asking a virus scanner, where the centre runs one: ClamAV on a socket (`CLAMAV_SOCKET`).

Without one, files are kept and marked as not scanned. With one that does not answer,
nothing is kept: a broken scanner must not open the door.
"""

import socket

from django.conf import settings

from kinkeeper.foundation.audit.trail import RefusedError

SECONDS = 30
_AT_ONCE = 64 * 1024


class HarmfulFileError(RefusedError):
    """A scanner found something in the file."""

    def __init__(self) -> None:
        super().__init__(
            "Our scanner stopped this file: it may harm a computer. "
            "Take a photo of the paper and send that."
        )


class ScannerSilentError(RefusedError):
    """The scanner gave no answer."""

    def __init__(self) -> None:
        super().__init__(
            "We cannot check files right now. Try again later, or send it by post."
        )


def scan(content: bytes) -> bool:
    """
    Return whether a scanner looked at the bytes and found nothing.

    False where no scanner is set up. Raises HarmfulFileError, ScannerSilentError.
    """
    if not settings.CLAMAV_SOCKET:
        return False
    try:
        answer = _ask(settings.CLAMAV_SOCKET, content)
    except OSError:
        raise ScannerSilentError from None
    if answer.endswith(b"FOUND"):
        raise HarmfulFileError
    if not answer.endswith(b"OK"):
        raise ScannerSilentError
    return True


def _ask(place: str, content: bytes) -> bytes:
    with _connected(place) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), _AT_ONCE):
            some = content[start : start + _AT_ONCE]
            line.sendall(len(some).to_bytes(4, "big") + some)
        line.sendall((0).to_bytes(4, "big"))
        answer = b""
        while some := line.recv(4096):
            answer += some
    return answer.rstrip(b"\0\n ")


def _connected(place: str) -> socket.socket:
    """Connect to a path, or to "host:port"."""
    if place.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        line.connect(place)
        return line
    host, _, port = place.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)

"""
The mailbox into which people write to the centre (`INCOMING_MAIL`).

"imaps://user:password@host/INBOX" asks a server, always over TLS; "maildir:/path" reads
a folder. A message that is kept is deleted from the mailbox: else a copy would live on
there after the record was destroyed. One that cannot be kept is flagged, and left for a
person. Nothing is ever answered from here.
"""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from mailbox import Maildir, MaildirMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

SECONDS = 30
PORT = 993
MOST_BYTES = 40 * 1024 * 1024


class Mailbox(Protocol):
    """Where messages wait. A message is known by `name` until it is taken out."""

    def waiting(self) -> list[str]:
        """Return the names of the messages that nobody set aside, the oldest first."""

    def read(self, name: str) -> bytes | None:
        """Return a message as it came; None when it is too big to be kept."""

    def take_out(self, name: str) -> None:
        """Delete a message that is kept here now."""

    def set_aside(self, name: str) -> None:
        """Flag a message that cannot be kept, so that it is not tried again."""


class Folder:
    """A Maildir: each message is a file."""

    def __init__(self, path: Path) -> None:
        self.box = Maildir(path, create=True)

    def waiting(self) -> list[str]:
        found = [(name, self.box.get_message(name)) for name in self.box.iterkeys()]
        told = [(m.get_date(), name) for name, m in found if "F" not in m.get_flags()]
        return [name for _, name in sorted(told)]

    def read(self, name: str) -> bytes | None:
        content = self.box.get_bytes(name)
        return content if len(content) <= MOST_BYTES else None

    def take_out(self, name: str) -> None:
        self.box.remove(name)

    def set_aside(self, name: str) -> None:
        message: MaildirMessage = self.box.get_message(name)
        message.set_subdir("cur")
        message.add_flag("F")
        self.box[name] = message


class Server:
    """A folder of an IMAP server. Names are its lasting numbers (UID)."""

    def __init__(self, line: imaplib.IMAP4_SSL) -> None:
        self.line = line

    def waiting(self) -> list[str]:
        _, found = self.line.uid("SEARCH", "UNFLAGGED", "UNDELETED")
        return [number.decode() for number in (found[0] or b"").split()]

    def read(self, name: str) -> bytes | None:
        _, told = self.line.uid("FETCH", name, f"(BODY.PEEK[]<0.{MOST_BYTES + 1}>)")
        for part in told:
            if isinstance(part, tuple):
                content = bytes(part[1])
                return content if len(content) <= MOST_BYTES else None
        return None

    def take_out(self, name: str) -> None:
        self.line.uid("STORE", name, "+FLAGS.SILENT", r"(\Deleted)")
        self.line.expunge()

    def set_aside(self, name: str) -> None:
        self.line.uid("STORE", name, "+FLAGS.SILENT", r"(\Flagged)")


@contextmanager
def opened(address: str) -> Iterator[Mailbox]:
    """
    Open the mailbox of an address. Raises OSError or imaplib's error when it is shut,
    and ValueError for an address of another kind.
    """
    told = urlsplit(address)
    if told.scheme == "maildir":
        yield Folder(Path(told.path))
        return
    if told.scheme != "imaps" or not told.hostname:
        raise ValueError("INCOMING_MAIL must begin with imaps:// or maildir:/")
    with imaplib.IMAP4_SSL(
        told.hostname,
        told.port or PORT,
        ssl_context=ssl.create_default_context(),
        timeout=SECONDS,
    ) as line:
        line.login(unquote(told.username or ""), unquote(told.password or ""))
        line.select(unquote(told.path.lstrip("/")) or "INBOX")
        yield Server(line)

"""Reading one message that came: who wrote, the words, and the files with it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from hashlib import sha256
from html.parser import HTMLParser

MOST_WORDS = 20_000
MOST_FILES = 8
_LINES = re.compile(r"\n{3,}")
_BREAKS = ("p", "br", "div", "li", "tr", "h1", "h2", "h3")


class UnreadableError(Exception):
    """The message cannot be read."""


@dataclass(frozen=True)
class Parcel:
    """
    A message as it is kept. The sender's address is theirs to claim: it proves nothing.

    `mark` is a digest by which the same message is known when it comes twice.
    """

    mark: str
    sender: str
    name: str
    subject: str
    words: str
    sent_at: datetime | None
    files: tuple[bytes, ...] = ()
    left_out: int = 0


def parcel(content: bytes) -> Parcel:
    """Read a message. Raises UnreadableError for what is none."""
    try:
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)  # noqa: S101
        return _read(message, content)
    except Exception as error:
        # A stranger made it: whatever breaks the reader is the message's fault.
        raise UnreadableError from error


def _read(message: EmailMessage, content: bytes) -> Parcel:
    name, sender = parseaddr(str(message.get("From", "")))
    number = str(message.get("Message-ID", "")).strip()
    if not sender and not number:
        raise UnreadableError
    same = f"{number}\n{sender.casefold()}".encode() if number else content
    files = [_bytes(part) for part in message.iter_attachments() if _is_file(part)]
    return Parcel(
        mark=sha256(same).hexdigest(),
        sender=sender.strip()[:254],
        name=_one_line(name)[:120],
        subject=_one_line(str(message.get("Subject", "")))[:200],
        words=_words(message)[:MOST_WORDS],
        sent_at=_sent_at(message),
        files=tuple(files[:MOST_FILES]),
        left_out=max(0, len(files) - MOST_FILES),
    )


def _words(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    told = str(body.get_content())
    if body.get_content_type() == "text/html":
        reader = _Plain()
        reader.feed(told)
        told = "".join(reader.told)
    plain = "\n".join(line.strip() for line in told.replace("\0", "").splitlines())
    return _LINES.sub("\n\n", plain).strip()


def _is_file(part: EmailMessage) -> bool:
    """Pictures that only decorate a signature are not papers."""
    return part.get_content_disposition() != "inline" or not part.get("Content-ID")


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _sent_at(message: EmailMessage) -> datetime | None:
    try:
        told = parsedate_to_datetime(str(message.get("Date", "")))
    except (TypeError, ValueError):
        return None
    return told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)


def _one_line(words: str) -> str:
    return " ".join(words.replace("\0", "").split())


class _Plain(HTMLParser):
    """Keeps the words of a page and breaks the lines where it does."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in ("style", "script", "title")
        if tag in _BREAKS:
            self.told.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("style", "script", "title") and self.silent > 0
        if tag in _BREAKS:
            self.told.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.told.append(data)

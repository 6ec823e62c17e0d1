"""What a demonstration shows of itself: its sign-ins, and the post that it sent.

Read from folders, because nothing really leaves a demonstration. None of this exists
in a centre's own installation: every page that asks here answers 404 there first.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings

MOST_SHOWN = 60
ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class SignIn:
    role: str
    email: str
    password: str


@dataclass(frozen=True)
class Post:
    """One letter or text, as its receiver would see it. `links` are the way on."""

    kind: str
    to: str
    subject: str
    body: str
    links: Sequence[str]


def sign_ins() -> list[SignIn]:
    """Return the people of the demonstration; none when it has not been filled."""
    manifest = Path(settings.DATA_DIR) / "demo.json"
    if not manifest.exists():
        return []
    users = json.loads(manifest.read_text(encoding="utf-8"))["users"]
    return [SignIn(user["role"], user["email"], user["password"]) for user in users]


def post() -> list[Post]:
    """Return what was sent, newest first."""
    letters = [(path, _letter) for path in _files(settings.MAIL_FOLDER, "*.eml")]
    texts = [(path, _text) for path in _files(settings.TEXT_FOLDER, "*.txt")]
    newest = sorted(
        letters + texts, key=lambda each: each[0].stat().st_mtime_ns, reverse=True
    )
    return [read(path) for path, read in newest[:MOST_SHOWN]]


def _files(folder: str, pattern: str) -> list[Path]:
    return list(Path(folder).glob(pattern)) if folder else []


def _letter(path: Path) -> Post:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    body = message.get_content()
    return Post("Letter", message["To"], message["Subject"], body, _links(body))


def _text(path: Path) -> Post:
    to, _, body = path.read_text(encoding="utf-8").partition("\n")
    return Post("Text", to, "", body, _links(body))


def _links(body: str) -> list[str]:
    """Return the links into this site, without the host: no page leads elsewhere."""
    found = [address.rstrip(".,)") for address in ADDRESS.findall(body)]
    base = settings.BASE_URL
    return [link.removeprefix(base) for link in found if link.startswith(f"{base}/")]

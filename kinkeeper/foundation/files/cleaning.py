"""
Files that strangers hand in: looked at, cleaned, and only then kept.

Danger: a file may harm whoever opens it, and it may tell what its owner never wrote:
where a photo was taken, who typed a letter. So nothing is kept as it came.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files import scanning
from kinkeeper.foundation.files.kinds import WORD, media_type_of

SCRUB = Path(__file__).parent / "scrub.py"
SCRUB_WORD = Path(__file__).parent / "scrub_word.py"
LONGEST_SECONDS = 60
_BROKEN = "We cannot open this file. Save it again as a PDF, or take a photo of it."
# By the number with which the cleaning process ends.
_WHY = {
    3: "This file is locked with a password. Save it without one.",
    4: "This file has too many pages, or the picture is too large. Send it in parts.",
    6: "This file has macros or other files inside. Save it as a PDF and send that.",
    7: "This file still has tracked changes. Accept them all, or save it as a PDF.",
}
MOST_BYTES = 10 * 1024 * 1024


class UnusableFileError(RefusedError):
    """The file cannot be kept. The message says what to do."""


@dataclass(frozen=True)
class Clean:
    """
    A file that may be kept. `scanned`: a scanner looked for harm and found none.

    `preview`: a small JPEG of its first page, drawn by us; empty where there is none.
    """

    content: bytes
    media_type: str
    scanned: bool
    preview: bytes = b""


def cleaned(content: bytes, *, word: bool = False) -> Clean:
    """
    Return the file without what it tells beside its pages.

    What it is is found in its bytes, whatever its name says. A photo from an iPhone
    becomes a JPEG. Raises RefusedError for unknown kinds, what is too big, locked or
    broken, and what a scanner finds; Word files are unknown unless `word` is said.
    """
    if len(content) > MOST_BYTES:
        raise UnusableFileError("The file is too big. Choose one of 10 MB or less.")
    media_type = media_type_of(content, word=word)
    scanned = scanning.scan(content)
    try:
        # The command line is fixed; the stranger's bytes go in by the pipe.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(SCRUB_WORD if media_type == WORD else SCRUB)],
            input=media_type.encode() + b"\n" + content,
            # It needs nothing of ours, so it is told nothing: no key, no password.
            env={},
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnusableFileError(_BROKEN) from None
    if done.returncode or not done.stdout:
        raise UnusableFileError(_WHY.get(done.returncode, _BROKEN))
    # First a line: what it is now, and how long the preview at the end is.
    said, _, rest = done.stdout.partition(b"\n")
    kept_as, _, size = said.decode().rpartition(" ")
    end = len(rest) - int(size)
    return Clean(rest[:end], kept_as, scanned, preview=rest[end:])

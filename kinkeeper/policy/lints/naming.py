"""L6, L10, L14 to L16: names and terms that are wrong, doubled or out of date."""

import re
from collections.abc import Iterator

from kinkeeper.policy.edition import Edition
from kinkeeper.policy.lints.lint import Lint, said, words

CENTRE = re.compile(
    r"\b(?:[A-Z][\w'’]+ )*Child(?:ren)?['’]?s?['’]? Contact (?:Centre|Services?)\b"
    r"(?: (?:Ltd|Limited))?"
)
# Case matters here: "ir" and "crb" in small letters are other words.
OUTDATED = re.compile(r"\bCRB\b|\bInland Revenue\b|\bIR\b|\bCriminal Records Bureau\b")
OLD_COMPLAINT = words(r"article 77", r"supervisory authority")
OLD_TERM = words(r"sensitive personal data")
SUBJECT_TO = words(r"rights? (?:that |which )?you(?: are|['’]re) subject to")


def lints(edition: Edition) -> Iterator[Lint]:
    """Yield L6, L10, L14, L15 and L16."""
    yield from said(
        edition,
        "L6",
        CENTRE,
        "Name the centre by {controller:name} only: then it has one name everywhere.",
    )
    yield from said(
        edition,
        "L10",
        OUTDATED,
        "The name is out of date: it is the DBS now, or HMRC.",
    )
    yield from said(
        edition,
        "L14",
        OLD_COMPLAINT,
        "People complain to you first (DPA 2018 s.164A) and to the regulator (s.165).",
    )
    yield from said(
        edition,
        "L15",
        OLD_TERM,
        "That is the term of the 1998 Act: say special category data, or plainly what.",
    )
    yield from said(
        edition,
        "L16",
        SUBJECT_TO,
        "People have rights; they are not subject to them.",
    )

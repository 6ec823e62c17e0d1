"""L7 to L9 and L17: what people must be told, and would look for in vain."""

import re
from collections.abc import Iterator

from kinkeeper.policy.edition import Edition
from kinkeeper.policy.lints.lint import Lint, texts, words
from kinkeeper.rules.deadlines import Kind
from kinkeeper.rules.disclosure import FunderKind

WRITTEN_ONLY = words(r"(?:only )?in writing only", r"must be (?:made )?in writing")
FORMAL = words(r"formal(?:,)? written complaint", r"complaints? (?:only )?in writing")
HOW = {
    "by e-mail": re.compile(r"e-?mail", re.IGNORECASE),
    "by phone": re.compile(r"phone", re.IGNORECASE),
}
# What the law wants told, and words by which it can be found (Articles 13 and 14).
TOLD = {
    "that Cafcass may be given something": words("cafcass"),
    "that the council may be given something": words("council", "local authority"),
    "that the police may be given something": words("police"),
    "that a permission can be taken back": words("take back", "withdraw"),
    "that people can complain to you": words("complain to us", "tell us"),
    "whether a machine decides about people": words("machine", "automat"),
    "which information people have to give": words(
        "have to (?:give|tell)", "must tell"
    ),
    "whom to ask": re.compile(r"\{controller:(?:lead|email|phone)\}"),
    "from which day the edition counts": re.compile(r"\{edition:effective_from\}"),
}
OWN_RIGHT = words("own right", "still ask", "whoever pays for")


def lints(edition: Edition) -> Iterator[Lint]:
    """Yield L7, L8, L9 and L17."""
    everything = [*texts(edition), ("recipients", _recipients(edition))]
    whole = " ".join(" ".join(text.split()) for _, text in everything)
    yield from _ways(edition)
    yield from _missing(edition, whole)
    for where, text in everything:
        if FORMAL.search(text):
            yield Lint(
                "L9",
                where,
                f"{where} only knows written complaints; a spoken one counts.",
            )
    payers = {payer.funder for payer in edition.document.gate.payers}
    if FunderKind.LOCAL_AUTHORITY in payers and not OWN_RIGHT.search(whole):
        yield Lint(
            "L17",
            "gate.payers",
            "Reports go to the council that pays. Say that everybody may still ask to "
            "see what you hold about them.",
        )


def _ways(edition: Edition) -> Iterator[Lint]:
    clauses = {right.clause for right in edition.rights.values()}
    text = " ".join(each.body for each in edition.document.clause if each.id in clauses)
    missing = [way for way, pattern in HOW.items() if not pattern.search(text)]
    if missing or WRITTEN_ONLY.search(text):
        yield Lint(
            "L7",
            "right",
            "Say that rights can be used by e-mail and by phone, not only in writing.",
        )


def _missing(edition: Edition, whole: str) -> Iterator[Lint]:
    for what, pattern in TOLD.items():
        if not pattern.search(whole):
            yield Lint("L8", "clause", f"The text does not say {what}.")
    if not any(right.kind is Kind.COMPLAINT for right in edition.rights.values()):
        yield Lint("L8", "right", "No right to complain to you is listed.")
    for name, basis in edition.bases.items():
        if not basis.article_6.strip():
            yield Lint(
                "L8", f"basis.{name}", f"basis.{name} names no Article 6 ground."
            )


def _recipients(edition: Edition) -> str:
    return " ".join(f"{each.title} {each.gets}" for each in edition.recipients.values())

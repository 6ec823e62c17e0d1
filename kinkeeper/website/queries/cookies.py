"""The register of cookies, as the policy edition in force has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from kinkeeper.policy import edition
from kinkeeper.policy.shapes.cookies import Cookie
from kinkeeper.policy.tables import stays

WHERE = "cookie"


@dataclass(frozen=True)
class Entry:
    """One line of the register, in words for the page."""

    name: str
    purpose: str
    holds: str
    linked_to: str
    lasts: str
    set_by: str
    technology: str


def register() -> Sequence[Entry]:
    """Return what this site keeps in a browser, by the policy; what is off is left out.

    The same lines decide what may leave the server: see `allowed`.
    """
    return [_entry(name, each) for name, each in _cookies().items() if each.enabled]


def allowed(name: str) -> Cookie | None:
    """Return the line of the register that allows a cookie of ours, or None.

    What needs a visitor's yes is not allowed: nothing here asks for one.
    """
    for pattern, each in _cookies().items():
        if each.technology != WHERE or not fnmatchcase(name, pattern):
            continue
        if each.enabled and each.first_party and not each.needs_consent:
            return each
    return None


def _cookies() -> Mapping[str, Cookie]:
    return edition.in_force().cookies


def _entry(name: str, each: Cookie) -> Entry:
    return Entry(
        name=name,
        purpose=each.purpose,
        holds=each.holds,
        linked_to=each.linked_to,
        lasts=stays(each),
        set_by=each.provider,
        technology=each.technology,
    )

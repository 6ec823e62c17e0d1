"""Cookies, processors and recipients must be fit to be printed."""

from collections.abc import Iterator

from kinkeeper.policy.shapes.cookies import Category, Cookie, Exemption
from kinkeeper.policy.shapes.document import Document

LONGEST_COOKIE_DAYS = 400


def defects(document: Document) -> Iterator[str]:
    """Yield what is wrong with a cookie, a processor or a recipient."""
    for name, cookie in document.cookie.items():
        yield from _cookie(name, cookie)
    for name, processor in document.processor.items():
        abroad = processor.country != "United Kingdom"
        if abroad and not processor.transfer:
            yield f"processor.{name} is abroad, but names no transfer tool."
        if processor.enabled and processor.contract_until is None:
            yield f"processor.{name} is in use, but has no contract_until."
    for name, recipient in document.recipient.items():
        for kind in recipient.classes:
            if kind not in document.record:
                yield f"recipient.{name} gets {kind}, which is no kind of record."


def _cookie(name: str, cookie: Cookie) -> Iterator[str]:
    where = f"cookie.{name}"
    necessary = cookie.category is Category.NECESSARY
    if necessary != (cookie.exemption is Exemption.STRICTLY_NECESSARY):
        yield f"{where} must be both necessary and exempt as such, or neither."
    if cookie.months * 30 + cookie.days > LONGEST_COOKIE_DAYS:
        yield f"{where} stays longer than a cookie may."
    if not cookie.first_party and not cookie.needs_consent:
        yield f"{where} comes from another company, so it needs a yes."

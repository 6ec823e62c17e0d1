"""Everything that is held needs a purpose, and every purpose a ground in the law."""

from collections.abc import Iterator

from kinkeeper.policy.shapes.document import Document
from kinkeeper.policy.shapes.purposes import Purpose


def defects(document: Document) -> Iterator[str]:
    """Yield purposes without a ground, and records without a purpose."""
    served: set[str] = set()
    for name, purpose in document.purpose.items():
        served |= set(purpose.classes)
        yield from _purpose(document, name, purpose)
    for kind in document.record:
        if kind not in served:
            yield f"record.{kind} serves no purpose, so it may not be held."


def _purpose(document: Document, name: str, purpose: Purpose) -> Iterator[str]:
    where = f"purpose.{name}"
    if not purpose.bases:
        yield f"{where} has no basis."
    special = (purpose.special_basis,) if purpose.special_basis else ()
    for basis in (*purpose.bases, *special):
        if basis not in document.basis:
            yield f"{where} rests on the basis {basis}, which is not declared."
    for kind in purpose.classes:
        if kind not in document.record:
            yield f"{where} uses {kind}, which is no declared kind of record."
        elif _sensitive(document, kind) and not _allowed(document, purpose):
            yield f"{where} uses {kind}, which is sensitive, without a condition."


def _sensitive(document: Document, kind: str) -> bool:
    record = document.record[kind]
    return record.special or record.criminal


def _allowed(document: Document, purpose: Purpose) -> bool:
    basis = document.basis.get(purpose.special_basis or "")
    return basis is not None and basis.article_9 is not None

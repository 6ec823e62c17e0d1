"""What must hold of a policy edition before anything may rely on it."""

from collections.abc import Iterator

from kinkeeper.policy.checks import clauses, gate, holdings, purposes, retention
from kinkeeper.policy.shapes.document import Document
from kinkeeper.rules.retention import Schedule


def defects(document: Document, schedule: Schedule) -> Iterator[str]:
    """Yield every defect of an edition, each as a plain sentence."""
    yield from retention.defects(document, schedule)
    yield from holdings.defects(document)
    yield from purposes.defects(document)
    yield from gate.defects(document)
    yield from clauses.defects(document, schedule)

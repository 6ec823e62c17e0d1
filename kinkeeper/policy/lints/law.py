"""Changes that the edition says are demanded: somebody must have read what it cites."""

from collections.abc import Iterator

from kinkeeper.policy.edition import Edition
from kinkeeper.policy.lints.lint import Lint


def lints(edition: Edition) -> Iterator[Lint]:
    """Yield each override, since it counts against everybody's will (PV-5)."""
    for name, override in edition.document.legal_override.items():
        yield Lint(
            "override",
            f"legal_override.{name}",
            f"{name} counts for everybody, because of {override.cites}. Check that it "
            "really demands this.",
        )

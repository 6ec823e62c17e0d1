"""The stored paper of a signed report."""

from kinkeeper.foundation.files import store
from kinkeeper.reports.models import Report


def paper_of(report: Report) -> bytes:
    """Return the bytes of a signed report's paper. Raises ValueError without one."""
    if report.pdf is None:
        raise ValueError("An unsigned report has no paper.")
    return store.read(report.pdf)

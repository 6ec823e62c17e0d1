"""The stored paper of a signed report."""

from kinkeeper.foundation.files import store
from kinkeeper.reports.models import Report
from kinkeeper.reports.queries.additions import signed_additions


def paper_of(report: Report) -> bytes:
    """
    Return the bytes of the paper that is handed out: with all that was added since.

    Raises ValueError for an unsigned report.
    """
    if report.pdf is None:
        raise ValueError("An unsigned report has no paper.")
    added = signed_additions(report)
    if added and added[-1].pdf is not None:
        return store.read(added[-1].pdf)
    return store.read(report.pdf)

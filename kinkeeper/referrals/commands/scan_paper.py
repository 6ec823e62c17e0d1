"""
A paper that waits is shown to the virus scanner, once there is one that answers.

Danger: what harms must not become what may be opened. Only a clear answer of a scanner
lets a paper through; what it finds is marked, and nobody can let that be opened.
"""

from datetime import datetime

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files import scanning, store
from kinkeeper.referrals.models import Attachment


def scan_paper(*, attachment: Attachment, now: datetime) -> Attachment:
    """
    Ask the scanner about a paper that waits, and write down what it said.

    The scanner may take its time, so it is asked before the transaction begins. Nothing
    changes where none is set up. Raises `scanning.ScannerSilentError`, and RefusedError
    when the paper does not wait any more.
    """
    try:
        looked_at = scanning.scan(store.read(attachment.file))
    except scanning.HarmfulFileError:
        return write_down_scan(attachment=attachment, harmful=True, now=now)
    if not looked_at:
        return attachment
    return write_down_scan(attachment=attachment, harmful=False, now=now)


@trail.command
def write_down_scan(
    *, attachment: Attachment, harmful: bool, now: datetime
) -> Attachment:
    """
    Keep what a scanner said of a paper that still waits.

    Raises RefusedError when it was let be opened, moved or destroyed meanwhile.
    """
    papers = Attachment.objects.select_for_update(of=("self",))
    found = papers.select_related("container", "case").filter(pk=attachment.pk)
    paper = found.first()
    if paper is None or not paper.waits or paper.harmful:
        raise trail.RefusedError("This paper does not wait any more.")
    if harmful:
        paper.seal({**paper.unseal(), "harmful_since": now.isoformat()})
    paper.scanned = not harmful
    paper.save()
    trail.record(
        "paper.harmful" if harmful else "paper.scanned",
        about=paper,
        by=None,
        case_key=paper.case.key if paper.case else None,
    )
    return paper

"""Signed heads of the log, written to files now and then, for others to keep.

A log alone proves nothing against whoever runs it; a head that left the house does.
"""

from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import bundle, sealer
from kinkeeper.foundation.audit.models import Event

SENT = "checkpoint.sent"


def folder() -> Path:
    return Path(settings.DATA_DIR) / "checkpoints"


def is_due(today: date, *, every_days: int) -> bool:
    """Say whether no head was sent within the last `every_days` days."""
    last = Event.objects.filter(action=SENT).order_by("-pk").first()
    if last is None:
        return True
    sent_on = clock.london(last.happened_at).date()
    return sent_on + timedelta(days=every_days) <= today


def write(now: datetime) -> str:
    """Seal, write the head to a file of its own, and return its text; "" if none."""
    sealer.seal(now)
    head = bundle.last_head()
    if head is None:
        return ""
    text = bundle.checkpoint_text(head)
    folder().mkdir(parents=True, exist_ok=True)
    day = clock.london(now).date()
    (folder() / f"checkpoint-{day.isoformat()}.txt").write_text(text)
    return text

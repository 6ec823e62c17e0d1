"""Every few days a signed head of the log leaves the house."""

from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import checkpoints
from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.commands.send_checkpoint import send_checkpoint


def register_checkpoints() -> None:
    register.every_night("checkpoint", send_when_due, order=90)


def send_when_due(today: date) -> Count:
    """Write and send a head when the edition's days have passed since the last."""
    days = edition.in_force().practice.checkpoint_days
    if not checkpoints.is_due(today, every_days=days):
        return Count()
    now = clock.now()
    text = checkpoints.write(now)
    if not text:
        return Count()
    sent = send_checkpoint(checkpoint=text, now=now)
    return Count(other={"checkpoints sent": sent} if sent else {})

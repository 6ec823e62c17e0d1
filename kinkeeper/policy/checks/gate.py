"""The release gate must know every step, and a way by which things may go."""

from collections.abc import Iterator

from kinkeeper.policy.shapes.document import Document
from kinkeeper.rules.deadlines import Kind
from kinkeeper.rules.disclosure.gate import STEPS


def defects(document: Document) -> Iterator[str]:
    """Yield missing and unknown steps, channels and deadlines."""
    gate = document.gate
    needed = {*STEPS, *(f"paid_by_{payer.funder.value}" for payer in gate.payers)}
    for step in sorted(needed - set(gate.step)):
        yield f"gate.step.{step} is missing."
    for step in sorted(set(gate.step) - needed):
        yield f"gate.step.{step} is no step of the gate."
    if not gate.channels or not gate.protection_channels:
        yield "gate.channels and gate.protection_channels must name a channel."
    clock = document.clock
    if clock.extended_months < clock.answer_months:
        yield "clock.extended_months is shorter than clock.answer_months."
    if Kind.BREACH in clock.pausing_kinds or Kind.COMPLAINT in clock.pausing_kinds:
        yield "clock.pausing_kinds may only hold requests."

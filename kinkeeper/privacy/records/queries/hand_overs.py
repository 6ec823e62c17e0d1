"""Which records somebody else has by now, and what our statement says of it."""

import json

from kinkeeper.foundation.audit import signing
from kinkeeper.privacy.records.models import HandedOver, HandOver

ORIGIN = "kinkeeper/hand-over/v1"
CHECK_SIGNS = 16


def is_received(record: str) -> bool:
    """Say whether a record lies with somebody else, who told us that it arrived."""
    return HandedOver.objects.filter(
        record=record, is_void=False, hand_over__state=HandOver.State.RECEIVED
    ).exists()


def check_number(hand_over: HandOver) -> str:
    """Return what they read out to us, so that we know that the right one arrived."""
    return hand_over.package_sha256[:CHECK_SIGNS]


def statement(hand_over: HandOver) -> bytes:
    """Return the bytes that the signature of a hand-over vouches for. No names."""
    said = {
        "origin": ORIGIN,
        "reference": hand_over.reference,
        "outcome": hand_over.outcome,
        "taken_by": hand_over.taken_by,
        "made_at": hand_over.made_at.isoformat(),
        "made_by": hand_over.made_by_id,
        "package_sha256": hand_over.package_sha256,
        "received_on": str(hand_over.received_on),
        "settled_by": hand_over.settled_by_id,
        "records": [
            [one.record, one.kind, one.reference, one.content_sha256]
            for one in hand_over.records.order_by("pk")
            if not one.is_void
        ],
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def is_genuine(hand_over: HandOver) -> bool:
    return signing.is_signed(statement(hand_over), bytes(hand_over.signature))

"""A link that was used or taken back leads nowhere after a restore, as before it."""

from django.db.models import Q

from kinkeeper.foundation.recovery import taken_back
from kinkeeper.referrals.models import Invitation

ENDED = taken_back.TakenBack(
    "invitation_ended",
    Invitation,
    Q(recalled_at__isnull=False) | Q(used_at__isnull=False),
    ("recalled_at", "used_at"),
    named_by="token_sha256",
)


def register_replay() -> None:
    taken_back.add(ENDED)

from datetime import datetime
from secrets import choice

from django.contrib.auth.hashers import make_password

from kinkeeper.foundation.audit import trail
from kinkeeper.referrals.commands.save_answers import locked
from kinkeeper.referrals.models import Draft
from kinkeeper.referrals.queries.drafts import HINT_LETTERS, tidy_code

# Without letters and figures that look alike.
ALPHABET = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
GROUPS = 4
MOST_TRIES = 10


@trail.command
def make_return_code(*, draft: Draft, now: datetime) -> str:
    """
    Make the code with which a person comes back to their form.

    Shown once: only a hash is kept, and the first four letters to find the form by.
    """
    draft = locked(draft)
    code = "-".join("".join(choice(ALPHABET) for _ in range(4)) for _ in range(GROUPS))
    plain = tidy_code(code)
    Draft.objects.filter(pk=draft.pk).update(
        return_code_hash=make_password(plain),
        return_code_hint=plain[:HINT_LETTERS],
        tries_left=MOST_TRIES,
        changed_at=now,
    )
    trail.record("draft.code_made", about=draft, by=None)
    return code

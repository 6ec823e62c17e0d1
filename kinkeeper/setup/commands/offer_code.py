"""The code that makes the first manager. Printed where only the owner can read it."""

import json
import os
import secrets
from contextlib import suppress

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.setup.queries.standing import Stage, digest, file, stage, taken

# No letter or number that looks like another.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, LETTERS = 3, 5


def offer_code() -> str | None:
    """
    Return a fresh code while nobody works here yet, else None.

    The code before it counts no longer. Only its digest is kept.
    """
    if has_team():
        settle()
        return None
    taken().unlink(missing_ok=True)
    letters = [secrets.choice(ALPHABET) for _ in range(GROUPS * LETTERS)]
    groups = [letters[at : at + LETTERS] for at in range(0, len(letters), LETTERS)]
    code = "-".join("".join(group) for group in groups)
    move_to(Stage.NEW, code=digest(code))
    return code


def has_team() -> bool:
    """Say whether anybody works here, or ever did."""
    return Account.objects.filter(kind=Account.Kind.STAFF).exists()


def settle() -> None:
    """Bring the file up to date with a database in which there is a team.

    Either the claim was cut off after its commit, or the team came in another way: with
    a demonstration or a backup. Then there is nothing to set up.
    """
    if stage() is not Stage.NEW:
        return
    if taken().exists():
        begin_setting_up()
    else:
        leave()


def begin_setting_up() -> None:
    """Note that the centre has a manager now."""
    move_to(Stage.CLAIMED)
    taken().unlink(missing_ok=True)


def move_to(next_stage: Stage, **more: str) -> None:
    """Write how far the set-up is: whole or not at all."""
    half = file().with_suffix(".new")
    half.parent.mkdir(parents=True, exist_ok=True)
    with half.open("w") as opened:
        json.dump({"stage": next_stage, **more}, opened)
        opened.flush()
        os.fsync(opened.fileno())
    half.chmod(0o600)
    half.replace(file())


def leave() -> None:
    """End the set-up for good."""
    with suppress(FileNotFoundError):
        file().unlink()

"""Who signs in, and which strings of each side must never reach the other."""

from collections.abc import Iterator
from typing import Any

from kinkeeper.config.demo.lives import Life
from kinkeeper.config.demo.playing import Played
from kinkeeper.config.demo.plots import RESIDENT
from kinkeeper.config.demo.team import PASSWORD


def manifest(played: Played, *, base: str) -> dict[str, Any]:
    """Return the manifest of an invented centre, ready for JSON."""
    signing_in = [*played.world.team.users(), *_parents(played)]
    return {
        "base": base,
        "users": [
            {"role": role, "email": email, "password": PASSWORD}
            for role, email in signing_in
        ],
        "families": [_family(life) for life in played.lives if life.case],
    }


def _parents(played: Played) -> Iterator[tuple[str, str]]:
    for life in played.lives:
        if life.plot.emails:
            resident, visiting = life.plot.emails
            yield "resident", resident
            yield "visiting", visiting


def _family(life: Life) -> dict[str, Any]:
    return {
        "ref": life.file.reference,
        "sides": [_side(life, side) for side in life.told],
    }


def _side(life: Life, side: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "role": "resident" if side == RESIDENT else "visiting",
        "private": life.family.private(side),
    }
    if life.plot.emails:
        told["user_email"] = life.family.adult(side).email
    return told

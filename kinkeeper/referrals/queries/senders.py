"""Whose e-mail it may be. Only a proposal: anybody can write any sender."""

import re

from kinkeeper.people.models import Case, Party

_REFERENCE = re.compile(r"\bKK-\d{3,6}\b", re.I)
_LIVING = {"case__closed_on": None, "case__file_destroyed_on": None}


def perhaps_from(sender: str, words: str) -> tuple[Case | None, str]:
    """
    Return the family that a message may belong to, and the side of its sender.

    By the address of one adult of one open family; else by one reference in the words.
    Doubt proposes nothing: an address on both sides or in two families has no side.
    """
    parts = _parts_of(sender)
    named = _named_in(words)
    if named is not None:
        own = {part.side for part in parts if part.case_id == named.pk}
        return named, own.pop() if len(own) == 1 else ""
    if len(parts) == 1:
        return parts[0].case, parts[0].side
    return None, ""


def _parts_of(sender: str) -> list[Party]:
    wanted = sender.strip().casefold()
    if not wanted:
        return []
    adults = Party.objects.filter(
        side__in=(Party.Side.RESIDENT, Party.Side.VISITING), **_LIVING
    ).select_related("case", "container", "account")
    return [part for part in adults.order_by("pk") if wanted in _addresses(part)]


def _addresses(part: Party) -> set[str]:
    told = {str(part.unseal().get("email") or "")}
    if part.account is not None:
        told.add(part.account.email)
    return {one.strip().casefold() for one in told if one.strip()}


def _named_in(words: str) -> Case | None:
    signs = {found.upper() for found in _REFERENCE.findall(words)}
    if len(signs) != 1:
        return None
    return Case.objects.filter(
        reference__iexact=signs.pop(), closed_on=None, file_destroyed_on=None
    ).first()

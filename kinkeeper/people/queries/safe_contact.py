"""How a person may be reached without putting them at risk."""

from typing import Any

from kinkeeper.foundation.ui.parts import Way
from kinkeeper.people.models import Party

_NAMES = {"email": "Email", "text": "Text messages", "call": "Calls"}
_DETAIL = {"email": ["email"], "text": ["phone"], "call": ["call_phone", "phone"]}
_ICONS = {"email": "mail", "text": "text", "call": "phone"}
_WHEN = {"yes": "any time", "ask": "talk to them first"}


def told(party: Party) -> dict[str, Any]:
    """Return what the person said about each channel; empty while nobody asked."""
    found = party.unseal().get("safe_contact")
    return dict(found) if isinstance(found, dict) else {}


def may_use(party: Party, channel: str) -> bool:
    """
    Say whether a message may go out by itself: the person said "any time".

    Never while there is nothing to send it to: an address that is locked is not used.
    """
    channel_told = told(party).get(channel)
    has_it = any(party.unseal().get(name) for name in _DETAIL[channel])
    return (
        has_it and isinstance(channel_told, dict) and channel_told.get("may") == "yes"
    )


def is_forbidden(party: Party, channel: str) -> bool:
    """Say whether the person said no to a channel."""
    channel_told = told(party).get(channel)
    return isinstance(channel_told, dict) and channel_told.get("may") == "no"


def ways(party: Party) -> list[Way]:
    """Return each channel in words, for staff."""
    found = told(party)
    lines = [
        _way(channel, found[channel])
        for channel in _NAMES
        if isinstance(found.get(channel), dict)
    ]
    if lines and not found.get("call", {}).get("voicemail"):
        lines.append(Way("No voicemail", "phone-off"))
    return lines or [Way("Not asked yet how to reach them", "help")]


def safest(party: Party) -> str:
    """Return the safest way as one line."""
    found = told(party)
    for channel in ("text", "email", "call"):
        channel_told = found.get(channel)
        if isinstance(channel_told, dict) and channel_told.get("may") in (
            "yes",
            "some",
        ):
            return _way(channel, channel_told).text
    return ""


def _way(channel: str, channel_told: dict[str, Any]) -> Way:
    may = channel_told.get("may")
    if may == "no":
        return Way(f"No {_NAMES[channel].lower()}", "no")
    when = channel_told.get("hours") if may == "some" else _WHEN.get(str(may), "")
    return Way(f"{_NAMES[channel]}, {when}", _ICONS[channel])

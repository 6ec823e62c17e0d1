"""What a posted page carries besides its answers."""

from uuid import UUID

from django.http import HttpRequest


def once_of(request: HttpRequest) -> UUID | None:
    """Return the word that this page carried, so that a second press does nothing."""
    return uuid_of(request.POST.get("once", ""))


def uuid_of(text: str) -> UUID | None:
    """Return a key from the page, or None if it is not one."""
    try:
        return UUID(text)
    except ValueError:
        return None

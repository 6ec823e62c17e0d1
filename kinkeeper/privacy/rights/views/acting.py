"""What every page does that takes a matter one step further."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest

from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError

SAVED = "Written down."


def done(request: HttpRequest, form: Form, act: Callable[[], object]) -> bool:
    """Run a command; say no next to the form. True when it was carried out."""
    try:
        act()
    except RefusedError as refused:
        note_refusal(request, refused)
        form.add_error(None, str(refused))
        return False
    messages.success(request, SAVED)
    return True

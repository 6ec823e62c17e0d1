"""What people type about sessions."""

from uuid import UUID

from kinkeeper.foundation.ui.forms import PlainForm


def token_of(form: PlainForm) -> UUID | None:
    """Return the word of a form that was sent, for `once`; None when it has none."""
    try:
        return UUID(form.once_word)
    except ValueError:
        return None

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm


class JoinForm(PlainForm):
    """Choose a password, typed twice."""

    password = fields.PlainSecretField(
        label="Choose a password",
        asking="a password",
        help_text="Ten letters or more. Three words that only you would put together "
        "are good.",
        autocomplete="new-password",
    )
    again = fields.PlainSecretField(
        label="Type it again", asking="the same again", autocomplete="new-password"
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        password = told.get("password", "")
        if password and told.get("again") and told["again"] != password:
            self.add_error("again", "The two are not the same. Type both again")
        try:
            if password:
                validate_password(password)
        except ValidationError as weak:
            self.add_error("password", " ".join(weak.messages))
        return told

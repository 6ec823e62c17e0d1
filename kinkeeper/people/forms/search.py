from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm


class SearchForm(PlainForm):
    """What to look for among the families that one may know of."""

    q = fields.PlainTextField(
        label="Call-sign, reference or name",
        asking="a call-sign, a reference or a name",
        max_length=60,
    )

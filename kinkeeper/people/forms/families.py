from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import FilterForm


class FamiliesForm(FilterForm):
    """Search the list of families."""

    q = fields.PlainTextField(
        label="Call-sign, reference or a child’s first name",
        required=False,
        max_length=60,
    )
    show = fields.PlainSelectField(
        label="Show",
        required=False,
        empty="Open families",
        choices=(("closed", "Closed families"),),
    )

from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm

MOST_CHILDREN = 12


class ChildForm(PlainForm):
    """One child. "I do not know" is an answer."""

    given_name = fields.PlainTextField(
        label="First name", asking="the child’s first name", max_length=80
    )
    family_name = fields.PlainTextField(
        label="Last name", required=False, max_length=80
    )
    born_on = fields.PlainDateField(label="Date of birth", required=False)
    birth_unknown = fields.PlainTickField(
        label="I do not know the date of birth", required=False
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        born_on = told.get("born_on")
        if "born_on" in self.errors:
            return told
        if born_on is None and not told.get("birth_unknown"):
            self.add_error(
                "born_on", "Enter the date of birth, or tick that you do not know it"
            )
        if born_on is not None:
            today = clock.today()
            if born_on > today:
                self.add_error("born_on", "The date of birth must be in the past")
            elif today.year - born_on.year > 20:
                self.add_error("born_on", "Check the year. We help children under 18")
        return told

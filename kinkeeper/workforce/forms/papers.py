"""Forms about papers and checks."""

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm
from kinkeeper.workforce.commands.add_check import Seen
from kinkeeper.workforce.commands.add_paper import Leave

KINDS = (
    ("HR_FILE", "A paper of the file"),
    ("REFERENCE", "A reference"),
    ("REDUNDANCY", "A redundancy paper"),
    ("STAFF_MISC", "Something else"),
)
LIVES = {
    "HR_FILE": "Contract, review, complaint. Goes with the file.",
    "REFERENCE": "Goes with the file.",
    "REDUNDANCY": "Goes with the file.",
    "STAFF_MISC": "Goes when nobody has used it for three years.",
}
ABOUTS = (
    ("ENTITLEMENT", "The leave itself"),
    ("UNCLEAR", "Leave and pay, or not clear"),
)
LEVELS = (
    ("ENHANCED_BARRED", "Enhanced with barred list"),
    ("ENHANCED", "Enhanced"),
    ("STANDARD", "Standard"),
    ("BASIC", "Basic"),
)
DECISIONS = (
    ("SUITABLE", "May work here"),
    ("CONDITIONS", "May work here, with conditions"),
    ("NOT_SUITABLE", "May not work here"),
)
LEAVE = (
    "born_on",
    "adopted_on",
    "allowance_from",
    "about",
    "period_from",
    "period_to",
)


class _Words(PlainForm):
    title = fields.PlainTextField(
        label="What is it?", asking="what it is", max_length=120
    )
    words = fields.PlainLongTextField(
        label="What does it say?",
        asking="what it says",
        max_length=8000,
        required=False,
    )


class _Upload(PlainForm):
    upload = fields.PlainFileField(
        label="The paper", asking="the paper", required=False
    )

    def content(self) -> bytes | None:
        """Return the bytes of what was handed in."""
        upload = self.cleaned_data["upload"]
        return upload.read() if upload else None


class _Leave(PlainForm):
    born_on = fields.PlainDateField(
        label="When was the child born?", asking="the child’s birth date"
    )
    adopted_on = fields.PlainDateField(
        label="When did the child come to them, if adopted?",
        asking="the day of the adoption",
        required=False,
    )
    allowance_from = fields.PlainDateField(
        label="Since when does the child get a disability allowance?",
        asking="the first day of the allowance",
        help_text="Leave it empty if there is none.",
        required=False,
    )
    about = fields.PlainChoiceField(
        label="What is the paper about?",
        asking="what the paper is about",
        help_text="A paper about pay alone belongs under Money.",
        choices=ABOUTS,
    )
    period_from = fields.PlainDateField(
        label="First day of the pay",
        asking="the first day of the pay",
        help_text="Only if it is about pay too.",
        required=False,
    )
    period_to = fields.PlainDateField(
        label="Last day of the pay", asking="the last day of the pay", required=False
    )

    def leave(self) -> Leave:
        return Leave(**{name: self.cleaned_data[name] for name in LEAVE})


class AddPaperForm(_Upload, _Words):
    kind = fields.PlainChoiceField(
        label="What kind of paper?", asking="the kind", choices=KINDS, hints=LIVES
    )
    field_order = ("kind", "title", "words", "upload")


class AddLeaveForm(_Upload, _Leave, _Words):
    field_order = ("title", *LEAVE, "words", "upload")


class ChangePaperForm(_Words, VersionedForm):
    """Change the words."""


class ChangeLeaveForm(_Leave, _Words, VersionedForm):
    field_order = ("title", *LEAVE, "words")


class AddCheckForm(_Upload):
    checked_on = fields.PlainDateField(
        label="Date on the certificate", asking="the date on the certificate"
    )
    number = fields.PlainTextField(
        label="Number of the certificate",
        asking="the number",
        max_length=30,
        width="s",
        code=True,
    )
    level = fields.PlainChoiceField(
        label="Which check?", asking="which check it is", choices=LEVELS
    )
    position = fields.PlainTextField(
        label="For which work?", asking="for which work", max_length=80
    )
    received_on = fields.PlainDateField(
        label="When did we see it?", asking="the day we saw it"
    )
    words = fields.PlainLongTextField(
        label="What does it say?",
        asking="what it says",
        help_text="Only if you need it to decide. It must go within six months.",
        max_length=4000,
        rows=4,
        required=False,
    )
    field_order = (
        "checked_on",
        "number",
        "level",
        "position",
        "received_on",
        "words",
        "upload",
    )

    def seen(self) -> Seen:
        values = self.values()
        del values["upload"]
        return Seen(**values, upload=self.content())


class DecideForm(VersionedForm):
    decision = fields.PlainChoiceField(
        label="What do you decide?", asking="what you decide", choices=DECISIONS
    )
    decided_on = fields.PlainDateField(label="When?", asking="the day of the decision")
    outcome = fields.PlainTextField(
        label="The outcome in a few words",
        asking="the outcome",
        help_text="This stays. Do not repeat what the certificate says.",
        max_length=200,
        required=False,
    )

"""The forms of the desk."""

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm
from kinkeeper.reports.commands.save_draft import LONGEST
from kinkeeper.reports.models import Addition, RoughNotes, Section

HINTS = {
    Section.ARRIVAL: "Who came in how, and what you saw. Not when each side came.",
    Section.GREETING: "The first minutes: words, faces, who went to whom.",
    Section.CONVERSATION: "Their own words, in quotation marks.",
    Section.PRESENTATION: "What you saw, not what it may mean.",
    Section.SUMMARY: "Facts only. No opinion and no advice.",
}


class DraftForm(VersionedForm):
    """One box for each part of a report. Nothing has to be filled to be saved."""

    def __init__(self, *args, **options) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **options)
        for section in Section:
            self.fields[section.value] = fields.PlainLongTextField(
                label=section.label,
                asking=section.label.lower(),
                max_length=LONGEST,
                rows=4,
                required=False,
                help_text=HINTS.get(section, ""),
            )


class RemarkForm(VersionedForm):
    """What a second reader wants to say. Needed to send a report back."""

    words = fields.PlainLongTextField(
        label="What should the author know?",
        asking="what the author should look at again",
        required=False,
        max_length=2000,
        rows=4,
        help_text="Needed when you send it back.",
    )


class AddForm(PlainForm):
    """What is to stand beside a signed report."""

    kind = fields.PlainChoiceField(
        label="What is it?", asking="what it is", choices=Addition.Kind.choices
    )
    words = fields.PlainLongTextField(
        label="What is added?",
        asking="what is added",
        help_text="Whoever gets the report reads this. No addresses, no other names.",
        max_length=4000,
        rows=5,
    )
    asked = fields.PlainTextField(
        label="Who asked for it?",
        asking="who asked",
        help_text="Stays here. It does not go with the report.",
        max_length=120,
        required=False,
    )
    why = fields.PlainLongTextField(
        label="Why do we add it?",
        asking="why",
        help_text="Stays here too.",
        max_length=2000,
        rows=3,
    )


class ReadAdditionForm(VersionedForm):
    """The second reader agrees. Nothing to fill in."""


class DropForm(VersionedForm):
    why = fields.PlainLongTextField(
        label="Why is it not added?", asking="why", max_length=2000, rows=3
    )


class RoughNotesForm(PlainForm):
    fate = fields.PlainChoiceField(
        label="What became of your notes on paper?",
        asking="what became of them",
        choices=RoughNotes.Fate.choices,
    )


class SignForm(VersionedForm):
    """Signing is a statement, made by name."""

    agreed = fields.PlainTickField(
        label="I have read this report. It says what was seen and heard, and no more.",
        asking="that you have read it",
    )
    typed_name = fields.PlainTextField(
        label="Your full name",
        asking="your full name",
        max_length=120,
        autocomplete="off",
        help_text="As it stands on your account. This is your signature.",
    )

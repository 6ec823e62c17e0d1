"""Signing the rules of the centre, asking about them, writing them."""

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm


class SignForm(PlainForm):
    """An adult signs their own copy. `number` is the version that they read."""

    read = fields.PlainTickField(
        label="I have read all the parts and I agree",
        asking="that you have read all the parts",
    )
    name = fields.PlainTextField(
        label="Your full name",
        asking="your full name",
        help_text="Typing your name signs it. Write it as on your form.",
        max_length=120,
    )
    number = fields.PlainHiddenField()


class DoubtForm(PlainForm):
    """What an adult does not agree with."""

    words = fields.PlainLongTextField(
        label="What do you not agree with, or what is not clear?",
        asking="what you do not agree with",
        help_text="Only we read this. We talk with you before you sign.",
        max_length=2000,
    )


class PaperForm(PlainForm):
    """Somebody signed on paper and one of us saw it."""

    party = fields.PlainChoiceField(label="Who signed?", asking="who signed")
    on = fields.PlainDateField(label="On which day?", asking="the day")
    name = fields.PlainTextField(
        label="The name that stands on the paper",
        asking="the name that stands on the paper",
        max_length=120,
    )
    seen = fields.PlainTickField(
        label="I have the paper in front of me", asking="that you have seen it"
    )
    number = fields.PlainHiddenField()

    def __init__(
        self, *args: object, parties: list[tuple[str, str]], **options: object
    ) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["party"].choices = parties  # type: ignore[attr-defined]


class SettleForm(PlainForm):
    """What was said to an adult who asked."""

    answer = fields.PlainLongTextField(
        label="What did you tell them?", asking="what you told them", max_length=2000
    )


class PublishForm(PlainForm):
    """The rules anew. `seen` is the version that this one follows."""

    text = fields.PlainLongTextField(
        label="All the parts",
        asking="the parts",
        help_text="A line that begins with # opens a part and is its title.",
        max_length=12000,
        rows=24,
    )
    seen = fields.PlainHiddenField()

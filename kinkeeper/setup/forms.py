"""The questions of the set-up."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm
from kinkeeper.policy.edition import Edition, in_force
from kinkeeper.policy.rewriting import with_lines, with_value
from kinkeeper.policy.settings_in_words import WORDS, value_in_words
from kinkeeper.privacy.editions.forms.periods import PeriodsForm, limits
from kinkeeper.privacy.editions.queries.ambiguities import Ambiguity, settled

MOST_LINES = 6


class ClaimForm(PlainForm):
    code = fields.PlainTextField(
        label="The code that was printed when the program was started",
        asking="the code",
        max_length=40,
        code=True,
        width="m",
        autocomplete="off",
        help_text="Three groups of five. Spaces and small letters do not matter.",
    )
    name = fields.PlainTextField(
        label="Your name", asking="your name", max_length=120, autocomplete="name"
    )
    email = fields.PlainEmailField(
        label="Your email address",
        asking="your email address",
        help_text="You sign in with it.",
    )
    password = fields.PlainSecretField(
        label="Choose a password",
        asking="a password",
        help_text="At least ten characters. Three or four words are good.",
    )
    again = fields.PlainSecretField(
        label="The password once more", asking="the password once more"
    )
    agreement_version = fields.PlainTextField(
        label="Which confidentiality agreement did you sign?",
        asking="the version of the agreement",
        max_length=20,
        width="s",
        help_text="The number at the foot of the paper. Everybody who works here "
        "signs one, and you too.",
    )
    agreement_signed_on = fields.PlainDateField(
        label="When did you sign it?", asking="the date you signed"
    )

    def clean_again(self) -> str:
        again = str(self.cleaned_data["again"])
        if again != self.cleaned_data.get("password", again):
            raise ValidationError("The two passwords differ. Type it once more.")
        return again


class CentreForm(VersionedForm):
    """Who makes the promises: printed on every page and in the policy."""

    name = fields.PlainTextField(
        label="What is the centre called?",
        asking="what the centre is called",
        max_length=120,
        help_text="Families read it on every page.",
    )
    address = fields.PlainLongTextField(
        label="What is its address?",
        asking="the address",
        max_length=400,
        rows=5,
        help_text="One line each. It is public: where people write to.",
    )
    phone = fields.PlainPhoneField(
        label="Which number do people call?", asking="the phone number"
    )
    email = fields.PlainEmailField(
        label="Which email address is for questions about privacy?",
        asking="the email address",
    )
    lead = fields.PlainTextField(
        label="Who answers for privacy?",
        asking="who answers for privacy",
        max_length=80,
        help_text="A job, not a name: such as “the data protection lead”.",
    )
    registration = fields.PlainTextField(
        label="Number in the register of the Information Commissioner",
        asking="the number in the register",
        max_length=20,
        width="s",
        help_text="Every centre has to be in it. It begins with two letters.",
    )

    def clean_address(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["address"].splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > MOST_LINES:
            raise ValidationError(f"Use {MOST_LINES} lines or fewer.")
        return lines

    def rewrite(self, text: str) -> str:
        """Return the text of a policy with this centre in it."""
        values = self.cleaned_data
        for name in ("name", "email", "phone", "lead", "registration"):
            text = with_value(text, "controller", name, values[name])
        return with_lines(text, "controller", "address", values["address"])


class LawForm(PeriodsForm):
    """Each question that the law leaves open, with the boxes that settle it."""

    # The first edition counts from the day on which the centre opens.
    effective_from = None  # type: ignore[assignment]

    def __init__(self, *args: Any, of: Edition, **options: Any) -> None:
        super().__init__(*args, of=of, **options)
        self.edition = of
        asked = {f"setting_{name}" for each, _ in settled(of) for name in each.settings}
        asked |= {self._box(row) for each, _ in settled(of) for row in each.rows}
        every = {f"setting_{name}" for name in WORDS}
        self.besides = [name for name in self.fields if name in every - asked]
        for name in set(self.periods) - asked:
            del self.fields[name], self.periods[name]
        self.groups = ()  # type: ignore[misc]
        for name in self.settings:
            self.fields[f"setting_{name}"].help_text = self._as_it_comes(name)

    def questions(self) -> Iterator[tuple[Ambiguity, list[str], list[BoundField]]]:
        """Yield each question, what is fixed about it, and its boxes."""
        for each, told in settled(self.edition):
            names = [f"setting_{name}" for name in each.settings]
            names += [box for row in each.rows if (box := self._box(row))]
            yield each, told[len(names) :], [self[name] for name in names]

    def others(self) -> list[BoundField]:
        """Return the boxes that belong to no question."""
        return [self[name] for name in self.besides]

    def _as_it_comes(self, name: str) -> str:
        comes = value_in_words(name, getattr(in_force().settings, name))
        low, high = limits(name)
        asked = isinstance(self.fields[f"setting_{name}"], fields.PlainNumberField)
        return f"It comes as: {comes}." + (f" From {low} to {high}." if asked else "")

    def rewrite(self, text: str) -> str:
        """Return the text of a policy with what was chosen."""
        return self.with_numbers(text)

    def _box(self, row: str) -> str:
        names = {told[0]: name for name, told in self.periods.items()}
        return names.get(row, "")


class OpenForm(VersionedForm):
    sure = fields.PlainTickField(
        label="I have read the answers, and they are right.",
        asking="that you have read the answers",
    )


class StepForm(PlainForm):
    """Carries only the word that makes it count once."""

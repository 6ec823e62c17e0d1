from collections.abc import Sequence
from typing import Any

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.people.models import Person
from kinkeeper.safeguarding.commands.raise_concern import About
from kinkeeper.safeguarding.models import Concern
from kinkeeper.safeguarding.queries.told import MORE

NEEDED = {"words", "once"}
TEXTS = {"child", "where", "done", "kind", *MORE}
# A worker whose name the author does not know, or whom the page could not read: kept
# to named people all the same.
SOMEBODY = "other"
MORE_HEADING = "Tell us more, if you can"
HINTS = {
    "asked": "Open questions only: tell me, explain, describe.",
    "heard_from": "You, or somebody who told you.",
    "injuries": "Where on the body, how big, what colour. Do not take a photograph.",
    "think": "Your own view stands apart from what you saw.",
}
_EMPTY = {"subject": SOMEBODY}


class TellForm(PlainForm):
    """Only the words are needed. Everything else may stay empty."""

    words = fields.PlainLongTextField(
        label="What happened, in plain words?",
        asking="what happened",
        help_text="What you saw, what you heard. Keep the child’s own words.",
        max_length=8000,
        rows=8,
    )
    in_danger_now = fields.PlainYesNoField(
        label="Is anyone in danger right now?",
        asking="if anyone is in danger right now",
        help_text="If yes, call 999 first. Then send this.",
        required=False,
    )
    child = fields.PlainChoiceField(
        label="Which child is it about?",
        asking="which child it is about",
        choices=(),
        required=False,
    )
    happened_on = fields.PlainDateField(
        label="When was it?",
        asking="the day it happened",
        help_text="Leave it empty if it was today.",
        required=False,
    )
    where = fields.PlainTextField(
        label="Where was it?", asking="where it was", max_length=200, required=False
    )
    done = fields.PlainLongTextField(
        label="What have you done so far?",
        asking="what you have done",
        max_length=4000,
        rows=4,
        required=False,
    )

    kind = fields.PlainSelectField(
        label="What is it about?",
        asking="what it is about",
        empty="I am not sure",
        choices=Concern.Kind.choices,
        required=False,
    )
    subject = fields.PlainSelectField(
        label="Is it about somebody who works or helps here? Who?",
        asking="who it is about",
        help_text="That person never learns of it from here.",
        empty="No",
        choices=(),
        required=False,
    )
    folded = (MORE_HEADING,)

    def __init__(
        self,
        *args: Any,
        children: Sequence[Person] = (),
        team: Sequence[Account] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name, label in MORE.items():
            self.fields[name] = fields.PlainLongTextField(
                label=label,
                help_text=HINTS.get(name, ""),
                max_length=4000,
                rows=2,
                required=False,
            )
        who = [(str(one.pk), one.name) for one in team]
        self.fields["subject"].choices = [  # type: ignore[attr-defined]
            *self.fields["subject"].choices,  # type: ignore[attr-defined]
            *who,
            (SOMEBODY, "Somebody else, or I do not know the name"),
        ]
        if children:
            names = [(str(child.key), child.given_name) for child in children]
            choices = [*names, ("all", "More than one, or not sure")]
            self.fields["child"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["child"]

    @property
    def groups(self) -> Sequence[tuple[str, Sequence[str]]]:  # type: ignore[override]
        """Return what everybody is asked, and what may stay folded away."""
        asked = [name for name in self.fields if name not in {*MORE, "once"}]
        return (("", asked), (MORE_HEADING, tuple(MORE)))

    def about(self, team: Sequence[Account]) -> About:
        """Return the sort of worry and all that was told besides."""
        told = self.cleaned_data
        chosen = told.get("subject") or ""
        subject = next((one for one in team if str(one.pk) == chosen), None)
        kind = told.get("kind") or ""
        if chosen:
            kind = Concern.Kind.WORKER
        return About(kind, subject, {name: told.get(name) or "" for name in MORE})

    def clean(self) -> dict[str, Any]:
        """Let nothing but missing words stop the sending (S11).

        What cannot be read, such as 31 February, is kept as it was typed.
        """
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in set(self.errors) - NEEDED:
            del self.errors[name]
            cleaned[name] = _EMPTY.get(name, "" if name in TEXTS else None)
            cleaned["done"] = (
                f"{cleaned.get('done') or ''}\n{self._typed(name)}".strip()
            )
        return cleaned

    def _typed(self, name: str) -> str:
        """Return what somebody wrote into the boxes of a field."""
        boxes = [key for key in self.data if key == name or key.startswith(f"{name}_")]
        words = " ".join(str(self.data[key]) for key in boxes)
        return f"{self.fields[name].label} {words}"

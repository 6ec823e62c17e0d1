from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import FilterForm, PlainForm, VersionedForm
from kinkeeper.privacy.disposal.queries.boxes import BOXES, CHOICES, DAYS

Pairs: TypeAlias = Sequence[tuple[str, str]]

Choices: TypeAlias = Mapping[str, Sequence[tuple[str, str]]]


def token_of(form: PlainForm) -> UUID | None:
    """Return the word that lets a command see that one page was sent twice."""
    try:
        return UUID(form.once_word)
    except ValueError:
        return None


class AgreeForm(VersionedForm):
    typed_reference = fields.PlainTextField(
        label="To agree, type the number of this review",
        asking="the number of this review",
        max_length=12,
        width="s",
        code=True,
    )


class StopForm(VersionedForm):
    reason = fields.PlainTextField(
        label="Why should it stay?",
        asking="why it should stay",
        help_text="No names, please.",
        max_length=300,
    )


REACHES = (
    ("family", "All records of a family"),
    ("resident", "All records about the adult the child lives with, in every family"),
    ("visiting", "All records about the visiting adult, in every family"),
    ("record", "One record"),
    ("worker", "All records about one worker"),
    ("kind", "Every record of one kind"),
    ("everything", "Every record there is, as for a public inquiry"),
)
# Which field of the form each of them needs, and what to say when it is empty.
_NEEDS = {
    "family": ("family", "Enter the call-sign or the reference of the family"),
    "resident": ("family", "Enter the call-sign or the reference of the family"),
    "visiting": ("family", "Enter the call-sign or the reference of the family"),
    "record": ("record", "Enter the word of the record, from its own page"),
    "worker": ("worker", "Enter the number of the worker, such as W-0012"),
    "kind": ("record_kind", "Choose the kind of record"),
}


class PlaceHoldForm(PlainForm):
    """How far it reaches, why, who looks after it, and when somebody looks again."""

    reach = fields.PlainChoiceField(
        label="What must be kept?", asking="what must be kept", choices=REACHES
    )
    family = fields.PlainTextField(
        label="Which family?",
        asking="the call-sign or the reference of the family",
        help_text="Call-sign or reference, such as KK-0147.",
        max_length=20,
        width="m",
        required=False,
    )
    worker = fields.PlainTextField(
        label="Which worker?",
        asking="the number of the worker",
        help_text="The number, such as W-0012.",
        max_length=12,
        width="s",
        required=False,
    )
    record_kind = fields.PlainSelectField(
        label="Which kind of record?",
        asking="the kind of record",
        choices=(),
        required=False,
    )
    record = fields.PlainTextField(
        label="Which record?",
        asking="the record",
        help_text="The long word at the end of the record’s page address.",
        max_length=80,
        code=True,
        required=False,
    )
    kind = fields.PlainSelectField(
        label="Why must it be kept?", asking="why it must be kept", choices=()
    )
    reason = fields.PlainTextField(
        label="In a few words",
        asking="the reason in a few words",
        help_text="Who asked, and what for. No names of family members.",
        max_length=500,
    )
    authority = fields.PlainTextField(
        label="Reference of the court order, police log or letter",
        asking="the reference",
        max_length=120,
        width="m",
        required=False,
    )
    dbs_consulted_on = fields.PlainDateField(
        label="When was the DBS asked?",
        asking="the day on which the DBS was asked",
        help_text="Only for a dispute about a DBS check.",
        required=False,
    )
    owner = fields.PlainSelectField(
        label="Who looks after it?", asking="who looks after it", choices=()
    )
    review_on = fields.PlainDateField(
        label="When do we look again?",
        asking="the day to look again",
        help_text="At most 12 months from today. We remind you 30 days before.",
    )

    groups = (
        ("What", ("reach", "family", "worker", "record_kind", "record")),
        ("Why", ("kind", "reason", "authority", "dbs_consulted_on")),
        ("Until when", ("owner", "review_on")),
    )

    def __init__(
        self,
        *args: Any,
        kinds: Sequence[tuple[str, str]],
        record_kinds: Sequence[tuple[str, str]],
        owners: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["record_kind"].choices = [("", "None"), *record_kinds]  # type: ignore[attr-defined]
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        field, sentence = _NEEDS.get(told.get("reach", ""), ("", ""))
        if field and not told.get(field) and field not in self.errors:
            self.add_error(field, sentence)
        return told


class ExtendHoldForm(VersionedForm):
    """Somebody looked again: it stays, and why, and when to look next."""

    reason = fields.PlainTextField(
        label="Why must it still be kept?",
        asking="why it must still be kept",
        help_text="No names of family members.",
        max_length=500,
    )
    owner = fields.PlainSelectField(
        label="Who looks after it?", asking="who looks after it", choices=()
    )
    review_on = fields.PlainDateField(
        label="When do we look again?",
        asking="the day to look again",
        help_text="At most 12 months from today.",
    )

    def __init__(
        self, *args: Any, owners: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]


class LiftHoldForm(VersionedForm):
    """Only the version: the button says it all."""


class LifeFilterForm(FilterForm):
    """What to show of the record life. Everything may stay empty."""

    q = fields.PlainTextField(
        label="Reference or call-sign", required=False, max_length=60, code=True
    )
    kind = fields.PlainSelectField(label="Kind of record", required=False, empty="All")
    rule = fields.PlainSelectField(label="Rule", required=False, empty="All")
    ends = fields.PlainSelectField(
        label="Ends within", required=False, empty="Any time"
    )
    hold = fields.PlainSelectField(label="Kind of hold", required=False, empty="Any")
    edition = fields.PlainSelectField(
        label="Policy edition", required=False, empty="All"
    )

    def __init__(
        self, *args: Any, choices: Mapping[str, Pairs], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]


class WhatIfForm(PlainForm):
    """The facts that count for one kind of record. Any may stay empty."""

    once = None  # type: ignore[assignment]
    kind = fields.PlainHiddenField()
    record = fields.PlainHiddenField(required=False)

    def __init__(
        self, *args: Any, kind: str, editions: Pairs, holds: Pairs, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        groups = [*BOXES[kind], ("The question", ("today", "edition"))]
        self.groups = groups  # type: ignore[misc]
        choices = {name: list(words.items()) for name, (_, words) in CHOICES.items()}
        choices |= {"hold_kind": list(holds), "edition": list(editions)}
        for name in (name for _, names in groups for name in names):
            self.fields[name] = _box(name, choices.get(name))


def _box(name: str, choices: Pairs | None) -> Any:
    if choices is None:
        label, asking = (DAYS | {"today": ("As of which day?", "the day")})[name]
        return fields.PlainDateField(label=label, asking=asking, required=False)
    words = {"hold_kind": "Why is it on hold?", "edition": "Which policy edition?"}
    label = words.get(name) or CHOICES[name][0]
    return fields.PlainSelectField(
        label=label, required=False, choices=choices, empty="–"
    )


class LookAgainForm(PlainForm):
    """What becomes of one record that does not end by itself."""

    outcome = fields.PlainChoiceField(
        label="What do you decide?", asking="what you decide", choices=()
    )
    taken_by = fields.PlainTextField(
        label="Who takes it over, or told us to?",
        asking="who takes it over",
        help_text="The name of the organisation. Leave it empty if we decide alone.",
        required=False,
        max_length=120,
    )
    reason = fields.PlainTextField(
        label="Why?",
        asking="the reason",
        help_text="In a few words. No names, please.",
        max_length=500,
    )

    def __init__(self, *args: Any, outcomes: Pairs, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["outcome"].choices = outcomes  # type: ignore[attr-defined]


class AgreeToManyForm(PlainForm):
    """Several records of one review at once: each is a yes of its own."""

    items = fields.PlainManyField(
        label="Which records?", asking="the records to agree to", choices=()
    )
    typed_reference = fields.PlainTextField(
        label="To agree, type the number of this review",
        asking="the number of this review",
        max_length=12,
        width="s",
        code=True,
    )

    def __init__(self, *args: Any, choices: Pairs, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["items"].choices = choices  # type: ignore[attr-defined]


class ProveForm(PlainForm):
    """A copy, and where it should stand on the list of what was destroyed."""

    copy = fields.PlainFileField(
        label="The copy",
        asking="the copy",
        kinds=("pdf", "jpg", "jpeg", "png", "txt", "json", "bin"),
    )
    number = fields.PlainNumberField(
        label="Its number in the leaf file", asking="its number"
    )
    salt = fields.PlainTextField(
        label="Its salt", asking="its salt", max_length=64, code=True
    )

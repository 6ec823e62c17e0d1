"""Planning and moving a session."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from kinkeeper.contact_sessions.commands.plan_series import Repeat
from kinkeeper.contact_sessions.forms.leaving_out import LeavingOut
from kinkeeper.contact_sessions.models import SessionFunder
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.rules.contact_sessions.recurrence import Pattern
from kinkeeper.rules.contact_sessions.staggering import (
    LEAST_APART_MINUTES,
    USUAL_APART_MINUTES,
)

Choices = Sequence[tuple[str, str]]
FUNDERS = SessionFunder.Kind
ONCE = ""
AGAIN = (
    (ONCE, "Once"),
    (Pattern.WEEKLY.value, "Every week"),
    (Pattern.FORTNIGHTLY.value, "Every two weeks"),
    (Pattern.MONTHLY.value, "Every month, on the same weekday of the month"),
)
FUNDER_KINDS = tuple(kind.value for kind in FUNDERS)


class PlanForm(LeavingOut):
    """One time together. Choices come from what the viewer may use."""

    family = fields.PlainSelectField(label="Family", asking="the family")
    on = fields.PlainDateField(label="Day", asking="the day of the session")
    start = fields.PlainTimeField(
        label="The child arrives at",
        asking="when the child arrives",
        help_text="The visiting adult comes before and stays after.",
    )
    minutes = fields.PlainNumberField(
        label="Minutes together",
        asking="the number of minutes",
        least=10,
        most=600,
        initial=90,
    )
    room = fields.PlainSelectField(label="Room", asking="the room")
    supervisor = fields.PlainSelectField(
        label="Who is with them",
        asking="who is with them",
        help_text="Needed for every session that is supervised.",
        required=False,
    )
    child_door = fields.PlainSelectField(
        label="Door for the child and the adult they live with",
        asking="the door for the child",
    )
    visitor_door = fields.PlainSelectField(
        label="Door for the visiting adult", asking="the door for the visiting adult"
    )
    apart_minutes = fields.PlainNumberField(
        label="Minutes apart",
        asking="the number of minutes apart",
        least=LEAST_APART_MINUTES,
        most=60,
        initial=USUAL_APART_MINUTES,
    )
    again = fields.PlainSelectField(
        label="How often",
        asking="how often",
        choices=AGAIN,
        required=False,
    )
    until = fields.PlainDateField(
        label="Until",
        asking="the last day",
        help_text="Only if it happens again and again.",
        required=False,
    )
    groups = (
        ("Who and when", ("family", "on", "start", "minutes")),
        ("Again and again", ("again", "until")),
        ("Where", ("room", "supervisor")),
        ("Apart", ("child_door", "visitor_door", "apart_minutes")),
        (
            "Who pays, in per cent",
            tuple(f"pays_{kind.value}" for kind in FUNDERS),
        ),
    )

    def __init__(
        self,
        *args: Any,
        families: Choices,
        rooms: Choices,
        doors: Choices,
        workers: Choices,
        may_go_on: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self._choose("family", families)
        self._choose("room", rooms)
        self._choose("child_door", doors)
        self._choose("visitor_door", doors)
        self._choose("supervisor", workers)
        for kind in FUNDERS:
            self.fields[f"pays_{kind.value}"] = fields.PlainNumberField(
                label=kind.label,
                asking="the share",
                least=0,
                most=100,
                required=False,
                initial=100 if kind is FUNDERS.PRIVATE else None,
            )
        if may_go_on:
            self.fields["override_reason"] = _why_go_on()

    def repeat(self) -> Repeat | None:
        """Return how often it happens; None when once."""
        told = self.cleaned_data
        if not told["again"]:
            return None
        return Repeat(
            pattern=Pattern(told["again"]),
            first_on=told["on"],
            until=told["until"],
            leave_out=self.left_out(),
        )

    def _choose(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def funders(self) -> list[tuple[str, int]]:
        """Return who pays, as the command wants it."""
        shares = [(kind.value, self.cleaned_data[f"pays_{kind}"]) for kind in FUNDERS]
        return [(kind, share) for kind, share in shares if share]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        doors = told.get("child_door"), told.get("visitor_door")
        if doors[0] and doors[0] == doors[1]:
            self.add_error("visitor_door", "Choose another door than the child’s.")
        if told.get("again") and not told.get("until"):
            self.add_error("until", "Enter the last day of the series.")
        shares = [told.get(f"pays_{kind.value}") or 0 for kind in FUNDERS]
        if sum(shares) != 100:
            words = "The shares must add up to 100 per cent. "
            self.add_error("pays_private", f"{words}They add up to {sum(shares)}.")
        return told


class MoveForm(LeavingOut, VersionedForm):
    """Another time or room for a planned session, or for a series from here on."""

    on = fields.PlainDateField(label="New day", asking="the new day")
    start = fields.PlainTimeField(
        label="The child arrives at", asking="when the child arrives"
    )
    room = fields.PlainSelectField(label="Room", asking="the room")

    def __init__(
        self, *args: Any, rooms: Choices, may_go_on: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["room"].choices = rooms  # type: ignore[attr-defined]
        if may_go_on:
            self.fields["override_reason"] = _why_go_on()


def _why_go_on() -> fields.PlainLongTextField:
    return fields.PlainLongTextField(
        label="If something is missing: why go on?",
        asking="why you go on",
        help_text="Only a manager can. The reason is kept.",
        required=False,
        max_length=400,
        rows=2,
    )


def initial_of(on: date, start: time, room: int) -> dict[str, Any]:
    """Return what the form shows before anything was typed."""
    return {"on": on, "start": start, "room": str(room)}

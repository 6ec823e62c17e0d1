"""Waiting for a place: joining the list, going first, leaving it."""

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm
from kinkeeper.referrals.commands.leave_waiting_list import SAID
from kinkeeper.rules.referrals.waiting import WEEKDAYS


class JoinForm(PlainForm):
    """What we need to know to find a time."""

    weekdays = fields.PlainManyField(
        label="On which days can both sides come?",
        choices=tuple((str(place), name) for place, name in enumerate(WEEKDAYS)),
        help_text="None ticked means any day.",
        required=False,
    )
    court_on = fields.PlainDateField(
        label="Next date at court", asking="the date at court", required=False
    )
    note = fields.PlainLongTextField(
        label="What else matters for finding a time?",
        required=False,
        max_length=1000,
        rows=3,
    )


class PutFirstForm(VersionedForm):
    """Why a family goes first."""

    reason = fields.PlainLongTextField(
        label="Why does this family go first?",
        asking="why this family goes first",
        max_length=1000,
        rows=3,
    )


class LeaveForm(VersionedForm):
    """Why a family leaves the list."""

    outcome = fields.PlainChoiceField(
        label="Why do they leave the list?",
        asking="why they leave the list",
        choices=[(each.value, each.label) for each in SAID],
    )

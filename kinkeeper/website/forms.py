from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.website.queries.own_checks import things_to_look_at


class AddTeamMemberForm(PlainForm):
    name = fields.PlainTextField(
        label="Name", asking="their name", max_length=120, autocomplete="off"
    )
    email = fields.PlainEmailField(
        label="Email address",
        asking="their email address",
        help_text="Their own. They sign in with it.",
    )
    roles = fields.PlainManyField(
        label="Roles", asking="at least one role", choices=Role.choices
    )
    agreement_version = fields.PlainTextField(
        label="Which confidentiality agreement did they sign?",
        asking="the version of the agreement",
        max_length=20,
        width="s",
        help_text="The number at the foot of the paper.",
    )
    agreement_signed_on = fields.PlainDateField(
        label="When did they sign it?", asking="the date they signed"
    )


class LeaveForm(PlainForm):
    """Carries only the word that makes it count once."""


class CheckPromisesForm(PlainForm):
    """Carries only the word that makes it count once."""


class OwnCheckForm(PlainForm):
    what = fields.PlainChoiceField(
        label="What did you look at?",
        asking="what you looked at",
        choices=things_to_look_at,
    )
    done_on = fields.PlainDateField(label="When?", asking="the date you looked")
    found = fields.PlainLongTextField(
        label="What did you find?",
        asking="what you found",
        max_length=500,
        rows=3,
        help_text="No names. “All in order” is enough when it is.",
    )


class MoveClockForm(PlainForm):
    days = fields.PlainNumberField(
        label="How many days on?", asking="the number of days", least=1, most=4000
    )

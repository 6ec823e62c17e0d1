"""Forms about who works here, and from when to when."""

from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm
from kinkeeper.workforce.commands.add_worker import Details, Work

SORTS = (("STAFF", "Staff"), ("VOLUNTEER", "Volunteer"), ("TRUSTEE", "Trustee"))
KINDS = (("paid", "Paid"), ("volunteer", "Unpaid"))
ABOUT = ("name", "email", "phone", "address", "next_of_kin", "born_on")
WORK = ("kind", "position", "from_on")


class _Details(PlainForm):
    name = fields.PlainTextField(
        label="Name", asking="their name", max_length=120, autocomplete="off"
    )
    email = fields.PlainEmailField(
        label="Email address", asking="their email address", required=False
    )
    phone = fields.PlainPhoneField(
        label="Phone", asking="their phone number", required=False
    )
    address = fields.PlainLongTextField(
        label="Address", asking="their address", max_length=400, rows=3, required=False
    )
    next_of_kin = fields.PlainTextField(
        label="Whom do we call in an emergency?",
        asking="whom to call",
        max_length=200,
        required=False,
    )
    born_on = fields.PlainDateField(
        label="Birth date", asking="their birth date", required=False
    )

    def details(self) -> Details:
        return Details(
            **{name: self.cleaned_data[name] or _EMPTY[name] for name in ABOUT}
        )


_EMPTY: dict[str, Any] = {**dict.fromkeys(ABOUT, ""), "born_on": None}


class _Work(PlainForm):
    kind = fields.PlainChoiceField(
        label="Is the work paid?", asking="if the work is paid", choices=KINDS
    )
    position = fields.PlainTextField(
        label="What do they do?", asking="what they do", max_length=80
    )
    from_on = fields.PlainDateField(label="First day", asking="the first day")

    def work(self) -> Work:
        return Work(**{name: self.cleaned_data[name] for name in WORK})


class AddWorkerForm(_Work, _Details):
    sort = fields.PlainChoiceField(
        label="What are they here?", asking="what they are here", choices=SORTS
    )
    account = fields.PlainSelectField(
        label="Their sign-in",
        asking="their sign-in",
        help_text="Leave it empty if they do not sign in.",
        choices=(),
        empty="None",
        required=False,
    )
    groups = (
        ("The person", ("name", "email", "phone", "address", "next_of_kin", "born_on")),
        ("The work", ("sort", "kind", "position", "from_on", "account")),
    )

    def __init__(
        self, *args: Any, accounts: list[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["account"]
        field.choices = [("", "None"), *accounts]


class DetailsForm(_Details, VersionedForm):
    """Correct the details."""


class WorkForm(_Work, VersionedForm):
    """Another time of work."""


class TakeOnForm(_Work, VersionedForm):
    sort = fields.PlainChoiceField(
        label="What are they here?", asking="what they are here", choices=SORTS
    )


class EndForm(VersionedForm):
    to_on = fields.PlainDateField(
        label="Last day of work",
        asking="the last day",
        help_text="It may lie ahead. The clock starts when it has come.",
    )


class AddApplicantForm(_Details):
    applied_on = fields.PlainDateField(
        label="When did they apply?",
        asking="the day they applied",
        words_latest="today",
    )
    words = fields.PlainLongTextField(
        label="What did they write?",
        asking="what they wrote",
        max_length=8000,
        required=False,
    )


class TurnDownForm(VersionedForm):
    decided_on = fields.PlainDateField(
        label="When was it decided?", asking="the day of the decision"
    )

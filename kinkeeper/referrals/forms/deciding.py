"""Forms with which staff decide on a referral."""

from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm
from kinkeeper.referrals.models import Decision

SERVICES = (
    ("supported", "Supported"),
    ("supervised", "Supervised"),
    ("handover", "Handover"),
)
FUNDERS = (
    ("private", "The family pays"),
    ("local_authority", "The council pays"),
    ("cafcass", "Cafcass pays"),
    ("legal_aid", "Legal aid"),
    ("none", "Nobody pays"),
)


class InviteForm(PlainForm):
    """Where the link for the other side goes."""

    to = fields.PlainEmailField(
        label="Email address of this person",
        asking="an email address",
        help_text="An address that is theirs alone. The letter says nothing "
        "about the family.",
    )


class AcceptForm(VersionedForm):
    """Offer a place."""

    service = fields.PlainChoiceField(
        label="Which service?", asking="a service", choices=SERVICES
    )
    funder = fields.PlainChoiceField(
        label="Who pays, unless agreed otherwise for a session?",
        asking="who pays",
        choices=FUNDERS,
    )
    fee_agreed = fields.PlainTickField(
        label="They know what it costs, and they said yes",
        help_text="A first time together waits for it. It can be agreed later.",
        required=False,
    )
    reason = fields.PlainLongTextField(
        label="Why?", asking="why", max_length=2000, rows=4
    )
    order_read = fields.PlainTickField(
        label="I have read the court order, and it allows this contact",
        help_text="A form says that an order forbids it. If it does, stop here.",
        required=False,
    )

    def __init__(self, *args: Any, order_forbids: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not order_forbids:
            del self.fields["order_read"]


class DeclineForm(VersionedForm):
    """Propose not to offer a place."""

    ground = fields.PlainChoiceField(
        label="Why can we not offer a place?",
        asking="why we cannot offer a place",
        choices=Decision.Ground.choices,
    )
    reason = fields.PlainLongTextField(
        label="More about it",
        asking="more about it",
        help_text="For the file. The letters to the family say less.",
        max_length=2000,
        rows=4,
    )


class AgreeForm(PlainForm):
    """A second person answers a proposal not to offer a place."""

    answer = fields.PlainChoiceField(
        label="Do you agree not to offer a place?",
        asking="whether you agree",
        choices=(
            ("agree", "I agree. Each side that wrote to us gets a neutral letter"),
            ("open", "I do not agree. The referral is open again"),
        ),
    )


class PortalInviteForm(PlainForm):
    """Ask a person to join the portal."""

    agreed = fields.PlainTickField(
        label="I have agreed with this person that an email is safe now",
        help_text="Only needed when they did not say “any time”.",
        required=False,
    )

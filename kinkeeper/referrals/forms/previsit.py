from collections.abc import Collection
from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.foundation.ui import fields
from kinkeeper.referrals.forms.asked import AskedForm

EXPLAINED = (
    ("level", "The kind of service, and what is written down and who gets it"),
    ("limits", "When we must tell somebody, to keep a child safe"),
    ("doors", "Which door, and why the two adults do not meet"),
    ("phones", "No phones, photos or recordings"),
    ("talk", "No questions to the children about where they live"),
    ("gifts", "Gifts, food and medicine"),
    ("tour", "The rooms were shown"),
    ("complaint", "How to complain, and how we keep information"),
)


class PreVisitForm(AskedForm):
    """What is seen, explained and agreed at a pre-visit, by one side alone."""

    groups = (
        ("The visit", ("party", "held_on", "began_at", "who_came")),
        ("Seen", ("identity_seen", "address_seen", "order_seen")),
        ("Explained", ("explained",)),
        (
            "Agreed",
            (
                "brings",
                "may_attend",
                "door",
                "photos",
                "health",
                "health_agreed",
                "no_health",
            ),
        ),
        ("In their own words", ("worries", "child_wishes", "notes")),
        ("Outcome", ("outcome", "signed_name")),
    )

    party = fields.PlainChoiceField(label="Who came?", asking="who came")
    held_on = fields.PlainDateField(label="On which day?", asking="the day")
    began_at = fields.PlainTimeField(
        label="When did they come?", asking="the time when they came"
    )
    who_came = fields.PlainTextField(
        label="Who was with them?", required=False, max_length=200
    )
    identity_seen = fields.PlainTickField(
        label="I saw a paper that shows who they are", required=False
    )
    address_seen = fields.PlainTickField(
        label="I saw a paper that shows where they live", required=False
    )
    order_seen = fields.PlainTickField(
        label="I read the court order, if there is one", required=False
    )
    explained = fields.PlainManyField(
        label="What did you explain?", choices=EXPLAINED, required=False
    )
    may_attend = fields.PlainTextField(label="Who else may be there?", required=False)
    door = fields.PlainTextField(label="Which door?", required=False)
    photos = fields.PlainTextField(
        label="Photos, and who may take them", required=False
    )
    worries = fields.PlainLongTextField(
        label="What worries them?", required=False, max_length=2000, rows=3
    )
    child_wishes = fields.PlainLongTextField(
        label="What do the children wish?", required=False, max_length=2000, rows=3
    )
    notes = fields.PlainLongTextField(
        label="Anything else", required=False, max_length=2000, rows=3
    )
    outcome = fields.PlainChoiceField(
        label="What now?",
        asking="what happens now",
        choices=(
            ("PROCEED", "Go on"),
            ("MORE", "We need more first"),
            ("STOP", "Not suitable"),
        ),
    )
    signed_name = fields.PlainTextField(
        label="Agreement signed by (the adult types their name)",
        required=False,
        max_length=120,
    )

    def __init__(
        self,
        *args: Any,
        parties: list[tuple[str, str]],
        signed: Collection[str] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        # The keys of those who have signed what is in force, in the portal or before.
        self.signed = signed
        asked = self.fields["party"]
        if isinstance(asked, fields.PlainChoiceField):
            asked.choices = parties

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("held_on") and told["held_on"] > clock.today():
            self.add_error("held_on", "Write a pre-visit down after it was held")
        if told.get("outcome") == "PROCEED":
            if not told.get("signed_name") and told.get("party") not in self.signed:
                self.add_error("signed_name", "To go on, the agreement must be signed")
            if not told.get("identity_seen"):
                self.add_error("identity_seen", "To go on, you must have seen it")
        return told

"""A form with one field of each kind."""

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.foundation.ui.samples import SATURDAY


class GalleryForm(VersionedForm):
    """One field of each kind."""

    groups = (
        (
            "Words and numbers",
            ("name", "story", "email", "phone", "secret", "children"),
        ),
        ("Choices", ("how", "where", "days", "known", "read")),
    )

    name = fields.PlainTextField(
        label="Your name",
        asking="your name",
        help_text="As you would like us to say it.",
        autocomplete="name",
        max_length=60,
    )
    story = fields.PlainLongTextField(
        label="What would you like us to know?",
        asking="what you would like us to know",
        max_length=200,
        required=False,
    )
    email = fields.PlainEmailField(label="Email address", asking="your email address")
    phone = fields.PlainPhoneField(label="Phone number", asking="your phone number")
    secret = fields.PlainSecretField(label="Password", asking="your password")
    children = fields.PlainNumberField(
        label="How many children?", asking="how many children", least=1, most=12
    )
    how = fields.PlainChoiceField(
        label="How may we contact you?",
        asking="how we may contact you",
        choices=(("text", "Text message"), ("post", "Post"), ("none", "Talk first")),
        hints={"post": "A plain envelope, with no name of ours on it."},
    )
    where = fields.PlainSelectField(
        label="Which room?",
        asking="a room",
        choices=(("blue", "Blue room"), ("garden", "Garden room"), ("hall", "Hall")),
    )
    days = fields.PlainManyField(
        label="Which days suit you?",
        asking="at least one day",
        choices=(("sat", "Saturday"), ("sun", "Sunday"), ("wed", "Wednesday")),
    )
    known = fields.PlainYesNoField(
        label="Does the other adult know this number?", asking="yes or no"
    )
    read = fields.PlainTickField(
        label="I have read the agreement", asking="that you have read it"
    )
    born = fields.PlainDateField(
        label="When were you born?",
        asking="the date you were born",
        help_text="Like 4 April 1990.",
        latest=SATURDAY,
        words_latest="today",
    )
    arrive = fields.PlainTimeField(label="Time you can come", asking="a time")
    price = fields.PlainMoneyField(label="Amount", asking="an amount", required=False)
    paper = fields.PlainFileField(label="Court order", asking="the court order")

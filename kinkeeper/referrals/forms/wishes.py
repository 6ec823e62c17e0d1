from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm

SERVICES = (
    ("supported", "Supported: a shared room, helpers are near"),
    ("supervised", "Supervised: a worker stays with the child all the time"),
    ("handover", "Handover: the child goes from one adult to the other"),
    ("not_sure", "I am not sure"),
)
DAYS = (
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("fri", "Friday"),
    ("sat", "Saturday"),
    ("sun", "Sunday"),
)


class WishesForm(PlainForm):
    """What would help."""

    service = fields.PlainChoiceField(
        label="What would help your family?",
        asking="what would help, or that you are not sure",
        choices=SERVICES,
    )
    days = fields.PlainManyField(
        label="Which days could you come?", choices=DAYS, required=False
    )
    words = fields.PlainLongTextField(
        label="What would you like for the children?",
        required=False,
        max_length=2000,
        rows=4,
    )

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm

MOST_FAMILIES = 40


class VenueForm(PlainForm):
    name = fields.PlainTextField(
        label="What is the building called?",
        asking="what the building is called",
        max_length=80,
        help_text="As your team says it. Families read it too.",
    )


class DoorForm(PlainForm):
    name = fields.PlainTextField(
        label="What is the door called?",
        asking="what the door is called",
        max_length=40,
        help_text="Such as “Front door” or “Garden gate”.",
    )
    how_to_find = fields.PlainTextField(
        label="How do people find it?",
        asking="how people find it",
        required=False,
        help_text="Families read this before they come.",
    )


class RoomForm(PlainForm):
    name = fields.PlainTextField(
        label="What is the room called?",
        asking="what the room is called",
        max_length=40,
    )
    families_at_once = fields.PlainNumberField(
        label="How many families may use it at one time?",
        asking="how many families",
        least=1,
        most=MOST_FAMILIES,
        help_text="One for supervised time. More only where families share a hall.",
    )

"""The spreadsheet in which families come: its sheets, its columns, what to write."""

from collections.abc import Mapping

from kinkeeper.contact_sessions.models import SessionFunder
from kinkeeper.people.models import Case

# Each column with what to write in it. The names are what `kinkeeper import` reads.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "Families": {
        "family": "A word of your own for this family. The other sheets use it too.",
        "service": "One of the words in the list.",
        "route": "Who sent them: family, professional, Cafcass or court.",
        "opened on": "A day, such as 31/12/2026.",
        "closed on": "A day, or nothing while it is open.",
        "court order": "yes or no",
        "cafcass": "yes or no",
    },
    "People": {
        "family": "The word of the first sheet.",
        "side": "child, lives with, visiting or other.",
        "given name": "As it is spoken.",
        "family name": "May be empty.",
        "born on": "Always for a child.",
        "relationship": "Such as mother or grandfather.",
        "email": "Of this adult. The other side never sees it.",
        "phone": "Of this adult. The other side never sees it.",
        "address": "Of this adult. Leave it empty for a refuge.",
        "postcode": "Of this adult.",
        "school": "With the adult who may know it, never with the child.",
        "car": "The number plate, of this adult.",
        "keep address secret": "yes or no",
    },
    "Dates": {
        "family": "The word of the first sheet.",
        "day": "A day, such as 31/12/2026.",
        "start": "A time, such as 14:30.",
        "minutes": "How long the child and the adult are together.",
        "room": "As it is called here, or Building / Room.",
        "child door": "As it is called here.",
        "visitor door": "Another door than the child’s.",
        "worker": "The email address with which they sign in, or nothing.",
        "paid by": "One of the words in the list.",
        "took place": "yes or no for a day that is over; nothing for one to come.",
    },
}
SHEETS: Mapping[str, tuple[str, ...]] = {
    sheet: tuple(columns) for sheet, columns in COLUMNS.items()
}
_YES_NO = ("yes", "no")
CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Families", "service"): tuple(str(label) for _, label in Case.Service.choices),
    ("Families", "route"): ("Family", "Professional", "Cafcass", "Court"),
    ("Families", "court order"): _YES_NO,
    ("Families", "cafcass"): _YES_NO,
    ("People", "side"): ("child", "lives with", "visiting", "other"),
    ("People", "keep address secret"): _YES_NO,
    ("Dates", "paid by"): tuple(str(label) for _, label in SessionFunder.Kind.choices),
    ("Dates", "took place"): _YES_NO,
}

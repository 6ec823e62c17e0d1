"""Part 5 of a professional's form: what may go wrong, and how it is known."""

from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.referrals.forms.professional.questions import YES_NO, one, some, story
from kinkeeper.referrals.queries.answers import RISKS

SOURCES = (
    ("alleged", "Somebody says so"),
    ("admitted", "They say so themselves"),
    ("found", "A court found it"),
    ("convicted", "There is a conviction"),
)


class RisksForm(PlainForm):
    """What a professional knows of dangers to a child, an adult or our team."""

    risks = some("Which of these do you know of?", RISKS, "Tick all that apply.")
    words = story("What happened, and when?", most=6000, rows=6)
    known = some("How is it known?", SOURCES)
    meeting = one(
        "Would it be a danger if the two adults met?",
        YES_NO,
        asking="whether it would be a danger if the adults met",
    )
    follow = story("Is there a danger that somebody is followed home?", most=1000)

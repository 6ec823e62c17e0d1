"""Slips that were handed out, and what came back: nobody can be found from it."""

from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.world import World
from kinkeeper.feedback.commands.answer_slip import answer_slip
from kinkeeper.feedback.commands.make_slips import make_slips
from kinkeeper.feedback.models import Audience
from kinkeeper.feedback.queries.questions import QUESTIONS
from kinkeeper.feedback.queries.slips import slip_of
from kinkeeper.foundation import clock

CAME_BACK = (
    (
        Audience.CHILD_11,
        ("I liked the big table.", "", "More paint.", "", "", ""),
    ),
    (Audience.VISITING, ("Thank you for the tea.", "", "", "The wait was long.", "")),
    (Audience.REFERRER, ("", "An answer came the same day.")),
)
DAYS_AGO = 17


def scene(world: World) -> Scene:
    """Volunteers hand slips out on a Saturday; most come back within an hour."""
    now = yield world.ago(DAYS_AGO, 12, 40)
    for audience, words in CAME_BACK:
        by = world.team.volunteers[1]
        codes = make_slips(audience=audience, number=len(words) + 1, by=by, now=now)
        today = clock.london(now).date()
        for place, (code, said) in enumerate(zip(codes, words, strict=False)):
            slip = slip_of(code, today=today)
            if slip is None:
                raise ValueError("A fresh slip opens a sheet.")
            marks = {
                question.name: 1 + (place + at) % 3 // 2
                for at, question in enumerate(QUESTIONS[audience])
            }
            answer_slip(slip=slip, marks=marks, words=said, now=now)

from collections.abc import Mapping
from datetime import datetime

from kinkeeper.feedback.models import Answer, Slip
from kinkeeper.feedback.queries.questions import QUESTIONS
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.records import obligations


@trail.command
def answer_slip(
    *, slip: Slip, marks: Mapping[str, int], words: str, now: datetime
) -> Answer:
    """
    Keep a filled sheet, and destroy the slip that opened it (P8c).

    After that nothing ties the answer to a slip, a moment or a person. The trail knows
    that a sheet came in, not which. Raises RefusedError when it was used meanwhile.
    """
    taken, _ = Slip.objects.filter(pk=slip.pk).delete()
    if not taken:
        raise RefusedError("This slip has been used. Ask us for another one.")
    names = {question.name for question in QUESTIONS[slip.audience]}
    given = {name: mark for name, mark in marks.items() if name in names and mark}
    # No row of it may say when it came: its key and its promise begin with the month.
    month = clock.moment(clock.london(now).date().replace(day=1), 0)
    answer = Answer(
        container=containers.make("feedback", now=month),
        audience=slip.audience,
        month=f"{clock.london(month):%Y-%m}",
        marks=given,
    )
    answer.seal({"words": words.strip()})
    answer.save()
    obligations.keep_alone(record=trail.name_of(answer), now=month)
    trail.record("feedback.answered", about="feedback", by=None)
    return answer

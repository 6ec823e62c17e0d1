"""What people told us, counted. Few answers are not shown at all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from kinkeeper.feedback import permissions
from kinkeeper.feedback.models import Answer, Audience
from kinkeeper.feedback.queries.questions import QUESTIONS, marks_for
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.charts.count_bars import Count, CountBars
from kinkeeper.rules.statistics.hiding import published

PURPOSE = "Learning from what people tell us"
SHOWN = 100


@dataclass(frozen=True)
class Said:
    """Words that somebody left, without a name and with the month alone."""

    month: date
    audience: str
    words: str


@dataclass(frozen=True)
class Results:
    """The charts of one kind of sheet, and everybody's words."""

    charts: Sequence[CountBars]
    said: Sequence[Said]
    answers: int


def results(audience: str, *, viewer: Account) -> Results:
    """Return what one group answered. Raises Http404 for who may not see it."""
    if not permissions.may_read(viewer) or audience not in Audience.values:
        raise Http404
    trail.viewed("feedback", about=f"feedback:{audience}", by=viewer, purpose=PURPOSE)
    found = list(Answer.objects.filter(audience=audience).select_related("container"))
    return Results(
        charts=[
            _chart(question.name, question.words, audience, found)
            for question in QUESTIONS[audience]
        ],
        said=_said(found),
        answers=len(found),
    )


def _chart(name: str, words: str, audience: str, found: list[Answer]) -> CountBars:
    labels = marks_for(audience)
    given = Counter(answer.marks.get(name) for answer in found)
    counts = {label: given[place] for place, label in enumerate(labels, start=1)}
    shown = published(counts)
    return CountBars(
        words, [Count(label, shown.counts[label]) for label in labels], shown.total
    )


def _said(found: list[Answer]) -> list[Said]:
    told = [
        Said(answer.begins_on, answer.get_audience_display(), answer.unseal()["words"])
        for answer in found
        if answer.anonymised_on is None
    ]
    kept = [each for each in told if each.words]
    return sorted(kept, key=lambda each: (each.month, each.words), reverse=True)[:SHOWN]

"""
The life of a record as a line: in use, kept by rule, reviewed and disposed of.

The dates come from the rules; this module only decides where they are drawn and what
the one sentence says.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinkeeper.foundation.ui.charts.axis import Scale, date_words, percent

SOON_DAYS = 90
WORDS_NEED = 0.25
ARROW_STARTS = 0.96


class Stage(StrEnum):
    """Where a record is in its life today."""

    NOT_STARTED = "not-started"
    COUNTING = "counting"
    SOON = "soon"
    PAST = "past"
    HELD = "held"
    NO_END = "no-end"
    GONE = "gone"


@dataclass(frozen=True)
class Life:
    """
    One record's dates.

    `clock_starts` is None while nothing has started the clock. `ends` is None then,
    and also when the rule gives no end date (`no_end`). `held_since` stops disposal.
    `gone_on`: it was disposed of that day. `started_by` says what started the clock, in
    two words: "case closed".
    """

    name: str
    opened: date
    clock_starts: date | None = None
    ends: date | None = None
    held_since: date | None = None
    no_end: bool = False
    started_by: str = ""
    gone_on: date | None = None

    def stage(self, today: date) -> Stage:
        """Return the stage; a hold comes before everything but the end itself."""
        if self.gone_on:
            return Stage.GONE
        if self.held_since:
            return Stage.HELD
        if self.no_end:
            return Stage.NO_END
        if self.clock_starts is None or self.ends is None:
            return Stage.NOT_STARTED
        if self.ends < today:
            return Stage.PAST
        return Stage.SOON if (self.ends - today).days <= SOON_DAYS else Stage.COUNTING


@dataclass(frozen=True)
class Drawing:
    """A life as drawn. Widths of nothing are left out."""

    stage: Stage
    sentence: str
    today_x: str
    grid: tuple[str, ...]
    used_x: str
    used_width: str
    kept_x: str
    kept_width: str
    waiting_x: str
    waiting_width: str
    hold_x: str
    hold_width: str
    clock_x: str
    clock_left: bool
    review_x: str
    started_by: str


def draw(life: Life, scale: Scale) -> Drawing:
    """Return where each part of a life lies on the scale."""
    today = scale.today
    stage = life.stage(today)
    clock = life.clock_starts
    used_until = min(clock, today) if clock else today
    used_width = _between(scale, life.opened, used_until)
    if stage is Stage.NO_END:
        used_width = _rest(scale, life.opened)
    kept_until = (life.gone_on or life.ends) if clock else None
    if life.held_since and kept_until:
        kept_until = min(kept_until, max(life.held_since, clock or life.held_since))
    kept_ends = life.gone_on or life.ends
    return Drawing(
        stage=stage,
        sentence=sentence(life, today),
        today_x=scale.at(today),
        grid=tuple(scale.at(date(year, 1, 1)) for year in scale.years()),
        used_x=scale.at(life.opened),
        used_width=used_width,
        kept_x=scale.at(clock) if clock else "",
        kept_width=_between(scale, clock, kept_until),
        waiting_x=scale.at(today) if stage is Stage.NOT_STARTED else "",
        waiting_width=_rest(scale, today) if stage is Stage.NOT_STARTED else "",
        hold_x=scale.at(life.held_since) if life.held_since else "",
        hold_width=_rest(scale, life.held_since) if life.held_since else "",
        clock_x=scale.at(clock) if clock else "",
        clock_left=clock is not None and scale.share(clock) < WORDS_NEED,
        review_x=scale.at(kept_ends) if kept_ends and clock else "",
        started_by=life.started_by,
    )


def sentence(life: Life, today: date) -> str:
    """Return the life in one sentence for those who do not see the line."""
    stage = life.stage(today)
    ends = date_words(life.ends) if life.ends else ""
    if life.gone_on:
        return f"{life.name}. Disposed of on {date_words(life.gone_on)}."
    if stage is Stage.HELD and life.held_since:
        would = f" Would have ended {ends}." if ends else ""
        return f"{life.name}. On hold since {date_words(life.held_since)}.{would}"
    said = {
        Stage.NOT_STARTED: "In use. The clock has not started.",
        Stage.NO_END: "Kept with no end date.",
        Stage.PAST: f"Should have gone by {ends}.",
    }.get(stage, f"Ends {ends}.")
    return f"{life.name}. Opened {date_words(life.opened)}. {said}"


def _between(scale: Scale, start: date | None, end: date | None) -> str:
    if start is None or end is None or end <= start:
        return ""
    return percent(scale.share(end) - scale.share(start))


def _rest(scale: Scale, start: date) -> str:
    return percent(max(ARROW_STARTS - scale.share(start), 0))

"""From an obligation to a line on the page, with the words beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.foundation.ui.charts.life_chart import LifeRow
from kinkeeper.foundation.ui.charts.life_line import SOON_DAYS, Life
from kinkeeper.foundation.ui.parts import Link, Tag
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.privacy.records.obligations import PROTECTED_RULE
from kinkeeper.privacy.records.queries.holds import kinds_that_stop, stopping
from kinkeeper.rules import retention
from kinkeeper.rules.retention import Schedule

LEAD_KNOWS = "Kept with no end date. The safeguarding lead knows why."
State = Obligation.State


@dataclass(frozen=True)
class Dates:
    """A record's dates as the page tells them."""

    last_day: date | None = None
    may_go: date | None = None
    gone_by: date | None = None


def life_rows(
    found: Sequence[Obligation],
    *,
    schedule: Schedule,
    today: date,
    knows_concerns: bool,
    numbers: Mapping[int, int] | None = None,
) -> list[LifeRow]:
    """
    Return the rows of the table, holds looked up once for all.

    `numbers`: for how many records of its case a row stands, by its primary key.
    """
    holds = _holds_of(found, today)
    rows = []
    for obligation in found:
        stops = kinds_that_stop(obligation.kind, schedule)
        hold = next((h for h in holds if _holds(h, obligation, stops)), None)
        if obligation.state != State.COUNTING:
            hold = None
        dates = dates_of(obligation, schedule)
        drawn = _row(obligation, dates, hold, today)
        hidden = obligation.rule == PROTECTED_RULE and not knows_concerns
        if hidden:
            drawn = replace(drawn, because=LEAD_KNOWS, rule=None)
        number = (numbers or {}).get(obligation.pk, 1)
        rows.append(replace(drawn, about=_about(obligation, number)))
    return rows


def dates_of(obligation: Obligation, schedule: Schedule) -> Dates:
    """Return when a record may go and must be gone, holds apart."""
    if obligation.trigger_on is None:
        return Dates()
    row = schedule.row(obligation.row)
    due = retention.due(row, obligation.trigger_on, schedule)
    last = due.retain_until or due.dispose_by
    return Dates(last, due.eligible_from, due.dispose_by)


def rule_link(obligation: Obligation) -> Link | None:
    """Return the link from a rule to the policy's own words."""
    if not obligation.row:
        return None
    return Link(f"Rule {obligation.rule}", f"/privacy/#{obligation.row}")


def _row(
    obligation: Obligation,
    dates: Dates,
    hold: Hold | None,
    today: date,
) -> LifeRow:
    headline, because = _words(obligation, dates, hold, today)
    case = obligation.case
    return LifeRow(
        life=life_of(obligation, dates, hold, today),
        about="",
        headline=headline,
        because=because,
        callsign=case.callsign if case else "",
        url=reverse("disposal:why", args=[obligation.key]) if case else "",
        tag=_tag(obligation, dates, hold, today),
        rule=rule_link(obligation),
    )


def life_of(
    obligation: Obligation, dates: Dates, hold: Hold | None, today: date
) -> Life:
    """Return the line. Once it may go, its end is the day by which it must be gone."""
    ends = dates.last_day
    if dates.may_go and dates.gone_by and today >= dates.may_go:
        ends = dates.gone_by
    case = obligation.case
    return Life(
        name=(case.callsign or case.reference) if case else obligation.title,
        opened=obligation.opened_on,
        clock_starts=obligation.trigger_on,
        ends=ends,
        held_since=hold.from_on if hold else None,
        no_end=obligation.state in (State.INDEFINITE, State.TRANSFER_REQUIRED),
        started_by=_started_by(obligation),
    )


def _started_by(obligation: Obligation) -> str:
    case = obligation.case
    if case is None or obligation.trigger_on is None:
        return ""
    if obligation.trigger_on == case.declined_on:
        return "declined"
    closed = obligation.trigger_on == case.closed_on
    return "case closed" if closed else "last contact"


def _about(obligation: Obligation, number: int) -> str:
    case = obligation.case
    title = f"{number} contact reports" if number > 1 else obligation.title
    if case is None:
        return title
    return f"{title}. {case.get_service_display()}. {case.reference}"


def _words(
    obligation: Obligation, dates: Dates, hold: Hold | None, today: date
) -> tuple[str, str]:
    if hold is not None:
        by = date_words(hold.review_on)
        return f"Look again by {by}", f"{hold.get_kind_display()}."
    if obligation.state == State.COUNTING and dates.last_day:
        kept, _, _ = obligation.because.partition(";")
        return date_words(dates.last_day), f"{kept.rstrip('.')}."
    if obligation.state == State.ACTIVE:
        return "No date yet", obligation.because
    if obligation.state == State.NO_RULE:
        return "No rule fits", obligation.because
    return "No end date", obligation.because


def _tag(
    obligation: Obligation, dates: Dates, hold: Hold | None, today: date
) -> Tag | None:
    if hold is not None:
        return Tag("On hold", "plum", "hold")
    if obligation.state == State.NO_RULE:
        return Tag("Look at it", "red", "alert")
    if dates.last_day is None or dates.gone_by is None or dates.may_go is None:
        return None
    return _date_tag(dates.last_day, dates.may_go, dates.gone_by, today)


def _date_tag(last_day: date, may_go: date, gone_by: date, today: date) -> Tag | None:
    if today > gone_by:
        return Tag(f"{_days((today - gone_by).days)} past its date", "red", "alert")
    if today >= may_go:
        return Tag(f"May go, {_days((gone_by - today).days)} left", "honey", "clock")
    ahead = (last_day - today).days
    if ahead > SOON_DAYS:
        return None
    return Tag("today" if ahead == 0 else f"in {_days(ahead)}", "honey", "clock")


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _holds_of(found: Sequence[Obligation], today: date) -> list[Hold]:
    cases = {obligation.case_id for obligation in found if obligation.case_id}
    return list(
        Hold.objects.filter(stopping(today), case__in=cases).order_by("from_on", "pk")
    )


def _holds(hold: Hold, obligation: Obligation, stops: Sequence[str]) -> bool:
    same = hold.case_id == obligation.case_id and hold.record in ("", obligation.record)
    return same and hold.kind in stops

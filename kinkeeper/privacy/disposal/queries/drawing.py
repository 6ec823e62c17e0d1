"""From an obligation to a line on the page, with the words beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.foundation.ui.charts.life_chart import LifeRow
from kinkeeper.foundation.ui.charts.life_line import SOON_DAYS, Life
from kinkeeper.foundation.ui.parts import Link, Tag
from kinkeeper.privacy.disposal.queries import ending
from kinkeeper.privacy.disposal.queries.knowing import Eyes
from kinkeeper.privacy.disposal.queries.pinned import Schedules
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.privacy.records.obligations import PROTECTED_RULE
from kinkeeper.privacy.records.queries.holds import reached_by

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
    tables: Schedules,
    today: date,
    eyes: Eyes,
    numbers: Mapping[int, int] | None = None,
) -> list[LifeRow]:
    """
    Return the rows of the table, holds looked up once for all.

    `numbers`: for how many records of its case a row stands, by its primary key.
    """
    holds = holds_of(found, today)
    rows = []
    for obligation in found:
        hold = holds.get(obligation.pk)
        dates = dates_of(obligation, tables)
        drawn = _row(obligation, dates, hold, today, eyes)
        if obligation.rule == PROTECTED_RULE and not eyes.knows_concerns(
            obligation.case_id
        ):
            drawn = replace(drawn, because=LEAD_KNOWS, rule=None)
        number = (numbers or {}).get(obligation.pk, 1)
        rows.append(replace(drawn, about=_about(obligation, number)))
    return rows


def dates_of(obligation: Obligation, tables: Schedules) -> Dates:
    """Return when a record may go and must be gone, holds apart."""
    due = ending.due_of(obligation, tables)
    if due is None:
        return Dates()
    last = due.retain_until or due.dispose_by
    return Dates(last, due.eligible_from, due.dispose_by)


def rule_link(obligation: Obligation) -> Link | None:
    """Return the link from a rule to the policy's own words."""
    if not obligation.row:
        return None
    return Link(f"Rule {obligation.rule}", f"/privacy/#{obligation.row}")


def name_of(obligation: Obligation, *, knows_families: bool) -> str:
    """Return what people call a record: the family's sign, or its own reference."""
    case = obligation.case
    if case is None:
        return obligation.reference or obligation.title
    return (knows_families and case.callsign) or case.reference


def _row(
    obligation: Obligation,
    dates: Dates,
    hold: Hold | None,
    today: date,
    eyes: Eyes,
) -> LifeRow:
    headline, because = _words(obligation, dates, hold, today)
    case = obligation.case
    named = name_of(obligation, knows_families=eyes.knows_families)
    return LifeRow(
        life=life_of(obligation, dates, hold, today, named),
        about="",
        headline=headline,
        because=because,
        callsign=named if case and named == case.callsign else "",
        url=reverse("disposal:why", args=[obligation.key]),
        tag=_tag(obligation, dates, hold, today),
        rule=rule_link(obligation),
    )


def life_of(
    obligation: Obligation, dates: Dates, hold: Hold | None, today: date, named: str
) -> Life:
    """Return the line. Once it may go, its end is the day by which it must be gone."""
    ends = dates.last_day
    if dates.may_go and dates.gone_by and today >= dates.may_go:
        ends = dates.gone_by
    return Life(
        name=named,
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
        return _held_words(hold)
    if obligation.state == State.COUNTING and dates.last_day:
        kept, _, _ = obligation.because.partition(";")
        return date_words(dates.last_day), f"{kept.rstrip('.')}."
    if obligation.state == State.ACTIVE:
        return "No date yet", obligation.because
    if obligation.state == State.NO_RULE:
        return "No rule fits", obligation.because
    if obligation.review_on:
        return f"Look again on {date_words(obligation.review_on)}", obligation.because
    return "No end date", obligation.because


def _held_words(hold: Hold) -> tuple[str, str]:
    why = f"{hold.get_kind_display()}."
    if hold.stops_until is not None:
        return f"Held until {date_words(hold.stops_until)}", f"{why} It has ended."
    return f"Look again by {date_words(hold.review_on)}", why


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


def holds_of(found: Sequence[Obligation], today: date) -> dict[int, Hold]:
    """Return for each row whose clock runs the first hold that stops it."""
    rows = [each.pk for each in found if each.state == State.COUNTING]
    held: dict[int, Hold] = {}
    if not rows:
        return held
    for hold in ending.holds_that_stop(today):
        reached = Obligation.objects.filter(reached_by(hold), pk__in=rows)
        for pk in reached.values_list("pk", flat=True):
            held.setdefault(pk, hold)
    return held

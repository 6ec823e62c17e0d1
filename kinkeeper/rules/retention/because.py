"""The one plain sentence that says why."""

from datetime import date

from kinkeeper.rules.dates import add_days
from kinkeeper.rules.retention.answer import Answer
from kinkeeper.rules.retention.holds import Standing
from kinkeeper.rules.retention.term import Count, Term
from kinkeeper.rules.retention.words import Status
from kinkeeper.rules.sentences import in_words


def active(term: Term) -> str:
    """Say why nothing is counted yet."""
    return f"Nothing is counted yet, because {term.because}."


def blocked(holds: Standing) -> str:
    """Say what stops the disposal."""
    why = holds.open.because if holds.open else "a hold is open"
    since = f" (since {in_words(holds.open_since)})" if holds.open_since else ""
    return f"It may not be destroyed, because {why}{since}."


def indefinite(term: Term, today: date) -> str:
    """Say why there is no end date, and when somebody looks again."""
    start = f"It is kept without an end date, because {term.because}"
    if term.review_on is None:
        return f"{start}."
    if term.review_on < today:
        return f"{start}; a review has been due since {in_words(term.review_on)}."
    return f"{start}; the next review is on {in_words(term.review_on)}."


def transfer(term: Term) -> str:
    """Say what happens to a report when the company stops."""
    floor = f", at least until {in_words(term.review_on)}" if term.review_on else ""
    return f"We have stopped trading, so a successor must keep it{floor}."


def counted(answer: Answer, count: Count) -> str:
    """Say how long it is kept, from when, and what that means today."""
    if count.period.until_age is not None:
        kept = f"for the child's time {count.period}"
    else:
        kept = f"for {count.period} from {in_words(count.anchor)}, when {count.since}"
    return f"It is kept {kept}; {_so(answer, count.retain_until)}."


def certificate(answer: Answer, since: str) -> str:
    """Say by when a certificate must be gone."""
    anchor = in_words(answer.anchor) if answer.anchor else "that day"
    by = in_words(answer.dispose_by) if answer.dispose_by else "then"
    start = f"A certificate may only be kept for a while after {anchor}, when {since}"
    if answer.status is Status.OVERDUE:
        return f"{start}; it should have been destroyed by {by}."
    return f"{start}; it must be destroyed by {by}."


def _so(answer: Answer, until: date) -> str:
    free, last = answer.eligible_from, answer.dispose_by
    if free is None or last is None:
        return f"that ends on {in_words(until)}"
    if answer.status is Status.WAIT:
        held = " after a hold" if free > add_days(until, 1) else ""
        return f"it may be destroyed from {in_words(free)}{held}"
    if answer.status is Status.RETURN_TO_CONTROLLER:
        return "now those whose file it is decide what becomes of it"
    if answer.status is Status.OVERDUE:
        return f"it should have been destroyed by {in_words(last)}"
    return f"it may be destroyed now, and must be by {in_words(last)}"

from datetime import date, datetime
from enum import StrEnum

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.commands import opening
from kinkeeper.privacy.rights.models import RightsRequest


class Step(StrEnum):
    """What can happen to a request between its coming and its answer."""

    IDENTITY_ASKED = "identity_asked"
    IDENTITY_CAME = "identity_came"
    AUTHORITY_ASKED = "authority_asked"
    AUTHORITY_CAME = "authority_came"
    CLARIFICATION_ASKED = "clarification_asked"
    CLARIFICATION_CAME = "clarification_came"
    EXTENDED = "extended"
    NOTE = "note"


WORDS = {
    Step.IDENTITY_ASKED: "Asked who they are",
    Step.IDENTITY_CAME: "They showed who they are",
    Step.AUTHORITY_ASKED: "Asked whether they may ask for somebody else",
    Step.AUTHORITY_CAME: "They showed that they may",
    Step.CLARIFICATION_ASKED: "Asked what they mean",
    Step.CLARIFICATION_CAME: "They told us what they mean",
    Step.EXTENDED: "Told them, with reasons, that we need more time",
    Step.NOTE: "Note",
}


@trail.command
def log_step(
    *,
    request: RightsRequest,
    step: str,
    on: date,
    words: str = "",
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """
    Write a step of a request down; the clock follows from the days.

    `on` is the day in London on which it happened, at the earliest the day the request
    came. Raises RefusedError for a step that does not fit, and for more time without
    reasons.
    """
    request = opening.taken_up(request, by=by, seen=version_seen)
    if request.answered_on is not None:
        raise RefusedError("This request has been answered already.")
    _check_day(request, on, clock.london(now).date())
    what = Step(step)
    _take(request, what, on, words)
    said = WORDS[what]
    if on != clock.london(now).date():
        said = f"{said}, on {on:%-d %B %Y}"
    opening.write_down(request, said, words=words, by=by, now=now)
    opening.noted("rights_request.step", request, by, step=str(what), on=str(on))


def _check_day(request: RightsRequest, on: date, today: date) -> None:
    if on > today:
        raise RefusedError("A step cannot lie in the future.")
    if on < clock.london(request.received_at).date():
        raise RefusedError("A step cannot lie before the day the request came.")


def _take(request: RightsRequest, step: Step, on: date, words: str) -> None:
    if step is Step.NOTE:
        if not words.strip():
            raise RefusedError("Write the note.")
    elif step is Step.EXTENDED:
        _extend(request, on, words)
    elif step in (Step.CLARIFICATION_ASKED, Step.CLARIFICATION_CAME):
        _clarify(request, on, asked=step is Step.CLARIFICATION_ASKED)
    else:
        thing, _, what = str(step).partition("_")
        _prove(request, thing, on, asked=what == "asked")


def _extend(request: RightsRequest, on: date, words: str) -> None:
    if request.extended_on is not None:
        raise RefusedError("More time can be taken once only.")
    if not words.strip():
        raise RefusedError("Say why it takes longer. They are told the reasons.")
    request.extended_on = on
    request.save(update_fields=["extended_on"])


def _clarify(request: RightsRequest, on: date, *, asked: bool) -> None:
    waiting = request.clarifications.filter(answered_on=None).first()
    if asked:
        if waiting is not None:
            raise RefusedError("We are waiting for an answer to a question already.")
        request.clarifications.create(asked_on=on)
        return
    if waiting is None or on < waiting.asked_on:
        raise RefusedError("Write down first that and when we asked.")
    waiting.answered_on = on
    waiting.save(update_fields=["answered_on"])


def _prove(request: RightsRequest, thing: str, on: date, *, asked: bool) -> None:
    asked_on = getattr(request, f"{thing}_asked_on")
    if asked:
        if asked_on is not None:
            raise RefusedError("We have asked for this already.")
        name = f"{thing}_asked_on"
    else:
        if asked_on is None or on < asked_on:
            raise RefusedError("Write down first that and when we asked.")
        name = f"{thing}_came_on"
    setattr(request, name, on)
    request.save(update_fields=[name])

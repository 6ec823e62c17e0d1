"""The list of what has to be done before a family's first session."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kinkeeper.foundation.ui.parts import Tag, Task
from kinkeeper.people.models import Case
from kinkeeper.people.queries.cases import sign_of
from kinkeeper.referrals.queries.readiness import facts_of
from kinkeeper.rules.contact_sessions import readiness
from kinkeeper.rules.decision import Outcome, Reason

_DONE = Tag("Done", "leaf", "check")
_TO_DO = Tag("To do", "honey", "clock")
_STOP = Tag("Stop", "red", "alert")


def tasks(case: Case, *, today: date) -> list[Task]:
    """Return what the gate would still ask today (London), then what is in place."""
    facts = facts_of(case, today)
    answer = readiness.decide(facts)
    tag = _STOP if answer.outcome is Outcome.REFUSE else _TO_DO
    waiting = [
        Task(name=reason.text, tag=tag, url=_page(case, reason))
        for reason in answer.reasons
    ]
    missing = {reason.source for reason in answer.reasons}
    done = [
        Task(name, _DONE) for source, name in _in_place(facts) if not missing & source
    ]
    return [*waiting, *done]


def _in_place(facts: readiness.Facts) -> Iterator[tuple[set[object], str]]:
    if facts.forms_needed:
        yield {readiness.FORMS}, "The forms of both sides"
    yield {readiness.RISKS}, "The risk assessment"
    yield {readiness.PREVISITS, readiness.OTHER_DAY}, "The pre-visits of both sides"
    yield (
        {readiness.COLLECTORS, readiness.PREVISITS},
        "Who brings and collects the child",
    )
    yield (
        {readiness.HEALTH, readiness.PREVISITS},
        "Questions about health, asked of both sides",
    )
    yield {readiness.FEE}, "Who pays"
    yield {readiness.AGREEMENT}, "The agreement, signed by both sides"


def _page(case: Case, reason: Reason) -> str:
    """Return where this gap can be closed."""
    if reason.source == readiness.RISKS:
        return reverse("referrals:risks", args=[sign_of(case)])
    if reason.source in (readiness.FORMS, readiness.ORDER):
        has_one = hasattr(case, "referral")
        return reverse("referrals:referral", args=[case.key]) if has_one else ""
    if reason.source == readiness.FEE:
        return reverse("referrals:agree_fee", args=[sign_of(case)])
    if reason.source in (readiness.COLLECTORS, readiness.HEALTH):
        return reverse("referrals:previsits", args=[sign_of(case)])
    if reason.source == readiness.AGREEMENT:
        return reverse("referrals:family_agreement", args=[sign_of(case)])
    return reverse("referrals:new_previsit", args=[sign_of(case)])

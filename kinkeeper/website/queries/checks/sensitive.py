"""No medical detail is in use without a clear permission (P7b, P8h)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Consent, SensitiveFact
from kinkeeper.referrals.models import PreVisit, ProfessionalForm, SideForm
from kinkeeper.website.queries.finding import (
    MOST_EVIDENCE,
    Evidence,
    Finding,
    none_of,
)

PAPERS_READ = 300
_TOPICS = (
    (Consent.Topic.HEALTH, ("HEALTH", "DISABILITY")),
    (Consent.Topic.BACKGROUND, ("ETHNICITY", "FAITH")),
)


def medical_needs_have_consent(now: datetime) -> Finding:
    """
    Each fact that is open has a yes, and no paper tells of health beside the store.

    Says nothing of the rule that readings ask: it counts the rows for itself.
    """
    resting = SensitiveFact.objects.filter(ground=SensitiveFact.Ground.CLEAR_YES)
    without = [
        Evidence(fact.case.reference, "open without a yes", trail.name_of(fact.case))
        for fact in _open_without(resting, now)[:MOST_EVIDENCE]
    ]
    beside = list(_beside())
    return none_of(
        len(without) + len(beside),
        resting.count(),
        "sensitive facts are in use without a yes",
        [*without, *beside],
    )


def _open_without(
    facts: QuerySet[SensitiveFact], now: datetime
) -> QuerySet[SensitiveFact]:
    # The night has until the morning to lock what ran out; nobody reads it meanwhile.
    yesterday = clock.london(now).date() - timedelta(days=1)
    living = Consent.objects.filter(
        about=OuterRef("about"), yes=True, ended_on=None, ask_again_on__gt=yesterday
    )
    found = facts.filter(locked_on=None)
    for topic, kinds in _TOPICS:
        found = found.exclude(Exists(living.filter(topic=topic)), kind__in=kinds)
    return found.select_related("case").order_by("pk")


def _beside() -> Iterator[Evidence]:
    """Yield the newest papers in which words about health stand all the same."""
    forms = SideForm.objects.filter(case__file_destroyed_on=None)
    for form in forms.select_related("case", "container").order_by("-pk")[:PAPERS_READ]:
        answers = form.unseal().get("answers", {})
        if (answers.get("needs") or {}).get("health"):
            yield _paper(form)
    written = ProfessionalForm.objects.filter(case__file_destroyed_on=None)
    for paper in written.select_related("case", "container").order_by("-pk")[
        :PAPERS_READ
    ]:
        if (paper.unseal().get("answers", {}).get("health") or {}).get("health"):
            yield _paper(paper)
    visits = PreVisit.objects.filter(case__file_destroyed_on=None)
    for visit in visits.select_related("case", "container").order_by("-pk")[
        :PAPERS_READ
    ]:
        if (visit.unseal().get("checklist") or {}).get("health"):
            yield _paper(visit)


def _paper(paper: SideForm | ProfessionalForm | PreVisit) -> Evidence:
    case = paper.case
    return Evidence(case.reference, "health beside the store", trail.name_of(case))


CHECKS = {"people.medical_needs_have_consent": medical_needs_have_consent}

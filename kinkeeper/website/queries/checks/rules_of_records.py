"""Every record has its rule, under its own edition. Counted twice."""

from datetime import datetime, timedelta
from itertools import islice

from django.db.models import F, Q, QuerySet

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case, Party
from kinkeeper.policy import edition, library
from kinkeeper.privacy.editions.models import ChangeAnswer
from kinkeeper.privacy.editions.queries.judging import judged_without_consent
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.queries import misfits
from kinkeeper.rules.retention import Record
from kinkeeper.website.queries.finding import (
    MOST_EVIDENCE,
    Evidence,
    Finding,
    Second,
    none_of,
    twice,
)

# At most so many of each sort are listed; one is enough to break the promise.
MISFITS = 50
CASES_OPENED = 40
MOVED_LOOKED_AT = 500
WITHOUT_A_RULE = {misfits.NO_SUCH_ROW, misfits.NOTHING}
Answer = ChangeAnswer.Answer


def every_record_has_a_rule(now: datetime) -> Finding:
    """No record is held without a rule of its edition that says how long (K4)."""
    every = Obligation.objects.all()
    lost = every.filter(Q(state=Obligation.State.NO_RULE) | Q(row="")).order_by("pk")
    odd = [
        Evidence(each.reference or each.kind, each.what, each.record)
        for each in islice(misfits.misfits(MISFITS), 20 * MISFITS)
        if each.what in WITHOUT_A_RULE
    ]
    return none_of(
        lost.count() + len(odd),
        every.count(),
        "records have no rule that says how long",
        [
            *(
                Evidence(row.title, row.because[:80], row.record)
                for row in lost[:MOST_EVIDENCE]
            ),
            *odd,
        ],
    )


def records_asked_of_the_apps(now: datetime) -> Second:
    """Ask the apps what they hold of the newest cases, and look for a rule for each."""
    looked_at, wrong = 0, []
    for case in Case.objects.order_by("-pk")[:CASES_OPENED]:
        held = {
            holding.record: holding
            for holding in register.holdings_of(case)
            if not (case.file_destroyed_on and holding.kind == Record.CASE_FILE)
        }
        ruled = Obligation.objects.filter(record__in=list(held)).exclude(row="")
        known = set(ruled.values_list("record", flat=True))
        looked_at += len(held)
        wrong += [
            Evidence(case.reference, f"{held[name].title} has no rule", name)
            for name in held
            if name not in known
        ]
    return Second(looked_at, wrong)


def no_review_missed(now: datetime) -> Finding:
    """What has no end date was looked at again when it was time (P9i, P9k)."""
    schedule = edition.in_force().schedule
    grace = timedelta(days=schedule.settings.disposal_grace_days)
    endless = Obligation.objects.exclude(review_on=None)
    latest = clock.london(now).date() - grace
    missed = endless.filter(review_on__lt=latest).order_by("review_on", "pk")
    return none_of(
        missed.count(),
        endless.count(),
        "reviews were missed",
        (
            Evidence(row.title, f"due on {row.review_on}", row.record)
            for row in missed[:MOST_EVIDENCE]
        ),
    )


def pinned_to_the_kinder_rule(now: datetime) -> Finding:
    """Each record stands under the edition that it was collected under (P14).

    A later one counts only where everybody concerned agreed to it.
    """
    wrong = judged_without_consent()
    return none_of(
        wrong.count(),
        Obligation.objects.count(),
        "periods are under a rule that nobody agreed to",
        (
            Evidence(row.title, f"is under edition {row.policy_version}", row.record)
            for row in wrong.order_by("pk")[:MOST_EVIDENCE]
        ),
    )


def answers_read_one_by_one(now: datetime) -> Second:
    """Go through the records that were moved, and read each person's own answer."""
    looked_at, wrong = 0, []
    known = {each.version for each in library.editions()}
    for row in _moved().select_related("case")[:MOVED_LOOKED_AT]:
        looked_at += 1
        if row.policy_version not in known or not _all_said_yes(row):
            words = f"nobody agreed to edition {row.policy_version}"
            wrong.append(Evidence(row.title, words, row.record))
    return Second(looked_at, wrong)


def _moved() -> QuerySet[Obligation]:
    """Return records under another edition than the one of the day they began."""
    own = Q(pk__in=[])
    every = library.editions()
    for number, each in enumerate(every):
        days = Q(policy_version=each.version)
        if number:
            days &= Q(opened_on__gte=each.effective_from)
        if number + 1 < len(every):
            days &= Q(opened_on__lt=every[number + 1].effective_from)
        own |= days
    return Obligation.objects.exclude(own).order_by(F("pk").desc())


def _all_said_yes(row: Obligation) -> bool:
    if row.case is None:
        return False
    if row.case.file_destroyed_on is not None:
        return True
    given = ChangeAnswer.objects.filter(
        case=row.case, edition=row.policy_version, ended_on=None
    )
    said = {each.party_id: each.answer for each in given.order_by("pk")}
    people = set(Party.objects.filter(case=row.case).values_list("pk", flat=True))
    return bool(people) and all(
        said.get(person) in (Answer.YES, Answer.DIED) for person in people
    )


CHECKS = {
    "records.every_record_has_a_rule": twice(
        every_record_has_a_rule, records_asked_of_the_apps
    ),
    "records.no_review_missed": no_review_missed,
    "records.pinned_to_the_kinder_rule": twice(
        pinned_to_the_kinder_rule, answers_read_one_by_one
    ),
}

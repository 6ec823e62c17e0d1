"""
Nothing of one side has gone to the other (K3). Counted twice.

The first count reads the rows: whose case, whose side, whose account. The second reads
the words themselves, of the newest reports and of every letter that waits, and looks
for private details of the other side in them.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, F, Model, Q, QuerySet

from kinkeeper.contact_sessions.models import Presence
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files.words_in import everything_in
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import parties, wall
from kinkeeper.privacy.disclosure.models import Release, ReportRequest, SecureMessage
from kinkeeper.referrals.models import PreVisit, SideForm
from kinkeeper.reports.models import Report
from kinkeeper.reports.queries.paper import paper_of
from kinkeeper.website.queries.bounds import newest
from kinkeeper.website.queries.finding import (
    MOST_EVIDENCE,
    Evidence,
    Finding,
    Second,
    none_of,
    twice,
)

ADULTS = (Party.Side.RESIDENT, Party.Side.VISITING)
REPORTS_READ = 25
LETTERS_READ = 100
PRESENCES = 50_000
KINDS = ("case", "reports")


def nothing_crossed_sides(now: datetime) -> Finding:
    """No row of one side points at the other side, or at another family."""
    found = list(_crossings())
    crossed = sum(rows.count() for rows, _ in found)
    looked_at = Release.objects.count() + ReportRequest.objects.count()
    looked_at += SideForm.objects.count() + PreVisit.objects.count()
    shown = [
        Evidence(getattr(row, "reference", "") or str(row), what, trail.name_of(row))
        for rows, what in found
        for row in rows[:MOST_EVIDENCE]
    ]
    return none_of(crossed, looked_at, "papers belong to another side or family", shown)


def _crossings() -> Iterator[tuple[QuerySet[Model], str]]:
    with_party = ReportRequest.objects.filter(party__isnull=False)
    asked = with_party.exclude(party__case=F("case"), party__side=F("side"))
    yield asked, "asked for by another side"  # type: ignore[misc]
    sent = Release.objects.filter(request__party__isnull=False).exclude(
        request__party__side=F("side"), request__party__case=F("case")
    )
    yield sent, "sent to another side"  # type: ignore[misc]
    strange = SecureMessage.objects.exclude(container=F("release__container"))
    yield strange, "locked with another key"  # type: ignore[misc]
    for model in (SideForm, PreVisit):
        rows = model.objects.exclude(party__case=F("case"))
        yield rows, "belongs to another family"  # type: ignore[misc]
    there = newest(Presence.objects.all(), PRESENCES).exclude(
        party__case=F("session__case")
    )
    yield there, "belongs to another family"  # type: ignore[misc]
    locked = Party.objects.exclude(container=F("case__container"))
    yield locked, "is locked with another family’s key"  # type: ignore[misc]
    yield _on_both_sides(), "opens both sides of one family"  # type: ignore[misc]


def _on_both_sides() -> QuerySet[Account]:
    """Return accounts that are the adult of more than one side of the same case."""
    both = (
        Party.objects.filter(side__in=ADULTS, account__isnull=False)
        .values("case", "account")
        .annotate(sides=Count("side", distinct=True))
        .filter(sides__gt=1)
    )
    return Account.objects.filter(pk__in=both.values("account"))


def words_of_the_other_side(now: datetime) -> Second:
    """Read the newest papers that left and the letters that wait, word by word."""
    looked_at, wrong = 0, []
    for reference, record, text, case, side in _papers():
        looked_at += 1
        if parties.leaks(text, case=case, to_side=side):
            words = "holds a private detail of the other side"
            wrong.append(Evidence(reference, words, record))
    for letter in _letters():
        looked_at += 1
        if _names_the_other_side(letter):
            wrong.append(Evidence("Letter", "holds a private detail of another side"))
    return Second(looked_at, wrong)


def _papers() -> Iterator[tuple[str, str, str, Case, str]]:
    sent = Release.objects.filter(case__file_destroyed_on=None, side__in=ADULTS)
    for release in sent.select_related("case", "request").order_by("-pk")[
        :REPORTS_READ
    ]:
        key = release.item.partition(":")[2]
        report = (
            Report.objects.filter(key=key, pdf__isnull=False, state="SIGNED")
            .select_related("pdf__container", "container", "case")
            .first()
        )
        if report is not None:
            text = everything_in(paper_of(report))
            record = trail.name_of(release.request)
            yield release.reference, record, text, release.case, release.side


def _letters() -> QuerySet[Letter]:
    waiting = Q(state__in=[Letter.State.QUEUED, Letter.State.SENDING])
    found = Letter.objects.filter(waiting).select_related("container")
    return found.filter(container__kind__in=KINDS).order_by("-pk")[:LETTERS_READ]


def _names_the_other_side(letter: Letter) -> bool:
    """Find whose letter it is by its address, then look for everybody else's."""
    case = Case.objects.filter(
        Q(container=letter.container_id) | Q(reports_container=letter.container_id)
    ).first()
    if case is None:
        return False
    told = letter.unseal()
    to = wall.normalise(str(told.get("to", "")))
    for side in ADULTS:
        if to and to in parties.private_strings(case, side=side):
            return bool(
                parties.leaks(str(told.get("body", "")), case=case, to_side=side)
            )
    return False


CHECKS = {
    "disclosure.nothing_crossed_sides": twice(
        nothing_crossed_sides, words_of_the_other_side
    )
}

"""Who was told of what is new, and who has still to be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import blocked, parties
from kinkeeper.referrals.models import AgreementText, Review, SignedAgreement, Telling
from kinkeeper.referrals.queries.neutral_words import open_channels

# A version that nobody could be told of in time is a matter for the desk's list.
TOLD_WITHIN = timedelta(days=28)
AT_A_TIME = 20


@dataclass(frozen=True)
class Told:
    """One adult and what they were told; `may_write` when a safe way is open."""

    party: Party
    telling: Telling | None
    may_write: bool


def told_of_review(case: Case, review: Review) -> Sequence[Told]:
    """Return each adult of a decided review. The case was asked for by the caller."""
    rows = case.tellings.filter(about=Telling.About.REVIEW, number=review.pk)
    by_party = {row.party_id: row for row in rows}
    return [
        Told(party, by_party.get(party.pk), bool(open_channels(party)))
        for party in parties.adults(case)
    ]


def to_be_told(now: datetime) -> tuple[int, Sequence[Party]]:
    """
    Return the newest version and the next adults who have not been told of it.

    Nobody is told of the first one, which came with the program: it is signed at the
    pre-visit, and so it is by families that came later than a version. Blocked
    families and those who have signed are left out.
    """
    newest = AgreementText.objects.order_by("-number").first()
    if newest is None or now - newest.published_at > TOLD_WITHIN:
        return 0, ()
    number = newest.number
    signed = SignedAgreement.objects.filter(party=OuterRef("pk"), number=number)
    told = Telling.objects.filter(
        party=OuterRef("pk"), about=Telling.About.AGREEMENT, number=number
    )
    open_ones = Case.objects.filter(
        stage__in=Case.HAS_A_PLACE, opened_on__lte=newest.published_at.date()
    )
    waiting = Party.objects.filter(
        ~Exists(signed),
        ~Exists(told),
        case__in=open_ones.exclude(blocked.blocked()),
        side__in=[Party.Side.RESIDENT, Party.Side.VISITING],
    )
    found = waiting.select_related("case__container", "container")
    return number, list(found.order_by("pk")[:AT_A_TIME])

"""What the journal holds of published editions, and of each answer about a change.

An edition stands there as it was published, because on a new machine its file is in no
backup that is older, and by the edition before it other things would be promised (P14).
"""

from collections.abc import Iterator
from datetime import timedelta

from kinkeeper.foundation.recovery import register, words
from kinkeeper.foundation.recovery.register import Line
from kinkeeper.privacy.editions.models import ChangeAnswer, DraftEdition

KIND, EDITION = "policy_answer", "edition"
# Rows are not committed in the order of their moments.
LOOK_BACK = timedelta(days=1)


def lines() -> Iterator[Line]:
    """Yield answers that the journal may not hold yet, and those that ended."""
    since = register.last_written(KIND)
    found = ChangeAnswer.objects.select_related("case", "party", "given_by")
    if since is not None:
        found = found.filter(recorded_at__gte=since - LOOK_BACK)
    for each in found.order_by("recorded_at", "pk"):
        if each.party is None or each.given_by is None:
            continue
        yield Line(
            kind=KIND,
            key=str(each.key),
            at=each.recorded_at,
            said={
                "case": str(each.case.key),
                "party": str(each.party.key),
                "given_by": str(each.given_by.key),
                "edition": each.edition,
                "counts_for": each.counts_for,
                "wording": each.wording,
                "answer": each.answer,
                "capacity": each.capacity,
                "on_paper": each.on_paper,
                "answered_on": each.answered_on.isoformat(),
            },
        )


def editions() -> Iterator[Line]:
    """Yield every edition that was published here. The text is public."""
    published = DraftEdition.objects.filter(state=DraftEdition.State.PUBLISHED)
    for draft in published.order_by("pk"):
        if draft.published_at is None:
            continue
        people = (draft.author_id, draft.approver_id, draft.published_by_id)
        yield Line(
            kind=EDITION,
            key=str(draft.key),
            at=draft.published_at,
            said={**words.told(draft), "people": list(people)},
        )

"""The first edition of a new centre, which no earlier promise stands behind."""

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.privacy.editions.models import DraftEdition

State = DraftEdition.State
PROMISED = (
    "Families are on file, or an edition was published, so this is a change of the "
    "policy. Begin a new edition: people are told first, and a second person approves."
)


def first_edition() -> DraftEdition | None:
    """Return the first edition, being written or published."""
    found = DraftEdition.objects.filter(is_first=True).exclude(state=State.WITHDRAWN)
    return found.first()


def refuse_if_promised() -> None:
    """Raise RefusedError once anybody could rely on a policy of this centre."""
    published = DraftEdition.objects.filter(state=State.PUBLISHED)
    family = Account.objects.filter(kind=Account.Kind.FAMILY)
    if published.exists() or Case.objects.exists() or family.exists():
        raise RefusedError(PROMISED)

"""What somebody who decides on a concern may do next, and may be let into."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.safeguarding.models import Concern, Named
from kinkeeper.safeguarding.queries.concerns import decided_by
from kinkeeper.safeguarding.queries.leads import may_be_named
from kinkeeper.safeguarding.queries.told import WRITTEN


def concern_to_decide(key: UUID, *, viewer: Account) -> Concern:
    """Return a concern that somebody decides on. The same 404 for all others."""
    found = decided_by(viewer).select_related("case", "container").filter(key=key)
    concern = found.first()
    if concern is None:
        raise Http404
    return concern


def decisions(concern: Concern) -> list[tuple[str, str]]:
    """Return what can be decided now, as a form asks it."""
    found = [(str(one.value), str(one.label)) for one in Concern.Level]
    if concern.case is not None:
        found += [(str(one.value), str(one.label)) for one in Concern.Contact]
        if concern.case.releases_blocked:
            found.append(("lift", "Let reports of this family leave again"))
        else:
            found.append(("block", "Let no report of this family leave"))
    found += list(WRITTEN.items())
    if concern.is_open:
        found.append(("close", "Close this concern"))
    return found


def changes_of_readers(concern: Concern) -> list[tuple[str, str]]:
    """Return who may be named, and who may be let go."""
    named = [one.account for one in _named(concern)]
    add = [(f"add:{one.pk}", f"Name {one.name}") for one in may_be_named(concern)]
    if len(named) < 2:
        return add
    return [*add, *((f"end:{one.pk}", f"End it for {one.name}") for one in named)]


def named_in(concern: Concern) -> list[str]:
    """Return the names of who reads a restricted concern now."""
    return [one.account.name for one in _named(concern)]


def _named(concern: Concern) -> QuerySet[Named]:
    found = concern.named.filter(until_at=None).select_related("account")
    return found.order_by("account__name", "pk")

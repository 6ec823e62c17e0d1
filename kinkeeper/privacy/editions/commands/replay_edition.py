"""Publishing again, after a restore, an edition that the backup does not know (P14)."""

from typing import Any

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import words
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.privacy.editions.commands.put_on_shelf import put_on_shelf
from kinkeeper.privacy.editions.models import DraftEdition

State = DraftEdition.State


@trail.command
def replay_edition(*, line: Line) -> Replayed:
    """
    Put the file on the shelf again, and the row that says who published it.

    The file is what counts. Where the backup does not know one of the people, no row
    is made, and the file stands alone. Raises OtherFileError when another text stands
    under the same version.
    """
    values = words.read(DraftEdition, dict(line.said))
    draft = DraftEdition.objects.filter(key=values["key"]).first() or DraftEdition()
    as_before = draft.state == values["state"] and draft.sha256 == values["sha256"]
    for name, value in values.items():
        setattr(draft, name, value)
    new_file = put_on_shelf(draft)
    if as_before and not new_file:
        _record("edition.replay_not_needed", draft)
        return Replayed.ALREADY
    if _fill_people(draft, line.said["people"]):
        other = DraftEdition.objects.filter(edition=draft.edition)
        other.exclude(key=draft.key).exclude(state=State.WITHDRAWN).update(
            state=State.WITHDRAWN
        )
        draft.save()
    _record("edition.replayed", draft)
    return Replayed.DONE


def _fill_people(draft: DraftEdition, people: Any) -> bool:
    """Name who wrote, approved and published it. False when one is not known here."""
    known = Account.objects.in_bulk([each for each in people if each])
    if any(each and each not in known for each in people):
        return False
    draft.author_id, draft.approver_id, draft.published_by_id = people
    return True


def _record(action: str, draft: DraftEdition) -> None:
    trail.record(action, about=draft, by=None, detail={"edition": draft.edition})

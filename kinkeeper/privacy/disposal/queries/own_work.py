"""
Who may not agree to a disposal, because it is their own file or their own work (C-15).

Whoever looked at a record and wants it gone does not agree as well. Whoever changed the
record last may be the first of the two people, who prepares, never the second.
"""

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import acts
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.queries import knowing
from kinkeeper.privacy.records import interests
from kinkeeper.privacy.records.kept_from import kept_from
from kinkeeper.privacy.records.obligations import PROTECTED_RULE

# Acts about a record that change nothing in it.
_NOT_WORK = ("disposal.", "hold.", "records.", "paper.")


def why_not(item: Item, by: Account, *, second: bool) -> str:
    """Return why this person may not agree, or "". `second`: one yes is there."""
    if interests.is_about(item.record, by):
        return "This record is about you. Somebody else must agree."
    if item.prepared_by_id == by.pk:
        return "You asked for this to go. Two other people must agree."
    if second and last_changed_by(item) == by.pk:
        return "You worked on this record last. Somebody else must be the second."
    return ""


def may_know(item: Item, viewer: Account) -> bool:
    """Say whether a viewer may know that this is in a review: of a worry, the lead."""
    if not knowing.may_agree_to(item.kind, viewer):
        return False
    if item.record in kept_from(viewer):
        return False
    eyes = knowing.eyes_of(viewer)
    return item.rule != PROTECTED_RULE or eyes.knows_concerns(item.case_id)


def last_changed_by(item: Item) -> int | None:
    """Return who did the last thing to the record of a case, by account number."""
    if item.case is None:
        return None
    about = "" if item.kind == "case_file" else item.record
    for action, by in acts.last_acts(item.case.key, about=about):
        if not action.endswith(".viewed") and not action.startswith(_NOT_WORK):
            return by
    return None

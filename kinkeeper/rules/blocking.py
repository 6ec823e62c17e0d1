"""
What may still be done with a family's information while somebody has it blocked.

Blocked information is kept and not used, save with consent, for claims, to protect
somebody else, or for the public (UK GDPR Article 18(2)). Every act is named as the
audit trail names it. An act that is in no list below may not be done.

Source: law.md §3.3, restriction; mission P11c.
"""

from enum import Enum


class Ground(Enum):
    """Why an act goes on although the information is blocked."""

    SETTLING = "It settles what the person asked for, or serves their own rights."
    KEEPING = "It keeps the record, or ends what was done with it."
    PROTECTING = "It keeps a child or somebody else safe."


_SETTLING = {
    "responsibility.ended",
    "responsibility.recorded",
    "contact_change.asked",
    "contact_change.called",
    "contact_change.confirmed",
    "contact_change.refused",
    "contact_change.viewed",
    "policy_change.answered",
    "report.asked_for",
    "report_request.held",
    "report_request.refused",
    "report_request.referred",
    "report_request.viewed",
    "report_request.withdrawn",
}
_KEEPING = {
    "sensitive.kept",
    "sensitive.settled",
    "agreement.seen_on_paper",
    "agreement.signed",
    "case.brought_over",
    "case.closed",
    "case.whose_said",
    "disposal.agreed",
    "disposal.done",
    "disposal.look_archive",
    "disposal.look_council",
    "disposal.look_destroy",
    "disposal.look_keep",
    "disposal.look_return",
    "disposal.look_successor",
    "disposal.first_yes",
    "disposal.not_done",
    "disposal.proposed",
    "disposal.stopped",
    "disposal_review.viewed",
    "enquiry.filed",
    "invitation.recalled",
    "letter.logged",
    "look.viewed",
    "message.misdirected",
    "message.recalled",
    "note.amended",
    "note.written",
    "paper.added",
    "paper.given",
    "paper.destroyed",
    "paper.harmful",
    "paper.moved",
    "paper.returned",
    "paper.scanned",
    "paper.seen",
    "record_life.viewed",
    "referral.decline_withdrawn",
    "report.rough_notes",
    "session.brought_over",
}
_PROTECTING = {
    "case.assigned",
    "collectors.viewed",
    "conflicts.viewed",
    "live_notes.viewed",
    "orders.viewed",
    "party.safe_contact_changed",
    "releases.blocked",
    "releases.unblocked",
    "risk.decided",
    "risk.hazard_added",
    "risk.seconded",
    "risks.viewed",
    "sensitive.locked",
    "sensitive.read_locked",
    "session.answered",
    "session.arrived",
    "session.begun",
    "session.brought_written",
    "session.collection_written",
    "session.ended_early",
    "session.held",
    "session.in_room",
    "session.late_mark_settled",
    "session.left",
    "session.mark_came_late",
    "session.mark_undone",
    "session.not_held",
    "session.picture_picked",
    "session.viewed",
    "session.worker_changed",
}
# Whatever is done in these areas: their acts are all of one sort.
AREAS: dict[str, Ground] = {
    "accident": Ground.PROTECTING,
    "alert": Ground.PROTECTING,
    "breach": Ground.SETTLING,
    "collector": Ground.PROTECTING,
    "complaint": Ground.SETTLING,
    "concern": Ground.PROTECTING,
    "consent": Ground.SETTLING,
    "conflict": Ground.PROTECTING,
    "court_order": Ground.PROTECTING,
    "hold": Ground.KEEPING,
    "matter": Ground.SETTLING,
    "restriction": Ground.SETTLING,
    "rights_request": Ground.SETTLING,
}
GROUNDS: dict[str, Ground] = {
    **dict.fromkeys(_SETTLING, Ground.SETTLING),
    **dict.fromkeys(_KEEPING, Ground.KEEPING),
    **dict.fromkeys(_PROTECTING, Ground.PROTECTING),
}


def may_go_on(action: str, *, settles_or_protects: bool) -> bool:
    """
    Say whether an act may be done with blocked information.

    `settles_or_protects`: the reader handles requests or leads safeguarding. They may
    read all of it, because they cannot do either without; they change no more of it
    than anybody else.
    """
    if action in GROUNDS or action.partition(".")[0] in AREAS:
        return True
    return settles_or_protects and action.endswith(".viewed")

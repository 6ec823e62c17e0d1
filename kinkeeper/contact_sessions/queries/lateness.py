"""Who is late at a session, in words for the team."""

from collections.abc import Sequence

from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.contact_sessions.queries import doors, measures
from kinkeeper.foundation import clock
from kinkeeper.people.models import Party
from kinkeeper.rules.contact_sessions import lateness as rule

WORDS = {
    rule.Proposal.CALL_OFF: (
        "{who} is {minutes} minutes late. The rule here lets you call it off; then the "
        "child goes home."
    ),
    rule.Proposal.MAKE_UP: (
        "The child is {minutes} minutes late. If we caused it, make the time up when "
        "room and worker are free."
    ),
}


def late_minutes(presence: Presence) -> int:
    """Return how late somebody came, in whole minutes; none while they have not."""
    if presence.arrived_at is None:
        return 0
    return rule.minutes_late(presence.due_at, presence.arrived_at)


def late_words(session: Session, presences: Sequence[Presence]) -> list[str]:
    """Return what the team may think of now, for a session that is still open."""
    if session.state not in (Session.State.PLANNED, Session.State.RUNNING):
        return []
    if session.held_on != clock.today():
        return []
    chosen, found = measures.in_force(), {}
    for one in presences:
        visiting = one.party.side == Party.Side.VISITING
        if not visiting and one.party.side != Party.Side.CHILD:
            continue
        minutes = rule.minutes_late(one.due_at, one.arrived_at or clock.now())
        proposal = rule.proposal(
            minutes, visiting=visiting, here=bool(one.arrived_at), measures=chosen
        )
        if proposal in WORDS:
            who = doors.WHO[Party.Side.VISITING]
            found[proposal] = WORDS[proposal].format(who=who, minutes=minutes)
    return list(found.values())

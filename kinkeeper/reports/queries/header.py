"""The facts on top of a report: what the register knows, by role and not by address."""

from typing import Any

from kinkeeper.contact_sessions.models import Presence
from kinkeeper.foundation import clock
from kinkeeper.people.models import Party
from kinkeeper.reports.models import Report

ROLES = {
    Party.Side.RESIDENT: "The adult the child lives with",
    Party.Side.VISITING: "The visiting adult",
    Party.Side.OTHER: "Another visitor",
}


def header_of(report: Report) -> dict[str, Any]:
    """Return the header as it stands now, ready to be sealed at signing.

    Children are named by their first names; their birth dates stay inside the record,
    because they decide how long it may be kept (P9i). Nothing tells when a side came
    or left: those moments belong to that side (domain §2.3).
    """
    session = report.session
    here = list(
        Presence.objects.filter(session=session, arrived_at__isnull=False)
        .select_related("party__person")
        .order_by("party__side", "pk")
    )
    children = [seen.party.person for seen in here if seen.party.side == "CHILD"]
    if not children:
        children = [
            party.person
            for party in report.case.parties.filter(side="CHILD")
            .select_related("person")
            .order_by("pk")
        ]
    visiting = [s.party.side for s in here if s.party.side in ("VISITING", "OTHER")]
    began = session.began_at or session.starts_at
    ended = session.ended_at or session.ends_at
    return {
        "number": report.number,
        "children": [
            {
                "key": str(child.key),
                "name": child.given_name,
                "born_on": child.born_on.isoformat() if child.born_on else None,
            }
            for child in children
        ],
        "held_on": session.held_on.isoformat(),
        "began": f"{clock.london(began):%H:%M}",
        "ended": f"{clock.london(ended):%H:%M}",
        "minutes": max(0, round((ended - began).total_seconds() / 60)),
        "place": session.room.venue.name,
        "present": [ROLES[Party.Side(side)] for side in visiting]
        or [ROLES[Party.Side.VISITING]],
        "supervisor": session.supervisor.name if session.supervisor else "",
        "level": session.get_service_display(),
    }

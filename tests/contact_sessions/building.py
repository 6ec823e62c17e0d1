"""The building of our tests, and short ways to a planned session."""

from datetime import date, time, timedelta

from kinkeeper.contact_sessions.commands.plan_session import plan_session
from kinkeeper.contact_sessions.models import Door, Room, Venue
from kinkeeper.foundation import clock
from kinkeeper.referrals.models import (
    FeeArrangement,
    PreVisit,
    RiskAssessment,
    SideForm,
    SignedAgreement,
)
from tests import family as people

SATURDAY = people.SATURDAY
MONDAY_BEFORE = clock.moment(SATURDAY - timedelta(days=5), 9)


def at(hour, minute=0, day=SATURDAY):
    return clock.moment(day, hour, minute)


class Building:
    """Blue room for one family, Hall for four; a front and a side door."""

    def __init__(self):
        self.venue = Venue.objects.create(name="Henleaze")
        self.blue = Room.objects.create(venue=self.venue, name="Blue room")
        self.hall = Room.objects.create(
            venue=self.venue, name="Hall", families_at_once=4
        )
        self.front = Door.objects.create(venue=self.venue, name="Front door")
        self.side = Door.objects.create(
            venue=self.venue, name="Side door", how_to_find="Press the bell once."
        )


def make_ready(family, by, *, on=date(2026, 3, 2)):
    """Both adults sent a form, came and signed; the risks are assessed."""
    assess_risks(family.case, by, on=on)
    for party in (family.resident, family.visiting):
        send_form(party, on=on)
        visit = PreVisit(
            case=family.case,
            party=party,
            held_on=on,
            began_at=time(11) if party.side == "RESIDENT" else time(14),
            outcome=PreVisit.Outcome.PROCEED,
            identity_seen=True,
            names_collectors=True,
            tells_health=True,
            agreement_version="1",
            agreement_signed_on=on,
            recorded_by=by,
            recorded_at=clock.moment(on, 12),
            container=family.case.container,
        )
        visit.seal({})
        visit.save()
        sign_agreement(party, by, on=on)
    agree_on_the_fee(family.case, by, on=on)


def agree_on_the_fee(case, by, *, on):
    """The family pays, and said yes."""
    fee = FeeArrangement(
        case=case,
        container=case.container,
        payer=FeeArrangement.Payer.PRIVATE,
        agreed_on=on,
        recorded_by=by,
        recorded_at=clock.moment(on, 12),
    )
    fee.seal({"words": "Half each."})
    fee.save()


def sign_agreement(party, by, *, on):
    """This adult signed the first rules on paper."""
    copy = SignedAgreement(
        case=party.case,
        party=party,
        number=1,
        way="PAPER",
        signed_on=on,
        recorded_by=by,
        recorded_at=clock.moment(on, 12),
        container=party.case.container,
    )
    copy.seal({"name": party.person.full_name, "parts": []})
    copy.save()


def send_form(party, *, on):
    """One side has told its own story."""
    form = SideForm(
        case=party.case,
        party=party,
        side=party.side,
        sent_at=clock.moment(on, 9),
        notice_version="1",
        container=party.case.container,
    )
    form.seal({"answers": {}})
    form.save()


def assess_risks(case, by, *, on, outcome="GO_ON", **changes):
    """A named person has signed that the family may go on, for two years."""
    told = {
        "number": case.risk_assessments.count() + 1,
        "begun_at": clock.moment(on, 12),
        "begun_by": by,
        "level": case.service,
        "outcome": outcome,
        "decided_by": by,
        "decided_at": clock.moment(on, 12),
        "review_on": on + timedelta(days=730),
    }
    made = RiskAssessment(case=case, container=case.container, **{**told, **changes})
    made.seal({"hazards": [], "reasons": "Nothing points to danger."})
    made.save()
    return made


def plan(family, building, by, **changes):
    """Plan Saturday 10:00 to 11:30 in the Blue room, unless told otherwise."""
    told = {
        "case": family.case,
        "room": building.blue,
        "on": SATURDAY,
        "start": time(10),
        "minutes": 90,
        "supervisor": None,
        "funders": [("private", 100)],
        "child_door": building.front,
        "visitor_door": building.side,
        "by": by,
        "now": MONDAY_BEFORE,
    }
    return plan_session(**{**told, **changes})


def another_family(
    callsign, reference, *, service="supported", resident=None, visiting=None
):
    """A family that we know nothing of but its adults' first names."""

    def adult(name):
        return (name, "Other", {"email": f"{name.lower()}@example.org"})

    return people.family(
        reference=reference,
        callsign=callsign,
        service=service,
        opened_on=date(2025, 6, 2),
        resident=adult(resident or f"Ann{callsign}"),
        visiting=adult(visiting or f"Bob{callsign}"),
        children=[(f"Kid{callsign}", date(2019, 2, 8))],
    )

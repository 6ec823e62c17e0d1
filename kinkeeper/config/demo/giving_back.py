"""A family of older days whose records belong to the council: packed and given back."""

from datetime import timedelta

from kinkeeper.config.demo.world import World
from kinkeeper.foundation import clock
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.disposal.commands.look_again import look_again
from kinkeeper.privacy.disposal.commands.make_package import make_package
from kinkeeper.privacy.disposal.commands.say_whose import say_whose
from kinkeeper.privacy.disposal.queries.handing_over import waiting
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.packing import fresh_key
from kinkeeper.referrals.commands.bring_over import Family, Known, bring_over

COUNCIL = "Harbury Council"
# Days ago: brought over from the old papers, decided, packed.
BROUGHT, DECIDED, PACKED = 80, 6, 4


def give_back(world: World) -> None:
    """Bring the family over, ask the council, and make the package."""
    team = world.team
    case = _brought_over(world)
    now = world.ago(BROUGHT, 16)
    with clock.travelled_to(now):
        say_whose(
            case=case,
            our_role=Case.OurRole.PROCESSOR,
            by=team.manager,
            now=now,
            version_seen=case.version,
        )
    now = world.ago(DECIDED, 11)
    with clock.travelled_to(now):
        look_again(
            promise=Obligation.objects.get(case=case, kind="case_file"),
            outcome="RETURN",
            taken_by=COUNCIL,
            reason="Their letter of this week asks for it.",
            by=team.records_lead,
            now=now,
        )
    now = world.ago(PACKED, 14)
    with clock.travelled_to(now):
        today = clock.london(now).date()
        for group in waiting(viewer=team.manager, today=today):
            make_package(group=group, key=fresh_key(), by=team.manager, now=now)


def _brought_over(world: World) -> Case:
    opened = world.today - timedelta(days=2000)
    people = (
        Known(Party.Side.CHILD, "Ivy", "Marsden", born_on=opened - timedelta(days=900)),
        Known(Party.Side.RESIDENT, "Lena", "Marsden", relationship="mother"),
        Known(Party.Side.VISITING, "Owen", "Tarrant", relationship="father"),
    )
    family = Family(
        service=Case.Service.SUPPORTED,
        route=Case.Route.COURT,
        opened_on=opened,
        closed_on=opened + timedelta(days=400),
        people=people,
    )
    now = world.ago(BROUGHT, 15)
    with clock.travelled_to(now):
        case = bring_over(family=family, by=world.team.coordinator, now=now)
    world.name(case)
    return case

"""What the safeguarding lead does after a worry came in."""

from datetime import datetime, timedelta

from kinkeeper.config.demo import intake
from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.world import World
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case
from kinkeeper.people.queries import parties
from kinkeeper.safeguarding.commands.add_marks import Mark, Seen
from kinkeeper.safeguarding.commands.follow_outside import Followed, follow_outside
from kinkeeper.safeguarding.commands.note_injury import note_injury
from kinkeeper.safeguarding.commands.open_in_need import open_in_need
from kinkeeper.safeguarding.commands.raise_concern import About, raise_concern
from kinkeeper.safeguarding.commands.see_concern import see_concern
from kinkeeper.safeguarding.commands.tell_outside import Call, tell_outside
from kinkeeper.safeguarding.commands.write_alert import write_alert
from kinkeeper.safeguarding.models import Concern


def pass_on(concern: Concern, *, by: Account, now: datetime) -> None:
    """Social care is called, hears it in writing, and answers."""
    call = Call("MASH", now, "The duty worker", "All that was written down.", "CS-8841")
    told = tell_outside(concern=concern, call=call, why="A mark.", by=by, now=now)
    told = type(told).objects.select_related("concern__container").get(pk=told.pk)
    later = now + timedelta(hours=3)
    answer = Followed(
        written_at=later, answered_on=later.date(), outcome="They open an assessment."
    )
    follow_outside(told=told, followed=answer, by=by, now=later, version_seen=1)


def about_a_worker(world: World, case: Case) -> Scene:
    """A volunteer worries about a supervisor: named people alone learn of it."""
    lead = world.team.manager
    now = yield world.ago(6, 15, 40)
    about = About(
        kind=Concern.Kind.WORKER,
        subject=world.team.supervisors[-1],
        more={
            "seemed": "Quiet, looked at the floor.",
            "asked": "Tell me about it.",
        },
    )
    raised = raise_concern(
        words="The supervisor spoke to the child about their own troubles at home.",
        by=world.team.volunteers[0],
        now=now,
        case=intake.fresh(case),
        about=about,
    )
    now = yield now + timedelta(minutes=30)
    see_concern(concern=raised, by=lead, now=now)
    call = Call("LADO", now, "The LADO on duty", "Told them what was seen.")
    tell_outside(concern=raised, call=call, why="Not suitable.", by=lead, now=now)
    write_alert(
        concern=raised,
        words="Two of the team are with this child at all times.",
        why="Until the LADO has answered.",
        by=lead,
        now=now,
    )


def about_no_family(world: World) -> Scene:
    """A volunteer saw something outside, and does not know whom it is about."""
    now = yield world.ago(9, 16, 10)
    raised = raise_concern(
        words="A grey car waited by the garden gate for an hour, with somebody in it.",
        by=world.team.volunteers[0],
        now=now,
        about=About(kind=Concern.Kind.FOLLOWING),
    )
    now = yield now + timedelta(minutes=20)
    see_concern(concern=raised, by=world.team.manager, now=now)


def at_arrival(world: World, case: Case) -> Scene:
    """Somebody sees a mark when the child comes, and writes it down."""
    now = yield world.ago(1, 10, 20)
    child = parties.children(case)[0].person
    seen = Seen(
        marks=(
            Mark("KNEE_L", "3 cm", "BROKEN", "A fresh graze."),
            Mark("ELBOW_L", "1 cm", "YELLOW", "Round."),
        ),
        child_words="I fell off my scooter.",
        adult_words="It happened on Sunday, in the park.",
        told="The team leader, at once",
    )
    by = world.team.coordinator
    note_injury(
        case=intake.fresh(case), child=child, seen=seen, seen_at=now, by=by, now=now
    )


def opened(world: World, case: Case) -> Scene:
    """The co-ordinator cannot wait for the lead, and opens a locked record."""
    now = yield world.ago(0, 8, 5)
    concern = Concern.objects.filter(case=case, restricted=False).first()
    if concern is not None:
        open_in_need(
            concern=concern,
            reason="SESSION",
            why="They come this morning, and I need to know who may collect.",
            by=world.team.coordinator,
            now=now,
        )

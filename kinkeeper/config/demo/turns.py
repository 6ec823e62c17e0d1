"""What turns a family's life: days called off, orders, worries, closings, holds."""

from datetime import datetime, timedelta
from random import Random

from kinkeeper.config.demo import intake, safe_hands, visits, worries
from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.plots import Concern, Order
from kinkeeper.config.demo.world import World
from kinkeeper.contact_sessions.commands.record_absence import CALLED_OFF
from kinkeeper.contact_sessions.commands.say_coming import say_coming
from kinkeeper.contact_sessions.models import Absence, Presence, Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.commands.keep_sensitive import Told, keep_sensitive
from kinkeeper.people.commands.log_letter import log_letter
from kinkeeper.people.models import Case, Party, SensitiveFact
from kinkeeper.people.queries import parties
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.referrals.commands.close_case import close_case
from kinkeeper.referrals.commands.record_order import Read, record_order
from kinkeeper.referrals.commands.reopen_case import reopen_case
from kinkeeper.referrals.commands.see_order import see_order
from kinkeeper.rules.referrals.ending import CHECKS
from kinkeeper.safeguarding.commands.block_releases import block_releases
from kinkeeper.safeguarding.commands.close_concern import close_concern
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from kinkeeper.safeguarding.commands.see_concern import see_concern
from kinkeeper.safeguarding.models import Concern as Raised

Why, Whom = Absence.Reason, Absence.ByWhom
# How often of a hundred, and what: status, by whom, reason, words, hours before.
_OFF = (
    (3, CALLED_OFF, Whom.RESIDENT, Why.ILLNESS_CHILD, "A cold and a cough.", 66.0),
    (2, CALLED_OFF, Whom.RESIDENT, Why.ILLNESS_CHILD, "Sick in the night.", 3.0),
    (2, CALLED_OFF, Whom.VISITING, Why.WORK, "A shift was moved.", 74.0),
    (2, CALLED_OFF, Whom.VISITING, Why.TRANSPORT, "No train that day.", 20.0),
    (1, Absence.Status.NO_SHOW, Whom.VISITING, Why.UNKNOWN, "No call, no text.", -0.4),
    (1, Absence.Status.CENTRE_CANCELLED, Whom.CENTRE, Why.STAFFING, "", 27.0),
    (1, Absence.Status.CHILD_REFUSED, Whom.CHILD, Why.CHILD_DISTRESS, "", -0.2),
)


def of_session(random: Random, session: Session) -> visits.CalledOff | None:
    """Return why a session does not take place; None for most of them."""
    drawn = random.randrange(100)
    for often, status, by_whom, reason, words, hours in _OFF:
        drawn -= often
        if drawn < 0:
            return visits.CalledOff(session, status, by_whom, reason, words, hours)
    return None


def close(case: Case, reason: str, *, by: Account, now: datetime) -> None:
    case = intake.fresh(case)
    close_case(
        case=case,
        reason=reason,
        by=by,
        now=now,
        version_seen=case.version,
        checked=tuple(CHECKS),
    )


def sensitive(world: World, case: Case, days_ago: int) -> Scene:
    """Write down what the police asked about, and a faith that nobody said yes to."""
    by = world.team.coordinator
    now = yield world.ago(days_ago, 16, 5)
    visiting = case.parties.get(side=Party.Side.VISITING)
    words = "The police asked the visiting adult about a broken window."
    offence = Told(
        SensitiveFact.Kind.OFFENCE,
        words,
        "PHONE",
        ground=SensitiveFact.Ground.PROTECTING,
        why_not_asked=SensitiveFact.WhyNotAsked.HARM,
    )
    keep_sensitive(about=visiting, told=offence, by=by, now=now)
    now = yield world.ago(4, 16, 20)
    child = parties.children(case)[0]
    faith = Told(SensitiveFact.Kind.FAITH, "Fasts in Lent.", "PHONE", told_by=visiting)
    keep_sensitive(about=child, told=faith, by=by, now=now)


def reopen(world: World, case: Case, days_ago: int) -> Scene:
    """Open a closed case again and let both sides visit anew."""
    by = world.team.coordinator
    now = yield world.ago(days_ago, 15, 20)
    case = intake.fresh(case)
    reopen_case(case=case, by=by, now=now, version_seen=case.version)
    world.name(case, case.callsign)
    for days, hour, side in (
        (days_ago - 4, 17, Party.Side.RESIDENT),
        (days_ago - 5, 18, Party.Side.VISITING),
    ):
        now = yield world.ago(days, hour, 10)
        began_at = now.time().replace(second=0, microsecond=0)
        intake.visit_before(
            case, side, on=world.ago(days).date(), began_at=began_at, by=by, now=now
        )
    intake.agree_again(case, by=by, now=now)


def order(world: World, case: Case, told: Order) -> Scene:
    """Put a court order on file, as it came by post."""
    now = yield world.ago(told.days_ago, 12, 5)
    read = Read(
        terms=told.terms,
        court="Family Court",
        contact=case.service,
        who=told.who,
        bans=told.bans,
        expires_on=None
        if told.ends_in is None
        else world.today + timedelta(days=told.ends_in),
        recipients=told.recipients,
    )
    by = world.team.coordinator
    order = record_order(case=intake.fresh(case), read=read, by=by, now=now)
    see_order(order=order, by=by, now=now)


def letter(world: World, case: Case, days_ago: int, number: int) -> Scene:
    """Write down a call or a letter."""
    now = yield world.ago(days_ago, 13, 25)
    case = intake.fresh(case)
    found = log_letter(
        case=case,
        side="",
        on=world.ago(days_ago).date(),
        words=worries.LETTERS[number % len(worries.LETTERS)],
    )
    trail.record(
        "letter.logged", about=found, by=world.team.coordinator, case_key=case.key
    )
    obligations.refresh(case=case, now=now)


def worries_about(
    world: World, case: Case, told: Concern | None, *, by: Account
) -> list[Scene]:
    """Return what comes of a worry; the one not read yet has others beside it."""
    if told is None:
        return []
    scenes = [concern(world, case, told, by=by)]
    if not told.seen:
        scenes += [
            safe_hands.about_a_worker(world, case),
            safe_hands.about_no_family(world),
            safe_hands.opened(world, case),
            safe_hands.at_arrival(world, case),
        ]
    return scenes


def concern(world: World, case: Case, told: Concern, *, by: Account) -> Scene:
    """A worker tells the safeguarding lead, and the lead answers."""
    now = yield world.ago(told.days_ago, 14, 50)
    case = intake.fresh(case)
    child = case.parties.filter(side=Party.Side.CHILD).order_by("pk")[0].person
    raised = raise_concern(
        case=case, child=child, words=told.words, done=told.done, by=by, now=now
    )
    lead = world.team.manager
    if told.seen:
        now = yield now + timedelta(hours=1)
        see_concern(concern=raised, by=lead, now=now)
    if told.block:
        now = yield now + timedelta(minutes=10)
        block_releases(why="Until we know more.", by=lead, now=now, **_seen(raised))
        safe_hands.pass_on(raised, by=lead, now=now)
    if told.closed:
        now = yield now + timedelta(days=20)
        close_concern(
            why="The council looked into it and closed its enquiry.",
            by=lead,
            now=now,
            **_seen(raised),
        )


def _seen(raised: Raised):  # type: ignore[no-untyped-def]
    found = Raised.objects.select_related("case__container", "container").get(
        pk=raised.pk
    )
    return {"concern": found, "version_seen": found.version}


def hold(world: World, case: Case, days_ago: int) -> Scene:
    """The police ask us to keep a file."""
    now = yield world.ago(days_ago, 11, 45)
    place_hold(
        case=intake.fresh(case),
        kind="preservation_request",
        reason="The police asked in writing that we keep it.",
        review_on=world.today + timedelta(days=60),
        by=world.team.records_lead,
        now=now,
    )


def cannot_come(world: World, case: Case) -> Scene:
    """A parent says in the portal that they cannot come the next time."""
    now = yield world.ago(1, 21, 10)
    found = Presence.objects.select_related("session__case", "party__account").filter(
        session__case=case,
        session__state=Session.State.PLANNED,
        session__held_on__gt=world.today,
        party__side=Party.Side.RESIDENT,
    )
    presence = found.order_by("session__starts_at").first()
    if presence is not None and presence.party.account is not None:
        say_coming(
            presence=presence, will_come=False, by=presence.party.account, now=now
        )

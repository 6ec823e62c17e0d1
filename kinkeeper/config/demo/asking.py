"""People who use their rights, complain or say what went wrong; and the paper files."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.endings import FIRST
from kinkeeper.config.demo.world import World
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case, Party
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.records.commands.add_paper import Place, add_paper
from kinkeeper.privacy.records.commands.place_hold import Reach, place_hold
from kinkeeper.privacy.records.commands.take_paper import take_paper
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.rights.commands.acknowledge_complaint import (
    acknowledge_complaint,
)
from kinkeeper.privacy.rights.commands.close_complaint import close_complaint
from kinkeeper.privacy.rights.commands.decide_breach import decide_breach
from kinkeeper.privacy.rights.commands.log_step import log_step
from kinkeeper.privacy.rights.commands.open_breach import open_breach
from kinkeeper.privacy.rights.commands.open_complaint import open_complaint
from kinkeeper.privacy.rights.commands.open_request import open_request
from kinkeeper.privacy.rights.models import Complaint, RightsRequest
from kinkeeper.privacy.rights.queries.concerning import Concerned

RESIDENT, VISITING = Party.Side.RESIDENT, Party.Side.VISITING
# Call-sign, side, right, how it came, days ago, words.
_REQUESTS = (
    ("Otter", RESIDENT, "access", "PORTAL", 12, "Please show me all you have."),
    ("Fern", VISITING, "access", "LETTER", 9, "I want my whole file, as a copy."),
    ("Linnet", RESIDENT, "restriction", "PHONE", 6, "Our old address is wrong."),
    ("Heron", VISITING, "rectification", "EMAIL", 3, "My name is spelt wrongly."),
)
_PLACES = (
    Place("Office", "cabinet 1", "folder A"),
    Place("Office", "cabinet 1", "folder B"),
    Place("Office", "cabinet 2", "box 3"),
    Place("Archive", "", "box 11"),
)
PAPERS = 5


def scenes(world: World) -> Iterator[Scene]:
    """Yield what happens on the registers and with paper."""
    for sign, side, right, channel, days, words in _REQUESTS:
        yield _request(world, sign, side, right, channel, days, words)
    yield _answered_complaint(world)
    yield _new_complaint(world)
    yield _breach(world)
    yield _tax_check(world)
    yield _papers(world)


def _concerned(sign: str, side: str) -> Concerned | None:
    """Return a parent of a family that is on file by now."""
    case = Case.objects.filter(callsign=sign, closed_on=None).first()
    part = case.parties.filter(side=side).first() if case else None
    if case is None or part is None:
        return None
    return Concerned(
        case=case,
        person=part.person,
        account=part.account,
        name=part.person.full_name,
    )


def _request(
    world: World, sign: str, side: str, right: str, channel: str, days: int, words: str
) -> Scene:
    now = yield world.ago(days, 18, 5)
    concerned = _concerned(sign, side)
    if concerned is None:
        return
    by = world.team.records_lead
    if channel == "PORTAL" and concerned.account is None:
        channel = "EMAIL"
    own = concerned.account if channel == "PORTAL" else None
    made = open_request(
        right=right,
        words=words,
        channel=channel,
        received_at=now,
        concerned=concerned,
        by=own or by,
        now=now,
    )
    if channel == "LETTER":
        now = yield world.ago(days - 1, 9, 30)
        _step(made, "identity_asked", "Asked for two papers with the name.", by, now)


def _step(
    made: RightsRequest, step: str, words: str, by: Account, now: datetime
) -> None:
    made.refresh_from_db()
    log_step(
        request=made,
        step=step,
        on=now.date(),
        words=words,
        by=by,
        now=now,
        version_seen=made.version,
    )


def _answered_complaint(world: World) -> Scene:
    now = yield world.ago(40, 15, 10)
    concerned = _concerned("Heron", RESIDENT)
    if concerned is None:
        return
    by = world.team.manager
    made = open_complaint(
        sort=Complaint.Sort.SERVICE,
        words="Twice nobody rang me back about a time that had changed.",
        channel="PHONE",
        received_at=now,
        concerned=concerned,
        by=by,
        now=now,
    )
    now = yield world.ago(38, 9, 40)
    made.refresh_from_db()
    acknowledge_complaint(
        complaint=made, on=now.date(), by=by, now=now, version_seen=made.version
    )
    now = yield world.ago(24, 16, 20)
    made.refresh_from_db()
    close_complaint(
        complaint=made,
        outcome=Complaint.Outcome.UPHELD,
        words="We said sorry. A changed time is now told by text on the same day.",
        by=by,
        now=now,
        version_seen=made.version,
    )


def _new_complaint(world: World) -> Scene:
    now = yield world.ago(2, 11, 15)
    open_complaint(
        sort=Complaint.Sort.DATA,
        words="Your newsletter still comes although I asked you to stop.",
        channel="EMAIL",
        received_at=now,
        concerned=Concerned(name="A former visitor", contact="by return of email"),
        by=world.team.records_lead,
        now=now,
    )


def _breach(world: World) -> Scene:
    now = yield world.ago(1, 8, 55)
    by = world.team.records_lead
    made = open_breach(
        words="A list of first names lay on the printer in the hall for an hour.",
        noticed_at=now - timedelta(minutes=25),
        aware_at=now - timedelta(minutes=10),
        people_count=6,
        concerned=Concerned(),
        by=by,
        now=now,
    )
    now = yield world.ago(1, 10, 30)
    made.refresh_from_db()
    decide_breach(
        breach=made,
        whom="people",
        told_at=None,
        why="Only the team was in the building.",
        by=by,
        now=now,
        version_seen=made.version,
    )


def _tax_check(world: World) -> Scene:
    now = yield world.ago(15, 10, 20)
    place_hold(
        kind="hmrc_check",
        reason="The tax office is looking at two years of wages.",
        authority="HMRC letter of this month",
        reach=Reach(record_kind="finance"),
        review_on=world.today + timedelta(days=25),
        by=world.team.manager,
        now=now,
    )


def _papers(world: World) -> Scene:
    """Some families have a paper file; so has the one whose record goes first."""
    now = yield world.ago(FIRST - 1, 12, 0)
    by = world.team.coordinator
    ends = Item.objects.order_by("pk").values_list("record", flat=True)[:1]
    open_files = Obligation.objects.filter(kind="case_file", state="ACTIVE")
    records = [*ends, *open_files.order_by("pk").values_list("record", flat=True)]
    papers = [
        add_paper(
            record=record,
            sort="PAPER",
            holds_what="Signed agreement and letters",
            place=_PLACES[number % len(_PLACES)],
            by=by,
            now=now,
        )
        for number, record in enumerate(dict.fromkeys(records[: PAPERS + 1]))
    ]
    now = yield world.ago(1, 9, 5)
    # The last one belongs to the family that had its file blocked.
    paper = papers[-2]
    paper.refresh_from_db()
    take_paper(
        paper=paper,
        with_whom=world.team.manager,
        back_by=world.today + timedelta(days=3),
        what_for="Preparing a meeting",
        by=by,
        now=now,
        version_seen=paper.version,
    )

"""Those who work at the invented centre and those who left, their checks, the money."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.world import World
from kinkeeper.finance.commands.add_paper import Told as Money
from kinkeeper.finance.commands.add_paper import add_paper as add_money_paper
from kinkeeper.finance.commands.add_year import add_year
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.rules.dates import add_days, add_years, month_end
from kinkeeper.safeguarding.commands.write_accident import Told, write_accident
from kinkeeper.tablets.commands.name_tablet import name_tablet
from kinkeeper.workforce.commands.add_applicant import add_applicant
from kinkeeper.workforce.commands.add_check import Seen, add_check
from kinkeeper.workforce.commands.add_paper import Leave, add_paper
from kinkeeper.workforce.commands.add_worker import Details, Work, add_worker
from kinkeeper.workforce.commands.decide_on_check import decide_on_check
from kinkeeper.workforce.commands.end_engagement import end_engagement
from kinkeeper.workforce.commands.turn_down import turn_down
from kinkeeper.workforce.models import DbsCheck, Worker

# Days ago: when the files were opened, when two certificates came.
OPENED, NEARLY_OVER, UNDECIDED = 885, 158, 33
YEARS = 9


def scenes(world: World) -> list[Scene]:
    """Return what happens at the desk of who keeps the files and the money."""
    return [
        _files(world),
        _leavers(world),
        _certificate(world),
        _undecided(world),
        _money(world),
        _accident(world),
        _applicants(world),
        _tablet(world),
    ]


def _tablet(world: World) -> Scene:
    """Name a shared tablet. Its word is on no device: one's own can be named too."""
    now = yield world.ago(20, 9)
    manager = world.team.manager
    name_tablet(name="Blue tablet", place="Garden room", by=manager, now=now)


def _files(world: World) -> Scene:
    """Open a file for everybody in the team, with a check that is still good."""
    now = yield world.ago(OPENED, 11)
    keeper = world.team.manager
    for account, work in _team(world):
        worker = add_worker(
            details=Details(name=account.name, email=account.email),
            sort="VOLUNTEER" if work.kind == "volunteer" else "STAFF",
            work=work,
            account=account,
            by=keeper,
            now=now,
        )
        on = now.date() - timedelta(12)
        check = add_check(worker=worker, seen=_seen(on, work), by=keeper, now=now)
        _decide(check, keeper, now.date(), now)


def _team(world: World) -> Iterator[tuple[Account, Work]]:
    team, on = world.team, world.ago(OPENED).date()
    yield team.coordinator, Work("paid", "Co-ordinator", on)
    yield team.records_lead, Work("paid", "Records lead", on)
    yield team.finance, Work("paid", "Finance", on)
    for account in team.supervisors:
        yield account, Work("paid", "Contact supervisor", on)
    for account in team.volunteers:
        yield account, Work("volunteer", "Volunteer", on)


def _leavers(world: World) -> Scene:
    """Somebody whose file is due today, somebody whose file waits, and their papers."""
    now = yield world.ago(OPENED, 15)
    keeper, today = world.team.manager, world.today
    gone = _leaver(world, "Marian Holt-Ives", add_days(add_years(today, -6), -1))
    for kind, title in (
        ("HR_FILE", "Contract"),
        ("REFERENCE", "Reference from a nursery"),
        ("REDUNDANCY", "Redundancy letter"),
    ):
        add_paper(worker=gone, kind=kind, title=title, by=keeper, now=now)
    waits = _leaver(world, "Gethin Prowse", add_years(today, -4))
    add_paper(
        worker=waits,
        kind="PARENTAL_LEAVE",
        title="Paternity leave",
        leave=Leave(born_on=add_days(add_years(today, -5), 40)),
        by=keeper,
        now=now,
    )
    unused = world.ago((today - add_days(add_years(today, -3), -1)).days)
    add_paper(
        worker=waits,
        kind="STAFF_MISC",
        title="Key list of the old building",
        words="Two keys to the cellar.",
        by=keeper,
        now=unused,
    )


def _leaver(world: World, name: str, left_on: date) -> Worker:
    keeper, now = world.team.manager, world.ago(OPENED, 15)
    worker = add_worker(
        details=Details(name=name, email=_address(name)),
        sort="STAFF",
        work=Work("paid", "Contact supervisor", add_years(left_on, -3)),
        by=keeper,
        now=now,
    )
    end_engagement(
        engagement=worker.engagements.get(),
        to_on=left_on,
        by=keeper,
        now=now,
        version_seen=worker.version,
    )
    return worker


def _certificate(world: World) -> Scene:
    """A certificate whose six months are nearly over."""
    now = yield world.ago(NEARLY_OVER, 10)
    keeper = world.team.manager
    worker = Worker.objects.get(account=world.team.volunteers[-1])
    seen = _seen(now.date() - timedelta(6), Work("volunteer", "Volunteer", now.date()))
    check = add_check(
        worker=worker,
        seen=Seen(**{**vars(seen), "words": "One caution, more than ten years ago."}),
        by=keeper,
        now=now,
    )
    now = yield world.ago(NEARLY_OVER - 3, 10)
    _decide(check, keeper, now.date(), now)


def _undecided(world: World) -> Scene:
    """A certificate about which nobody has decided for more than four weeks."""
    now = yield world.ago(UNDECIDED, 10)
    keeper = world.team.manager
    worker = add_worker(
        details=Details(name="Orla Feeney"),
        sort="VOLUNTEER",
        work=Work("volunteer", "Volunteer", world.today),
        by=keeper,
        now=now,
    )
    seen = _seen(now.date(), Work("volunteer", "Volunteer", world.today))
    add_check(
        worker=worker,
        seen=Seen(**{**vars(seen), "words": "Nothing recorded."}),
        by=keeper,
        now=now,
    )


def _money(world: World) -> Scene:
    """The accountant's table, wages of an old year, and what is younger."""
    now = yield world.ago(OPENED, 16)
    by, today = world.team.finance, world.today
    # The last day of the month before this one ended a financial year.
    last = month_end(add_days(today.replace(day=1), -1))
    ends = [month_end(add_years(last, -back)) for back in range(YEARS, -2, -1)]
    for before, end in pairwise(ends):
        add_year(start_on=add_days(before, 1), end_on=end, by=by, now=now)
    for back, kind, title in (
        (6, "WAGES", "Wages of the last month"),
        (6, "BANK", "Bank statement"),
        (3, "INVOICE", "Invoice for the hall"),
        (1, "TAX_RETURN", "Return to HMRC"),
    ):
        end = month_end(add_years(last, -back))
        add_money_paper(
            told=Money(kind, title, add_days(end, -27), end),
            by=by,
            now=now,
        )


def _accident(world: World) -> Scene:
    """A visitor slipped; nobody had to be told by law."""
    now = yield world.ago(41, 12)
    write_accident(
        told=Told(
            name="Pat Longmire",
            what="Slipped on the wet step when bringing the post.",
            where="Front door",
            address="The post office",
            occupation="Brings the post",
            injury="A grazed knee",
            first_aid="Cleaned and covered.",
            told="Nobody else",
        ),
        hurt="VISITOR",
        happened_at=world.ago(41, 11),
        by=world.team.volunteers[0],
        now=now,
    )


def _applicants(world: World) -> Scene:
    now = yield world.ago(70, 10)
    keeper = world.team.manager
    for name in ("Ellis Marwood", "Bronwen Tate"):
        one = add_applicant(
            details=Details(name=name, email=_address(name)),
            words="I would like to help on Saturdays.",
            applied_on=now.date(),
            by=keeper,
            now=now,
        )
    now = yield world.ago(50, 10)
    turn_down(
        applicant=one,
        decided_on=now.date(),
        by=keeper,
        now=now,
        version_seen=one.version,
    )


def _address(name: str) -> str:
    return f"{name.partition(' ')[0].lower()}@example.org"


def _seen(on: date, work: Work) -> Seen:
    return Seen(
        checked_on=on,
        number=f"0017{on:%y%m%d}24",
        level="ENHANCED_BARRED",
        position=work.position,
        received_on=on,
    )


def _decide(check: DbsCheck, by: Account, on: date, now: datetime) -> None:
    decide_on_check(
        check=check,
        decision="SUITABLE",
        outcome="Nothing against it",
        decided_on=on,
        by=by,
        now=now,
        version_seen=check.version,
    )

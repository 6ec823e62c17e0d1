"""What happens to a family, in a few figures. Days are counted back from today."""

from dataclasses import dataclass, field

from kinkeeper.config.demo.paperwork import Asking
from kinkeeper.people.models import Case, Party

SUPPORTED, SUPERVISED = Case.Service.SUPPORTED, Case.Service.SUPERVISED
HANDOVER = Case.Service.HANDOVER
RESIDENT, VISITING = Party.Side.RESIDENT, Party.Side.VISITING


@dataclass(frozen=True)
class Concern:
    """Somebody worried about a child, and what the safeguarding lead did."""

    days_ago: int
    words: str
    done: str
    seen: bool = True
    closed: bool = False
    block: bool = False


@dataclass(frozen=True)
class Order:
    """
    A court order put on file. `recipients`: to whom the court lets reports go.

    `ends_in`: so many days from today it ends.
    """

    days_ago: int
    terms: str
    recipients: tuple[str, ...] | None = None
    who: str = ""
    bans: str = ""
    ends_in: int | None = None


@dataclass(frozen=True)
class Now:
    """What this family does at the centre today: minutes from now, and how long."""

    starts_in: int
    minutes: int
    room: str
    visitor_late: int = -2
    child_late: int = -1
    corridor: int = 4
    called_off: bool = False
    lines: int = 0
    # Marked a second time, on a tablet without the network.
    also_marked: bool = False


@dataclass(frozen=True)
class Plot:
    """One family's story."""

    service: str
    came: int
    callsign: str = ""
    closes: int | None = None
    reason: str = "self_managed"
    funder: str = "private"
    pace: int = 14
    minutes: int = 90
    # None given: one to three.
    children: int = 0
    first_side: str = RESIDENT
    court_told: bool = False
    # How far it gets: the other side never answers, nobody decides, nothing is planned.
    silent: bool = False
    uninvited: bool = False
    undecided: bool = False
    unplanned: bool = False
    declined: bool = False
    # The look after three months is not decided yet: one side was heard.
    review_waits: bool = False
    # Waits for a place since then; why it goes first, if it does.
    waits: int | None = None
    goes_first: str = ""
    # The visiting adult has a question before signing the agreement.
    asks_first: bool = False
    reopens: int | None = None
    portal: bool = False
    emails: tuple[str, str] | None = None
    # How far the newest reports get, the newest first; earlier ones are signed.
    last_reports: tuple[str, ...] = ()
    notes: int = 3
    health: str = ""
    secret: bool = False
    order: Order | None = None
    concern: Concern | None = None
    hold: int | None = None
    asks: tuple[Asking, ...] = field(default=())
    now: Now | None = None
    forgotten: bool = False
    cannot_come: bool = False

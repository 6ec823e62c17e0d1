"""Which families there are: the telling ones once, the ordinary ones many times."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from kinkeeper.config.demo import paperwork
from kinkeeper.config.demo.paperwork import Asking
from kinkeeper.config.demo.plots import (
    HANDOVER,
    RESIDENT,
    SUPERVISED,
    SUPPORTED,
    VISITING,
    Concern,
    Now,
    Order,
    Plot,
)
from kinkeeper.config.demo.sizes import Size
from kinkeeper.config.demo.team import DOMAIN

ALDER = Plot(
    SUPERVISED,
    came=136,
    callsign="Alder",
    pace=7,
    children=2,
    portal=True,
    emails=(f"resident@{DOMAIN}", f"visiting@{DOMAIN}"),
    notes=8,
    last_reports=(paperwork.DRAFT,),
    health="A nut allergy. The pen is in the bag and must stay in the room.",
    secret=True,
    now=Now(starts_in=-40, minutes=90, room="Garden room", lines=7),
    asks=(
        Asking(VISITING, days_ago=24, why="For my next hearing.", opened=True),
        Asking(RESIDENT, days_ago=17, recalled=True),
        Asking(VISITING, days_ago=2, why="I would like it.", answered=False),
    ),
)
OTTER = Plot(
    SUPPORTED,
    came=150,
    callsign="Otter",
    review_waits=True,
    children=1,
    portal=True,
    emails=(f"resident.supported@{DOMAIN}", f"visiting.supported@{DOMAIN}"),
    now=Now(
        starts_in=-25,
        minutes=90,
        room="Hall",
        visitor_late=30,
        child_late=180,
        corridor=180,
    ),
)
HERE_TODAY = (
    ALDER,
    OTTER,
    Plot(
        SUPERVISED,
        came=120,
        callsign="Wren",
        last_reports=(paperwork.WITH_READER, paperwork.RETURNED),
        now=Now(starts_in=-70, minutes=90, room="Blue room", lines=9, also_marked=True),
    ),
    Plot(
        SUPPORTED,
        came=96,
        callsign="Fern",
        now=Now(starts_in=25, minutes=90, room="Hall"),
    ),
    Plot(
        HANDOVER,
        came=88,
        callsign="Heron",
        minutes=30,
        now=Now(starts_in=50, minutes=30, room="Quiet room"),
    ),
    Plot(
        SUPERVISED,
        came=104,
        callsign="Maple",
        last_reports=(paperwork.SIGNED, paperwork.WITH_READER),
        now=Now(starts_in=-60, minutes=60, room="Quiet room", called_off=True),
    ),
    Plot(
        SUPPORTED,
        came=133,
        callsign="Linnet",
        now=Now(starts_in=-170, minutes=75, room="Hall"),
    ),
)
TELLING = (
    Plot(
        SUPERVISED,
        came=100,
        callsign="Curlew",
        funder="local_authority",
        portal=True,
        last_reports=(paperwork.SIGNED, paperwork.RETURNED),
        asks=(Asking(VISITING, days_ago=9, signed=False),),
    ),
    Plot(
        SUPERVISED,
        came=118,
        callsign="Rowan",
        portal=True,
        court_told=True,
        last_reports=(paperwork.SIGNED, paperwork.APPROVED),
        order=Order(96, "Reports go to the court officer only.", ("cafcass_officer",)),
        asks=(Asking(VISITING, days_ago=12, signed=False),),
    ),
    Plot(
        SUPERVISED,
        came=75,
        callsign="Harebell",
        portal=True,
        last_reports=(paperwork.WITH_READER, paperwork.WITH_READER),
        asks=(
            Asking(VISITING, days_ago=6, signed=False),
            Asking(RESIDENT, days_ago=11, signed=False, withdrawn=True),
        ),
    ),
    # An order that came late counts from then on.
    Plot(
        SUPPORTED,
        came=200,
        callsign="Bracken",
        order=Order(
            30,
            "Every second Saturday, at a centre.",
            who="The grandmother, if both agree.",
            bans="No photographs. No talk about the court.",
            ends_in=12,
        ),
    ),
    Plot(
        SUPPORTED,
        came=110,
        callsign="Sorrel",
        concern=Concern(
            1,
            "On the way out the child said: “I do not want to sleep there.” "
            "The child did not say where.",
            "I said that I would tell somebody who can help.",
            seen=False,
        ),
    ),
    Plot(SUPPORTED, came=92, callsign="Plover", forgotten=True),
    Plot(SUPPORTED, came=83, callsign="Dunnock", portal=True, cannot_come=True),
    # Closed more than a year ago: the file has gone, or is about to go.
    Plot(SUPPORTED, came=520, closes=392, pace=28, reason="goal_reached"),
    Plot(SUPPORTED, came=500, closes=374, pace=28, reason="self_managed"),
    Plot(SUPERVISED, came=530, closes=373, pace=28, reason="stepped_down"),
    Plot(SUPPORTED, came=480, closes=372, pace=28, reason="visitor_stopped"),
    Plot(SUPPORTED, came=490, closes=368, pace=28, reason="moved"),
    Plot(SUPERVISED, came=505, closes=367, pace=28, reason="goal_reached"),
    # On hold: the police asked.
    Plot(SUPPORTED, came=510, closes=388, pace=28, hold=95, reason="conduct"),
    # A safeguarding concern: kept for the child.
    Plot(
        SUPERVISED,
        came=540,
        closes=400,
        pace=28,
        reason="risk",
        concern=Concern(
            430,
            "There was a mark on the left arm. The child said: “I fell off the swing.”",
            "Written down at once and told the lead by phone.",
            closed=True,
            block=True,
        ),
    ),
    Plot(
        SUPERVISED,
        came=470,
        closes=210,
        pace=28,
        court_told=True,
        reason="order_changed",
    ),
    Plot(SUPPORTED, came=330, closes=160, reopens=60, callsign="Teal"),
    # Referrals to read, and those on their way in.
    Plot(SUPPORTED, came=1, uninvited=True, callsign="Mallow"),
    Plot(SUPERVISED, came=2, uninvited=True, callsign="Siskin", first_side=VISITING),
    Plot(SUPPORTED, came=5, silent=True, callsign="Bilberry"),
    Plot(SUPERVISED, came=11, silent=True, callsign="Dipper"),
    Plot(SUPPORTED, came=5, undecided=True, callsign="Campion"),
    Plot(SUPERVISED, came=8, callsign="Avocet"),
    Plot(SUPPORTED, came=10, callsign="Clover"),
    Plot(SUPPORTED, came=17, unplanned=True, callsign="Goldcrest", waits=3),
    Plot(
        SUPERVISED,
        came=19,
        unplanned=True,
        callsign="Chestnut",
        portal=True,
        asks_first=True,
        waits=6,
        goes_first="The court looks at it again next month.",
    ),
    Plot(SUPPORTED, came=64, declined=True),
)
# Ordinary families, multiplied in a larger centre.
MANY = (
    Plot(SUPPORTED, came=240, closes=20, pace=28, reason="self_managed"),
    Plot(SUPPORTED, came=280, closes=74, pace=28, reason="goal_reached"),
    Plot(SUPPORTED, came=300, closes=128, pace=28, reason="visitor_stopped"),
    Plot(SUPERVISED, came=310, closes=45, pace=28, reason="stepped_down"),
    Plot(SUPPORTED, came=360, closes=215, pace=28, reason="self_managed"),
    Plot(SUPPORTED, came=390, closes=262, pace=28, reason="child_refuses"),
    Plot(SUPPORTED, came=420, closes=301, pace=28, reason="moved"),
    Plot(SUPPORTED, came=410, closes=322, pace=28, reason="self_managed"),
)
# What a busier centre has more of: families whose sessions run.
RUNNING = (
    Plot(SUPERVISED, came=150),
    Plot(SUPPORTED, came=130),
    Plot(SUPERVISED, came=100, portal=True),
    Plot(SUPERVISED, came=60),
    Plot(SUPPORTED, came=190, portal=True),
    Plot(SUPERVISED, came=210, funder="local_authority"),
    Plot(HANDOVER, came=90, minutes=30),
    Plot(SUPERVISED, came=45),
    Plot(SUPPORTED, came=30),
    Plot(SUPPORTED, came=3, uninvited=True),
    Plot(SUPERVISED, came=6, undecided=True),
    Plot(SUPERVISED, came=7),
    Plot(SUPPORTED, came=450, closes=366, pace=28, reason="moved"),
    Plot(SUPERVISED, came=460, closes=140, court_told=True),
    Plot(SUPPORTED, came=80, declined=True),
    Plot(SUPERVISED, came=120, portal=True),
)


def plots(size: Size) -> list[Plot]:
    """Return the story of every family, the telling ones first."""
    random = Random(size.name)  # noqa: S311
    return [*HERE_TODAY, *TELLING, *MANY, *_more(size, random)]


def _more(size: Size, random: Random) -> Iterator[Plot]:
    for _ in range(size.more - 1):
        for plot in (*MANY, *RUNNING):
            yield _varied(plot, random)


def _varied(plot: Plot, random: Random) -> Plot:
    """Return the same story some days earlier."""
    if plot.came <= 14:
        return plot
    earlier = random.randint(0, 40)
    closes = None if plot.closes is None else plot.closes + random.randint(0, 25)
    came = plot.came + earlier + (30 if closes is not None else 0)
    return replace(plot, came=came, closes=closes)

"""What the rows of each sheet mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from kinkeeper.config.importing import values
from kinkeeper.config.importing.sheets import SHEETS, Line
from kinkeeper.config.importing.values import WrongCellError
from kinkeeper.contact_sessions.models import Door, Room, SessionFunder
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case, Party
from kinkeeper.referrals.commands.bring_over import Family, Known

ALL = tuple(SHEETS)
SERVICES = {str(label).casefold(): str(value) for value, label in Case.Service.choices}
ROUTES = {
    "family": str(Case.Route.SELF),
    "professional": str(Case.Route.PROFESSIONAL),
    "cafcass": str(Case.Route.CAFCASS),
    "court": str(Case.Route.COURT),
}
SIDES = {
    "child": str(Party.Side.CHILD),
    "lives with": str(Party.Side.RESIDENT),
    "visiting": str(Party.Side.VISITING),
    "other": str(Party.Side.OTHER),
}
PAYERS = {
    str(label).casefold(): str(value) for value, label in SessionFunder.Kind.choices
}
PRIVATE = ("phone", "address", "postcode", "school", "car")


class RowError(WrongCellError):
    """A row of another sheet is wrong. `line` says which."""

    def __init__(self, line: Line, why: str, column: str = "") -> None:
        super().__init__(why, column)
        self.line = line


def family(line: Line, people: Sequence[Line]) -> Family:
    """Return the family of a row, with its people from their own sheet."""
    cells = line.cells
    return Family(
        service=values.one_of(cells, "service", SERVICES),
        route=values.one_of(cells, "route", ROUTES),
        opened_on=values.needed_day(cells, "opened on"),
        closed_on=values.day(cells, "closed on"),
        court_order=values.yes(cells, "court order"),
        cafcass=values.yes(cells, "cafcass"),
        people=[_known(each) for each in people],
    )


def _known(line: Line) -> Known:
    cells = line.cells
    try:
        side = values.one_of(cells, "side", SIDES)
        private = {name: cells[name] for name in PRIVATE if cells.get(name)}
        if email := values.email(cells, "email"):
            private["email"] = email
        if side == Party.Side.CHILD and private:
            raise WrongCellError(
                "Give addresses, numbers and the school to the adult whose they are. "
                "What stands with a child can be seen by both sides."
            )
        return Known(
            side=side,
            given_name=values.needed(cells, "given name"),
            family_name=cells.get("family name", ""),
            born_on=values.day(cells, "born on"),
            relationship=cells.get("relationship", ""),
            keep_address_secret=values.yes(cells, "keep address secret"),
            private=private,
        )
    except WrongCellError as error:
        raise RowError(line, str(error), error.column) from None


@dataclass(frozen=True)
class Dated:
    """A session of the sheet. `took_place` is None for one that is still to come."""

    on: date
    start: time
    minutes: int
    room: Room
    doors: tuple[Door, Door]
    worker: Account | None
    paid_by: str
    took_place: bool | None


def session(line: Line) -> Dated:
    """Return the session of a row. The room and the doors must be set up already."""
    cells = line.cells
    room = _room(values.needed(cells, "room"))
    held = cells.get("took place", "")
    return Dated(
        on=values.needed_day(cells, "day"),
        start=values.clock_time(cells, "start"),
        minutes=values.number(cells, "minutes"),
        room=room,
        doors=(
            _door(room, cells, "child door"),
            _door(room, cells, "visitor door"),
        ),
        worker=_worker(values.email(cells, "worker")),
        paid_by=values.one_of(cells, "paid by", PAYERS),
        took_place=values.yes(cells, "took place") if held else None,
    )


def _room(name: str) -> Room:
    venue, _, room = name.rpartition("/")
    found = Room.objects.filter(name__iexact=room.strip())
    if venue:
        found = found.filter(venue__name__iexact=venue.strip())
    rooms = list(found.select_related("venue")[:2])
    if len(rooms) != 1:
        why = "There is no room" if not rooms else "Several buildings have a room"
        told = f"{why} “{name}”. Write it like “Building / Room”."
        raise WrongCellError(told, "room")
    return rooms[0]


def _door(room: Room, cells: Mapping[str, str], column: str) -> Door:
    name = values.needed(cells, column)
    found = room.venue.doors.filter(name__iexact=name).first()
    if found is None:
        raise WrongCellError(f"{room.venue} has no door “{name}”.", column)
    return found


def _worker(email: str) -> Account | None:
    if not email:
        return None
    found = Account.objects.filter(
        email__iexact=email, kind=Account.Kind.STAFF, is_active=True
    ).first()
    if found is None:
        told = f"Nobody in the team signs in with {email}."
        raise WrongCellError(told, "worker")
    return found

"""What was written about one observed session."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Note, Session
from kinkeeper.contact_sessions.queries.sessions import observed_session_by_key
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Party
from kinkeeper.privacy.records.queries.restrictions import insist_free

# A tap that writes time and words; they can be amended like any note.
QUICK_MARKS = (
    ("Arrived calm", "ARRIVAL"),
    ("Hug, the child led", "AFFECTION"),
    ("Played together", "PLAY"),
    ("Ate together", "CARE"),
    ("Upset", "DISTRESS"),
    ("Comforted", "AFFECTION"),
    ("A phone was used", "RULES"),
    ("Asked about home", "ADULT_WORDS"),
    ("We stepped in", "INTERVENTION"),
    ("Said goodbye", "FAREWELL"),
)


@dataclass(frozen=True)
class Line:
    """A note with its words, and later wordings beside it."""

    note: Note
    words: str
    who: str
    later: Sequence["Line"] = ()

    @property
    def time(self) -> str:
        return f"{clock.london(self.note.happened_at):%H:%M}"

    @property
    def written(self) -> str:
        at = clock.london(self.note.written_at)
        return f"{self.note.author.short_name}, {at.day} {at:%B}, {at:%H:%M}"


@dataclass(frozen=True)
class Notes:
    """What the page shows: newest first."""

    session: Session
    lines: Sequence[Line]
    people: Sequence[tuple[str, str]]
    minutes: str
    may_write: bool


def notes_of(key: UUID, *, viewer: Account) -> Notes:
    """
    Open the notes of one session, and record that they were read.

    Http404 for a session that is not written about, for another family's, and for
    people who neither write nor read reports. While the family is blocked, notes are
    open for as long as the visit goes on, and closed from then.
    """
    session = observed_session_by_key(key, viewer=viewer)
    may_write = permissions.may_write_notes(viewer)
    if not (may_write or viewer.may(Power.REPORTS_REVIEW)):
        raise Http404
    running = session.state == Session.State.RUNNING
    trail.viewed(
        "live_notes" if running else "notes",
        about=session,
        by=viewer,
        purpose="writing about a session",
        case_key=session.case.key,
    )
    return Notes(
        session=session,
        lines=lines_of(session),
        people=_people(session),
        minutes=_minutes(session),
        may_write=may_write and session.state != Session.State.NOT_HELD,
    )


def lines_of(session: Session) -> list[Line]:
    """Return the notes of a session, newest first, amendments beside their note."""
    rows = session.notes.select_related("author", "container").order_by("written_at")
    later: dict[int, list[Line]] = {}
    firsts: list[Note] = []
    for note in rows:
        if note.amends_id is None:
            firsts.append(note)
        else:
            later.setdefault(note.amends_id, []).append(_line(note))
    firsts.sort(key=lambda note: (note.happened_at, note.pk), reverse=True)
    return [_line(note, tuple(later.get(note.pk, ()))) for note in firsts]


def note_by_key(key: UUID, note: UUID, *, viewer: Account) -> Note:
    """Return one note of a session. Http404 when it is not the viewer's to see."""
    session = observed_session_by_key(key, viewer=viewer)
    found = session.notes.select_related("session__case", "container", "amends")
    one = found.filter(key=note).first()
    if one is None or not permissions.may_write_notes(viewer):
        raise Http404
    if session.state != Session.State.RUNNING:
        insist_free(session.case, done="amended")
    return one


def _line(note: Note, later: Sequence[Line] = ()) -> Line:
    said = note.unseal()
    return Line(note, said.get("words", ""), said.get("who", ""), later)


def _people(session: Session) -> list[tuple[str, str]]:
    """Return the first names of those in the room: what the writer ticks."""
    parties = session.case.parties.filter(
        side__in=[Party.Side.CHILD, Party.Side.VISITING]
    ).select_related("person")
    names = [party.person.given_name for party in parties.order_by("side", "pk")]
    return [(name, name) for name in dict.fromkeys(names)]


def _minutes(session: Session) -> str:
    planned = int((session.ends_at - session.starts_at).total_seconds() // 60)
    return f"{planned} minutes planned"

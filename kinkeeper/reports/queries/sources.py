"""The notes of a session as a report uses them: the latest wording, with its time."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions.models import Note, Session
from kinkeeper.foundation import clock
from kinkeeper.reports.models import Report, Section

Category = Note.Category
# Where a note goes unless the author moves it.
PLACE = {
    Category.ARRIVAL: Section.ARRIVAL,
    Category.GREETING: Section.GREETING,
    Category.PLAY: Section.PLAY,
    Category.CARE: Section.CARE,
    Category.AFFECTION: Section.PLAY,
    Category.GUIDANCE: Section.GUIDANCE,
    Category.CHILD_WORDS: Section.CONVERSATION,
    Category.ADULT_WORDS: Section.CONVERSATION,
    Category.DISTRESS: Section.PRESENTATION,
    Category.INTERVENTION: Section.INTERVENTIONS,
    Category.RULES: Section.RULES,
    Category.FAREWELL: Section.ENDING,
    Category.AFTER: Section.HANDBACK,
}


@dataclass(frozen=True)
class Source:
    """One note beside the report. `used_in` is the heading of the part that has it."""

    key: str
    time: str
    how: str
    category: str
    who: str
    words: str
    section: str
    used_in: str = ""


def sources_of(report: Report) -> list[Source]:
    """Return the notes of the report's session, oldest first."""
    used = report.unseal().get("used", {})
    notes = report.session.notes.filter(amendments=None).select_related("container")
    return [_source(note, used.get(str(note.key), "")) for note in notes]


def note_of(report: Report, key: UUID) -> Note | None:
    """Return one note of the report's own session, or None."""
    return report.session.notes.filter(key=key, amendments=None).first()


def line_of(note: Note) -> str:
    """Return a note as a line of the report, with its time.

    Before the beginning and after the end the time is left out: it would tell one side
    when the other came or went.
    """
    told = note.unseal()
    words = _quoted(note, str(told.get("words", "")).strip())
    who = str(told.get("who", "")).strip()
    line = f"{who}: {words}" if who and note.is_quote else words
    if _during(note.session, note.happened_at):
        line += f" [{clock.london(note.happened_at):%H:%M}]"
    return line


def _quoted(note: Note, words: str) -> str:
    """Put what somebody said into quotation marks, if the writer did not."""
    if note.is_quote and not words.startswith(("“", '"', "‘")):
        return f"“{words}”"
    return words


def _during(session: Session, moment: datetime) -> bool:
    began = session.began_at or session.starts_at
    ended = session.ended_at or session.ends_at
    return began <= moment <= ended


def _source(note: Note, used: str) -> Source:
    told = note.unseal()
    return Source(
        key=str(note.key),
        time=f"{clock.london(note.happened_at):%H:%M}",
        how=note.get_how_display(),
        category=note.get_category_display(),
        who=str(told.get("who", "")),
        words=_quoted(note, str(told.get("words", "")).strip()),
        section=PLACE[Category(note.category)],
        used_in=Section(used).label if used in Section.values else "",
    )

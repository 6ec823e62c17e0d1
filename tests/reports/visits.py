"""Visits that took place, with notes, ready to be written about."""

from datetime import date, datetime, timedelta

from kinkeeper.contact_sessions.models import (
    Door,
    Note,
    Presence,
    Room,
    Session,
    SessionFunder,
    Venue,
)
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.reports.commands.approve_report import approve_report
from kinkeeper.reports.commands.begin_report import begin_report
from kinkeeper.reports.commands.save_draft import save_draft
from kinkeeper.reports.commands.send_for_review import send_for_review
from kinkeeper.reports.commands.sign_report import sign_report
from kinkeeper.reports.models import Report
from tests.family import Family

DAY = date(2026, 3, 7)
LATER = clock.moment(date(2026, 3, 9), 10)


def building() -> tuple[Room, Door, Door]:
    venue, _ = Venue.objects.get_or_create(name="Henleaze Hall")
    front, _ = Door.objects.get_or_create(venue=venue, name="Front door")
    side, _ = Door.objects.get_or_create(venue=venue, name="Side door")
    room, _ = Room.objects.get_or_create(venue=venue, name="Garden room")
    return room, front, side


def visit(
    family: Family,
    supervisor: Account,
    *,
    on: date = DAY,
    paid_by: dict[str, int] | None = None,
    state: str = Session.State.HELD,
) -> Session:
    """Make a session of an hour and a half from ten o'clock that took place."""
    room, front, side = building()
    start = clock.moment(on, 10)
    session = Session.objects.create(
        case=family.case,
        service=family.case.service,
        room=room,
        supervisor=supervisor,
        held_on=on,
        starts_at=start,
        ends_at=start + timedelta(minutes=90),
        began_at=start,
        ended_at=start + timedelta(minutes=90),
        child_door=front,
        visitor_door=side,
        state=state,
        planned_by=supervisor,
    )
    for party, door in [
        *((c, front) for c in family.children),
        (family.visiting, side),
    ]:
        Presence.objects.create(
            session=session,
            party=party,
            door=door,
            due_at=start,
            leaves_at=session.ends_at,
            arrived_at=start,
        )
    for kind, share in (paid_by or {"private": 100}).items():
        SessionFunder.objects.create(session=session, kind=kind, share=share)
    return session


def note(
    session: Session, words: str, *, at: datetime | None = None, **more: object
) -> Note:
    who = str(more.pop("who", ""))
    told = {
        "service": session.service,
        "happened_at": at or session.starts_at + timedelta(minutes=24),
        "written_at": LATER,
        "how": Note.How.SAW,
        "category": Note.Category.PLAY,
        "author": session.supervisor,
    }
    made = Note(
        session=session,
        container=session.case.reports_container,
        **{**told, **more},
    )
    made.seal({"words": words, "who": who})
    made.save()
    return made


WORDS = {"PLAY": "Maya and her father built a tower of blocks.", "ENDING": "She waved."}


def draft(session: Session, by: Account, **words: str) -> Report:
    report = begin_report(session=session, by=by, now=LATER)
    return save_draft(
        report=report,
        sections=words or WORDS,
        by=by,
        now=LATER,
        version_seen=report.version,
    )


def sent(session: Session, by: Account, **words: str) -> Report:
    report = draft(session, by, **words)
    return send_for_review(report=report, by=by, now=LATER, version_seen=report.version)


def agreed(session: Session, by: Account, reader: Account, **words: str) -> Report:
    report = sent(session, by, **words)
    return approve_report(
        report=report, by=reader, now=LATER, version_seen=report.version
    )


def signed(
    session: Session, by: Account, reader: Account, signer: Account, **words: str
) -> Report:
    report = agreed(session, by, reader, **words)
    return sign_report(
        report=report,
        typed_name=signer.name,
        by=signer,
        now=LATER,
        version_seen=report.version,
    )

"""
The whole life of a family whose every word is a canary, in a database of its own.

Run as a program by `test_canary.py`, so that the raw files can be searched. Prints, as
JSON, what a reader of the files must find before and must not find afterwards.
"""

import json
import os
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import uuid4

from kinkeeper.config.django_up import up

up()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from kinkeeper.contact_sessions import models as sessions  # noqa: E402
from kinkeeper.foundation import clock  # noqa: E402
from kinkeeper.foundation.files import store  # noqa: E402
from kinkeeper.foundation.mail import outbox  # noqa: E402
from kinkeeper.foundation.mail.models import Subject  # noqa: E402
from kinkeeper.foundation.vault import containers  # noqa: E402
from kinkeeper.people import models as people  # noqa: E402
from kinkeeper.privacy.disposal.commands.stop_item import stop_item  # noqa: E402
from kinkeeper.privacy.disposal.models import Item  # noqa: E402
from kinkeeper.privacy.disposal.tasks import sweep_disposals  # noqa: E402
from kinkeeper.privacy.records import obligations  # noqa: E402
from kinkeeper.privacy.records.commands.lift_hold import lift_hold  # noqa: E402
from kinkeeper.privacy.records.commands.place_hold import place_hold  # noqa: E402
from kinkeeper.referrals import models as referrals  # noqa: E402
from kinkeeper.reports.models import Report  # noqa: E402
from kinkeeper.safeguarding.commands.raise_concern import raise_concern  # noqa: E402
from tests import family  # noqa: E402
from tests.privacy import stage  # noqa: E402
from tests.privacy.disposal import canary_columns  # noqa: E402

OPENED = date(2023, 9, 4)
CLOSED = date(2025, 4, 2)
STAYS = "Theo laughed at the puppet"
TOLD = "He flinched at the door"

words: list[str] = []


def canary(name: str) -> str:
    """Return a word that stands nowhere else."""
    word = f"Zq{name}{len(words)}Xv"
    words.append(word)
    return word


def sealed(row, **values: str) -> None:  # type: ignore[no-untyped-def]
    row.seal(values)
    row.save()


def made_family() -> family.Family:
    def private(side: str) -> dict[str, str]:
        return {
            "email": f"{canary(side).lower()}@example.org",
            "phone": canary("phone"),
            "address": canary("address"),
        }

    made = family.alder(
        callsign=canary("Sign"),
        opened_on=OPENED,
        resident=(canary("Given"), canary("Family"), private("mother")),
        visiting=(canary("Given"), canary("Family"), private("father")),
        children=[(canary("Child"), date(2018, 6, 3))],
    )
    for party in (made.resident, made.visiting):
        party.relationship = canary("relationship")
        party.save()
    return made


def filled(made: family.Family, by) -> None:  # type: ignore[no-untyped-def]
    """Put a canary into every place of the case file that takes words."""
    case, now = made.case, stage.at(OPENED)
    file = {"case": case, "container": case.container}
    letter = people.Correspondence(
        **file, happened_on=OPENED, partner="family", side="RESIDENT"
    )
    sealed(letter, words=canary("letter"))
    people.CafcassEntry.objects.create(case=case, recorded_on=OPENED, sort="letter")
    referrals.Referral.objects.create(case=case, received_at=now, read_by_on=OPENED)
    form = referrals.SideForm(
        **file, party=made.resident, side="RESIDENT", sent_at=now, notice_version="1"
    )
    sealed(form, answers=canary("answers"))
    written = referrals.ProfessionalForm(
        **file, role="COUNCIL", sent_at=now, notice_version="1"
    )
    sealed(written, answers=canary("professional"))
    order = people.CourtOrder(**file, recorded_on=OPENED)
    sealed(order, terms=canary("order"))
    visit = referrals.PreVisit(
        **file,
        party=made.visiting,
        held_on=OPENED,
        began_at=time(10),
        outcome="PROCEED",
        recorded_by=by,
        recorded_at=now,
    )
    sealed(visit, notes=canary("previsit"))
    decision = referrals.Decision(
        **file, outcome="ACCEPT", service="supervised", decided_by=by, decided_at=now
    )
    sealed(decision, reason=canary("decision"))
    fee = referrals.FeeArrangement(
        **file, payer="private", agreed_on=OPENED, recorded_by=by, recorded_at=now
    )
    sealed(fee, words=canary("who pays"))
    outbox.write_letter(
        container=case.container,
        to=canary("to"),
        subject=Subject.MESSAGE,
        body=canary("body"),
        now=now,
    )
    outbox.write_text(
        container=case.container, to=canary("number"), body=canary("text"), now=now
    )
    risk = referrals.RiskAssessment(**file, number=1, begun_at=now, begun_by=by)
    sealed(risk, hazards=canary("hazard"))
    copy = referrals.SignedAgreement(
        **file,
        party=made.resident,
        number=1,
        way="PAPER",
        signed_on=OPENED,
        recorded_at=now,
    )
    sealed(copy, name=canary("signature"))
    doubt = referrals.AgreementDoubt(**file, party=made.visiting, number=1, told_at=now)
    sealed(doubt, words=canary("doubt"))
    wait = referrals.WaitingPlace(**file, joined_on=OPENED, joined_by=by)
    sealed(wait, note=canary("note of days"), reason=canary("why first"))
    review = referrals.Review(**file, first_on=OPENED, due_on=OPENED)
    sealed(review, reasons=canary("review"))
    talk = referrals.ReviewTalk(
        **file,
        review=review,
        party=made.resident,
        held_on=OPENED,
        began_at=time(10),
        recorded_by=by,
        recorded_at=now,
    )
    sealed(talk, words=canary("said at a review"))
    closing = referrals.ClosingList(**file, closed_on=OPENED, by=by)
    sealed(closing, reason=canary("closed regardless"))
    change = people.ContactChange(
        **file, party=made.resident, side="RESIDENT", way="PHONE", asked_at=now
    )
    sealed(change, said_by=canary("asker"))
    former = people.FormerDetail(
        **file, party=made.resident, change=change, locked_at=now
    )
    sealed(former, address=canary("former"))
    health = people.SensitiveFact(
        case=case,
        container=containers.make("sensitive", now=now),
        about=made.children[0],
        kind="HEALTH",
        ground="VITAL",
        way="FORM",
        told_at=now,
    )
    sealed(health, words=canary("health"))
    held = people.Responsibility(
        **file,
        child=made.children[0],
        holder=made.resident,
        known="SAID",
        recorded_at=now,
        from_on=OPENED,
    )
    sealed(held, words=canary("responsible"))
    stored = store.put(
        case.container, canary("file").encode(), media_type="text/plain", now=now
    )
    paper = referrals.Attachment(**file, kind="ORDER", file=stored, added_at=now)
    sealed(paper, words=canary("paper"))


def on_time(day: date) -> datetime:
    return clock.moment(day, 11)


def a_session(made: family.Family, by) -> None:  # type: ignore[no-untyped-def]
    case, on = made.case, date(2024, 3, 2)
    venue = sessions.Venue.objects.create(name="Henleaze")
    room = sessions.Room.objects.create(venue=venue, name="Garden room")
    doors = [
        sessions.Door.objects.create(venue=venue, name=name)
        for name in ("Lane", "Park")
    ]
    session = sessions.Session.objects.create(
        case=case,
        service="supervised",
        room=room,
        supervisor=by,
        held_on=on,
        starts_at=clock.moment(on, 10),
        ends_at=clock.moment(on, 11),
        child_door=doors[0],
        visitor_door=doors[1],
        state="HELD",
        planned_by=by,
    )
    sessions.Presence.objects.create(
        session=session,
        party=made.children[0],
        door=doors[0],
        due_at=clock.moment(on, 10),
        leaves_at=clock.moment(on, 11),
        brought_by=canary("brought"),
        collected_by=canary("collected"),
    )
    absence = sessions.Absence(
        session=session,
        container=case.container,
        status="ENDED_EARLY",
        by_whom="CHILD",
        reason="OTHER",
        recorded_at=clock.moment(on, 12),
    )
    sealed(absence, words=canary("absence"))
    over = sessions.Override(
        session=session, container=case.container, rule="DOOR", by=by, at=on_time(on)
    )
    sealed(over, reason=canary("override"))
    sessions.LateMark.objects.create(
        key=uuid4(),
        session=session,
        act="end",
        made_at=on_time(on),
        came_at=on_time(on),
        by=by,
        why=canary("late"),
    )
    conflict = sessions.Conflict(
        case=case, container=case.container, worker=by, declared_on=on, declared_by=by
    )
    sealed(conflict, words=canary("conflict"))
    collector = sessions.Collector(
        case=case,
        container=case.container,
        basis="RESIDENT",
        from_on=on,
        added_at=on_time(on),
        added_by=by,
    )
    sealed(collector, name=canary("collector"), word=canary("agreed word"))
    report = Report(
        case=case,
        session=session,
        container=case.reports_container,
        service="supervised",
        number=1,
        author=by,
        begun_at=clock.moment(on, 13),
    )
    sealed(report, sections=STAYS)


def found(folder: Path) -> list[str]:
    """Return the canaries that stand in any file, as they are or in small letters."""
    also = os.environ.get("CANARY_ALSO_IN")
    files = [
        path.read_bytes().lower()
        for place in (folder, *([Path(also)] if also else []))
        for path in place.rglob("*")
        if path.is_file() and "static" not in path.parts
    ]
    return [w for w in words if any(w.lower().encode() in file for file in files)]


def key_in(folder: Path, key: bytes) -> bool:
    """Say whether the key of the file, as it was wrapped, stands in any file."""
    return any(key in p.read_bytes() for p in folder.rglob("*") if p.is_file())


def main() -> None:
    folder = Path(settings.DATA_DIR)
    call_command("migrate", verbosity=0)
    omar, ruth, sasha = family.omar(), family.ruth(), family.sasha()
    made = made_family()
    filled(made, ruth)
    a_session(made, sasha)
    other = family.wren()
    told = raise_concern(
        case=other.case, words=TOLD, by=sasha, now=stage.at(date(2025, 7, 1))
    )
    case = stage.closed(made, CLOSED)
    hold = place_hold(
        case=case,
        kind="legal_claim",
        reason=canary("hold"),
        review_on=CLOSED + timedelta(days=90),
        by=omar,
        now=stage.at(CLOSED),
    )
    for person in (omar, ruth):
        hold.refresh_from_db()
        lift_hold(hold=hold, by=person, now=stage.at(CLOSED), version_seen=hold.version)
    obligations.refresh(case=case, now=stage.at(CLOSED))

    due = date(2028, 4, 3)
    first = stage.proposed(case, due)
    stop_item(item=first, reason=canary("stop"), by=omar, version_seen=1)
    again = stage.proposed(case, due + timedelta(days=1))
    stage.say_yes(again, omar, due)
    stage.say_yes(again, ruth, due)
    columns = canary_columns.fill(case, canary)
    key = bytes(case.container.wrapped)
    before = found(folder)
    count = sweep_disposals(due + timedelta(days=7))
    after = found(folder)
    connection.close()
    closed = found(folder)

    report, concern = Report.objects.get(), type(told).objects.get()
    json.dump(
        {
            "words": words,
            "key": key.hex(),
            "key_after": key_in(folder, key),
            "columns": columns,
            "before": before,
            "after": after,
            "closed": closed,
            "disposed": count.disposed,
            "state": Item.objects.get(pk=again.pk).state,
            "report": report.unseal()["sections"],
            "concern": concern.unseal()["words"],
            "files": len([p for p in (folder / "files").rglob("*") if p.is_file()]),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()

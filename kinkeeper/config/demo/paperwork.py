"""Writing the report on a session, and letting a parent ask for one."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from kinkeeper.config.demo import intake, sentences
from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.world import World
from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.mail.models import Text
from kinkeeper.people.models import Case
from kinkeeper.privacy.disclosure.commands.ask_for_report import ask_for_report
from kinkeeper.privacy.disclosure.commands.decide_request import decide_request
from kinkeeper.privacy.disclosure.commands.open_message import open_message
from kinkeeper.privacy.disclosure.commands.recall_message import recall_message
from kinkeeper.privacy.disclosure.commands.send_code import send_code
from kinkeeper.privacy.disclosure.commands.withdraw_request import withdraw_request
from kinkeeper.privacy.disclosure.models import ReportRequest, SecureMessage
from kinkeeper.reports.commands.add_to_report import Added, add_to_report
from kinkeeper.reports.commands.approve_report import approve_report
from kinkeeper.reports.commands.begin_report import begin_report
from kinkeeper.reports.commands.return_report import return_report
from kinkeeper.reports.commands.save_draft import save_draft
from kinkeeper.reports.commands.send_for_review import send_for_review
from kinkeeper.reports.commands.sign_report import sign_report
from kinkeeper.reports.models import Addition, Report

NOTE = "Offered to the other side too if they ask; it holds nothing of either side."
SEEN_DIFFERENTLY = "One of the adults says that the book came from home."
DRAFT, WITH_READER, RETURNED = "draft", "with the reader", "returned"
APPROVED, SIGNED = "approved", "signed"


def report(
    world: World, session: Session, child: str, random: Random, *, ends: str = SIGNED
) -> Scene:
    """Play a report from the first word to the signature, over six days."""
    author = session.supervisor
    if author is None:
        raise ValueError("Somebody supervised this session.")
    coordinator, manager = world.team.coordinator, world.team.manager
    day = clock.london(session.ends_at).date()

    def at(days: int, hour: int) -> datetime:
        return clock.moment(day + timedelta(days=days), hour, random.randint(0, 50))

    now = yield session.ends_at + timedelta(hours=2)
    held = Session.objects.select_related("case", "supervisor").get(pk=session.pk)
    begun = begin_report(session=held, by=author, now=now)
    key = begun.pk
    now = yield at(1, 17)
    words = sentences.sections(random, child)
    save_draft(sections=words, by=author, now=now, **_seen(key))
    if ends == DRAFT:
        return
    now = yield at(2, 9)
    send_for_review(by=author, now=now, **_seen(key))
    if ends == WITH_READER:
        return
    now = yield at(4, 12)
    if ends == RETURNED:
        return_report(
            words="Please say how long the crying lasted.",
            by=coordinator,
            now=now,
            **_seen(key),
        )
        return
    approve_report(by=coordinator, now=now, **_seen(key))
    if ends == APPROVED:
        return
    now = yield at(6, 16)
    sign_report(typed_name=manager.name, by=manager, now=now, **_seen(key))
    if Addition.objects.exists():
        return
    now = yield at(9, 10)
    told = Added("VIEW", SEEN_DIFFERENTLY, "The visiting adult, by letter", "He asked.")
    add_to_report(report=_seen(key)["report"], added=told, by=author, now=now)


def _seen(pk: int):  # type: ignore[no-untyped-def]
    found = Report.objects.select_related(
        "case__container",
        "case__reports_container",
        "container",
        "author",
        "reviewer",
        "session__room__venue",
        "session__supervisor",
    ).get(pk=pk)
    return {"report": found, "version_seen": found.version}


@dataclass(frozen=True)
class Asking:
    """A parent asks for a report so many days ago, and what becomes of it."""

    side: str
    days_ago: int
    why: str = ""
    signed: bool = True
    answered: bool = True
    opened: bool = False
    recalled: bool = False
    withdrawn: bool = False


def ask(world: World, case: Case, asking: Asking, *, last: int = 0) -> Scene:
    """Play a request: asked in the portal, decided by the co-ordinator."""
    coordinator = world.team.coordinator
    now = yield world.ago(asking.days_ago, 20, 15)
    party = intake.part(case, asking.side)
    session = _session(case, signed=asking.signed, last=last)
    if session is None or party.account is None:
        return
    request = ask_for_report(
        party=party,
        item=trail.name_of(session),
        by=party.account,
        now=now,
        why=asking.why,
    )
    if asking.withdrawn:
        now = yield now + timedelta(hours=14)
        withdraw_request(request=request, by=party.account, now=now)
    elif asking.answered:
        now = yield world.ago(asking.days_ago - 2, 11, 20)
        _decide(request, coordinator, now)
        yield from _afterwards(request, asking, coordinator)


def _decide(request: ReportRequest, by: Account, now: datetime) -> None:
    request = ReportRequest.objects.select_related(
        "case", "container", "party__case", "party__container", "party__person"
    ).get(pk=request.pk)
    decide_request(
        request=request,
        by=by,
        now=now,
        version_seen=request.version,
        other_side_note=NOTE,
    )


def _afterwards(request: ReportRequest, asking: Asking, by: Account) -> Scene:
    found = SecureMessage.objects.select_related("release__case", "container")
    message = found.filter(release__request=request).first()
    if message is None:
        return
    if asking.opened:
        now = yield message.release.released_at + timedelta(hours=9)
        send_code(message=message, now=now)
        text = Text.objects.order_by("-pk").first()
        code = re.search(r"\d{6}", text.unseal()["body"]) if text else None
        now = yield now + timedelta(minutes=1)
        open_message(
            message=found.get(pk=message.pk), code=code[0] if code else "", now=now
        )
    if asking.recalled:
        now = yield message.release.released_at + timedelta(hours=26)
        recall_message(message=found.get(pk=message.pk), by=by, now=now)


def _session(case: Case, *, signed: bool, last: int) -> Session | None:
    """Return a session whose report is signed, or is not; the newest but `last`."""
    found = case.sessions.filter(state=Session.State.HELD).order_by("-held_on", "-pk")
    state = Report.State.SIGNED
    wanted = (
        found.filter(report__state=state)
        if signed
        else found.exclude(report__state=state)
    )
    return wanted[last : last + 1].first() if wanted.count() > last else None

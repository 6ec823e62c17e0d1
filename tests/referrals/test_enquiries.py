"""Somebody asks: it is written down, answered in time, and it may become a referral."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.foundation.vault.models import Container
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.people.queries import safe_contact
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.register import lone_parts_of, lone_record
from kinkeeper.referrals.commands.answer_enquiry import answer_enquiry
from kinkeeper.referrals.commands.log_enquiry import log_enquiry
from kinkeeper.referrals.commands.refer_enquiry import Names, refer_enquiry
from kinkeeper.referrals.models import Enquiry
from tests import family

pytestmark = pytest.mark.django_db
NEW = "/staff/enquiries/new/"
LIST = "/staff/enquiries/"
CALL = {
    "channel": "PHONE",
    "caller": "RESIDENT",
    "name": "Nadia",
    "phone": "07700 900111",
    "safe_times": "After nine",
    "words": "He wants to see Ines. I am afraid.",
}
NAMES = {
    "side": "RESIDENT",
    "given_name": "Nadia",
    "other_given_name": "Karl",
    "child_given_name": "Ines",
    "service": "supported",
}


@pytest.fixture
def asked(dee):
    return take(dee)


def take(by, *, at=None, **told):
    now = at or clock.now()
    words = {"name": "Nadia", "phone": "07700 900111", "words": "A question.", **told}
    return log_enquiry(
        channel="PHONE", caller="RESIDENT", told=words, received_at=now, by=by, now=now
    )


def page_of(enquiry):
    return f"{LIST}{enquiry.key}/"


def test_a_call_is_written_down_and_its_clock_starts(desk, dee):
    assert desk.post(NEW, CALL).url == LIST

    enquiry = Enquiry.objects.get()
    assert enquiry.reference == "E-0001"
    assert enquiry.taken_by == dee
    assert enquiry.answer_by_on > clock.today()
    assert b"Ines" not in bytes(enquiry.sealed)
    listed = desk.get(LIST).content.decode()
    assert "E-0001" in listed
    assert "Nadia" not in listed
    words = desk.get(page_of(enquiry)).content.decode()
    assert "I am afraid." in words
    assert "After nine" in words
    assert Event.objects.filter(action="enquiry.viewed", by_id=dee.pk).exists()


def test_the_inbox_leads_there_and_says_how_many_are_late(desk, dee):
    take(dee, at=clock.now() - timedelta(days=9))
    take(dee)

    words = desk.get("/staff/referrals/").content.decode()
    assert LIST in words
    assert "2 wait for an answer" in words
    assert "1 late" in words
    assert "Late" in desk.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"channel": ""}, "Choose how it came"),
        ({"words": ""}, "Enter what they said"),
        ({"came_at": "10:00"}, "Enter the day as well"),
        ({"email": "nadia"}, "email"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(desk, changed, words):
    page = desk.post(NEW, {**CALL, **changed}).content.decode()

    assert words in page
    assert "07700 900111" in page
    assert not Enquiry.objects.exists()


def test_a_day_to_come_is_refused(desk, dee):
    day = clock.today() + timedelta(days=1)
    told = {f"came_on_{part}": getattr(day, part) for part in ("day", "month", "year")}
    assert "on or before today" in desk.post(NEW, {**CALL, **told}).content.decode()

    later = clock.now() + timedelta(hours=1)
    with pytest.raises(RefusedError):
        log_enquiry(
            channel="POST", caller="OTHER", told={"words": "x"}, received_at=later,
            by=dee, now=clock.now(),
        )  # fmt: skip


def test_one_press_counts_once(desk):
    once = str(uuid4())
    for _ in range(2):
        assert desk.post(NEW, {**CALL, "once": once}).status_code == 302
    assert Enquiry.objects.count() == 1


def answer(enquiry, by, outcome="", version=1):
    return answer_enquiry(
        enquiry=enquiry, words="Told her.", outcome=outcome, by=by, now=clock.now(),
        version_seen=version,
    )  # fmt: skip


def test_an_answer_stops_the_clock_and_an_outcome_ends_it(asked, desk):
    told = {"words": "I told her about us.", "outcome": "open", "version": "1"}
    assert desk.post(page_of(asked), told).url == LIST
    asked.refresh_from_db()
    assert asked.answered_at is not None
    assert asked.closed_on is None
    assert "Answered, still open" in desk.get(LIST).content.decode()

    told = {"words": "She sends it herself.", "outcome": "FORM", "version": "2"}
    desk.post(page_of(asked), told)
    asked.refresh_from_db()
    assert (asked.outcome, asked.closed_on) == ("FORM", clock.today())
    words = desk.get(page_of(asked)).content.decode()
    assert words.index("She sends it herself.") < words.index("I told her about us.")


def test_who_could_not_be_reached_was_not_answered(asked, dee):
    answer(asked, dee, outcome="SILENT")

    assert Enquiry.objects.get().answered_at is None


def test_two_at_once_do_not_overwrite_each_other(asked, dee):
    answer(asked, dee)
    stale = Enquiry.objects.get()
    with pytest.raises(StaleError):
        answer(stale, dee, version=1)
    answer(stale, dee, outcome="ANSWERED", version=2)
    with pytest.raises(RefusedError, match="closed already"):
        answer(stale, dee, version=3)


def test_it_is_kept_from_the_day_on_which_it_ended(asked, dee):
    """A17, P8b: twelve months, then it goes with its key."""
    record = f"referrals.Enquiry:{asked.key}"
    assert Obligation.objects.get(record=record).state == "ACTIVE"

    answer(asked, dee, outcome="ANSWERED")

    kept = Obligation.objects.get(record=record)
    assert (kept.state, kept.trigger_on) == ("COUNTING", clock.today())
    found = lone_record(record)
    assert found.holding.title == "Enquiry E-0001"
    (part,) = lone_parts_of("enquiry")
    assert part.erase(record, clock.now()).count == 1
    assert not Enquiry.objects.exists()
    assert Container.objects.get(pk=asked.container_id).shredded_at is not None


def test_it_becomes_a_referral_in_which_each_adult_is_asked(desk, dee):
    desk.post(NEW, CALL)
    enquiry = Enquiry.objects.get()
    known = Person.objects.create(given_name="Nadia")

    page = desk.post(f"{page_of(enquiry)}refer/", {**NAMES, "version": "1"})

    assert page.url == "/staff/referrals/"
    case = Case.objects.get()
    assert (case.stage, case.route) == ("REFERRED", "self")
    enquiry.refresh_from_db()
    assert (enquiry.became, enquiry.outcome) == (case, "REFERRED")
    hers, his = (Party.objects.get(side=side) for side in ("RESIDENT", "VISITING"))
    assert hers.unseal()["phone"] == "07700 900111"
    assert his.unseal() == {}
    assert not safe_contact.may_use(hers, "text")
    assert not known.parts.exists()
    assert not Letter.objects.exists()
    words = desk.get("/staff/referrals/").content.decode()
    assert "ask each adult for their side" in words
    shown = desk.get(f"/staff/referrals/{case.key}/").content.decode()
    assert shown.count("Ask them for their side") == 2


def test_it_becomes_a_referral_once(asked, dee):
    names = Names(**NAMES, family_name="")
    given = {"enquiry": asked, "names": names, "by": dee, "now": clock.now()}
    refer_enquiry(**given, version_seen=1)

    with pytest.raises(RefusedError):
        refer_enquiry(**given, version_seen=2)
    assert Case.objects.count() == 1


def test_who_does_not_decide_finds_no_enquiry(asked):
    browser = Client()
    browser.force_login(family.sasha())

    for url in (LIST, NEW, page_of(asked), f"{page_of(asked)}refer/"):
        assert browser.get(url).status_code == 404
    with pytest.raises(RefusedError):
        take(family.bea())
    assert Client().get(LIST).status_code in (302, 404)


def test_an_unknown_key_is_not_found(desk):
    assert desk.get(f"{LIST}{uuid4()}/").status_code == 404

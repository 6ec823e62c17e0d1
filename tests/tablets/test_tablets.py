"""One tablet, several workers, one session day: each acts as themselves."""

from datetime import date, time, timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import Client

from kinkeeper.contact_sessions.models import Note
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.commands.assign import assign
from kinkeeper.tablets.commands import (  # each act by its name
    forget_pins,
    name_tablet,
    set_pin,
    take_over,
    withdraw_tablet,
)
from kinkeeper.tablets.models import Pin, SharedTablet
from kinkeeper.tablets.queries.tablets import COOKIE
from tests import family
from tests.contact_sessions import building as place

pytestmark = pytest.mark.django_db
DAY = family.SATURDAY
PIN, OTHER = "280519", "604182"


@pytest.fixture(autouse=True)
def session_day(settings):
    settings.STAFF_MFA_REQUIRED = False
    with clock.travelled_to(clock.moment(DAY, 10, 15)):
        yield


@pytest.fixture
def team():
    return {
        "ruth": family.worker("Ruth Amery", Role.MANAGER),
        "sasha": family.cleared(family.worker("Sasha Todd", Role.SUPERVISOR)),
        "nia": family.cleared(family.worker("Nia Cole", Role.SUPERVISOR)),
    }


@pytest.fixture
def session(team):
    alder, dee = family.alder(), family.dee()
    place.make_ready(alder, dee)
    planned = place.plan(
        alder,
        place.Building(),
        dee,
        on=DAY,
        start=time(10),
        supervisor=team["sasha"],
        now=clock.moment(DAY, 8),
    )
    assign(case=alder.case, account=team["nia"], from_on=DAY, to_on=DAY, by=dee)
    return planned


@pytest.fixture
def tablet(team, session):
    """A browser that the manager has named as shared, nobody signed in."""
    browser = Client()
    browser.force_login(team["ruth"])
    told = {"name": "Blue tablet", "place": "Garden room"}
    assert browser.post("/staff/tablets/", told).status_code == 302
    hand_over(browser)
    return browser


def hand_over(browser, **told):
    answer = browser.post("/staff/tablet/hand-over/", told)
    assert answer.headers["Location"] == "/tablet/"
    return answer


def sets_pin(browser, account, pin=PIN):
    browser.force_login(account)
    answer = browser.post("/staff/tablet/pin/", {"pin": pin, "again": pin})
    assert answer.status_code == 302, answer.content.decode()
    return answer


def comes_in(browser, account, pin=PIN):
    return browser.post("/tablet/", {"who": account.pk, "pin": pin})


def inside(browser) -> bool:
    return browser.get("/staff/today/").status_code == 200


def test_two_workers_take_turns_and_each_act_is_their_own(tablet, team, session):
    """P12a: the trail and the note name the person who was there."""
    sets_pin(tablet, team["sasha"])
    hand_over(tablet)
    sets_pin(tablet, team["nia"], OTHER)
    hand_over(tablet)
    assert not inside(tablet)
    for name, pin in (("sasha", PIN), ("nia", OTHER)):
        assert comes_in(tablet, team[name], pin).headers["Location"] == "/staff/today/"
        written = {"words": f"{name} saw it", "how": "SAW", "category": "PLAY"}
        tablet.post(f"/staff/sessions/{session.key}/notes/", written)
        hand_over(tablet)
    authors = Note.objects.order_by("pk").values_list("author__name", flat=True)
    assert list(authors) == ["Sasha Todd", "Nia Cole"]
    came = Event.objects.filter(action="pin.right").order_by("pk")
    assert [one.by_id for one in came] == [team["sasha"].pk, team["nia"].pk]


def test_a_pin_opens_the_room_and_nothing_else(tablet, team, session):
    sets_pin(tablet, team["sasha"])
    hand_over(tablet)
    comes_in(tablet, team["sasha"])
    notes = f"/staff/sessions/{session.key}/notes/"
    for page in ("/staff/today/", notes, f"/staff/sessions/{session.key}/"):
        assert tablet.get(page).status_code == 200, page
    assert tablet.get("/staff/concerns/new/").status_code == 200
    closed = (
        "/staff/families/",
        "/staff/reports/",
        "/staff/records/",
        "/staff/security/",
        "/staff/tablets/",
        "/staff/tablet/pin/",
        "/account/password/change/",
        "/account/2fa/",
        "/account/sessions/",
        f"/staff/sessions/{session.key}/sheet/",
    )
    for page in closed:
        answer = tablet.get(page)
        assert answer.status_code == 403, page
        assert "Sign in first" in answer.content.decode()
    today = tablet.get("/staff/today/").content.decode()
    assert 'href="/staff/families/"' not in today
    assert 'class="searchbox"' not in today


def test_a_worry_told_by_pin_is_sent_and_leads_back(tablet, team, session):
    """P7k: telling someone never waits for a password; reading it again does."""
    family.worker("Lea Marsh", Role.SAFEGUARDING_LEAD)
    sets_pin(tablet, team["sasha"])
    hand_over(tablet)
    comes_in(tablet, team["sasha"])
    told = {
        "words": "Theo had a bruise on his arm.",
        "happened_on_day": "14",
        "happened_on_month": "3",
        "happened_on_year": "2026",
        "in_danger_now": "no",
    }
    answer = tablet.post("/staff/concerns/new/", told, follow=True)
    assert answer.redirect_chain[-1][0] == "/staff/today/"
    assert "Sent at 10:15 to" in answer.content.decode()


def test_a_manager_by_pin_is_no_manager(tablet, team):
    sets_pin(tablet, team["ruth"])
    hand_over(tablet)
    comes_in(tablet, team["ruth"])
    assert tablet.post("/staff/tablets/", {"name": "Mine"}).status_code == 403
    assert tablet.get("/staff/setup/").status_code == 403


def test_five_wrong_pins_ask_for_the_password(tablet, team):
    """T2: the right one is too late then, until a sign-in in full."""
    sets_pin(tablet, team["sasha"])
    hand_over(tablet)
    for _ in range(4):
        assert "not your PIN" in comes_in(tablet, team["sasha"], OTHER).content.decode()
    assert "is locked" in comes_in(tablet, team["sasha"], OTHER).content.decode()
    assert "is locked" in comes_in(tablet, team["sasha"]).content.decode()
    assert not inside(tablet)
    sets_pin(tablet, team["sasha"], OTHER)
    hand_over(tablet)
    comes_in(tablet, team["sasha"], OTHER)
    assert inside(tablet)


def test_a_right_pin_begins_the_count_again(tablet, team):
    sets_pin(tablet, team["sasha"])
    for _ in range(2):
        hand_over(tablet)
        for _ in range(4):
            comes_in(tablet, team["sasha"], OTHER)
        comes_in(tablet, team["sasha"])
        assert inside(tablet)


def test_a_pin_is_nothing_on_another_device(tablet, team):
    """Nor is it with the word of another tablet: the digest is bound to both."""
    sets_pin(tablet, team["sasha"])
    other = Client()
    assert other.get("/tablet/").status_code == 404
    assert comes_in(other, team["sasha"]).status_code == 404
    kept = Pin.objects.get()
    assert identify_hasher(kept.digest)
    assert PIN not in kept.digest
    right = {"tablet": kept.tablet, "account": team["sasha"], "pin": PIN}
    tried = take_over.take_over(**right, word="another word", now=clock.now())
    assert tried is take_over.Taken.WRONG
    word = tablet.cookies[COOKIE].value
    assert word not in str(SharedTablet.objects.values().get())
    tried = take_over.take_over(**right, word=word, now=clock.now())
    assert tried is take_over.Taken.YES


def test_a_withdrawn_tablet_signs_everybody_out(tablet, team):
    """Lost: the one by PIN, and the one who had signed in in full on it."""
    sets_pin(tablet, team["sasha"])
    full = Client()
    full.cookies[COOKIE] = tablet.cookies[COOKIE].value
    full.force_login(team["nia"])
    full.get("/staff/today/")
    hand_over(tablet)
    comes_in(tablet, team["sasha"])
    assert inside(tablet)
    assert inside(full)
    office = Client()
    office.force_login(team["ruth"])
    key = SharedTablet.objects.get().key
    office.post(f"/staff/tablets/{key}/withdraw/")
    assert not inside(tablet)
    assert not inside(full)
    assert tablet.get("/tablet/").status_code == 404
    assert Pin.objects.count() == 0


def test_a_session_of_the_tablet_ends_where_its_word_is_missing(tablet, team):
    """A session that was copied to another machine opens nothing there."""
    sets_pin(tablet, team["sasha"])
    hand_over(tablet)
    comes_in(tablet, team["sasha"])
    thief = Client()
    thief.cookies["sessionid"] = tablet.cookies["sessionid"].value
    assert not inside(thief)


@pytest.mark.parametrize(
    ("hour", "minute"), [(8, 59), (12, 31)], ids=["too early", "the last has gone"]
)
def test_a_pin_is_for_the_hours_of_the_day(tablet, team, hour, minute):
    sets_pin(tablet, team["sasha"])
    hand_over(tablet)
    with clock.travelled_to(clock.moment(DAY, hour, minute)):
        answer = comes_in(tablet, team["sasha"]).content.decode()
        assert "only on a session day" in answer
    comes_in(tablet, team["sasha"])
    assert inside(tablet)
    with clock.travelled_to(clock.moment(DAY, 12, 31)):
        assert tablet.get("/staff/today/").headers["Location"] == "/tablet/"


def test_no_pin_lives_another_day(tablet, team, session):
    sets_pin(tablet, team["sasha"])
    hand_over(tablet)
    tomorrow = DAY + timedelta(days=1)
    type(session).objects.filter(pk=session.pk).update(
        held_on=tomorrow,
        starts_at=session.starts_at + timedelta(days=1),
        ends_at=session.ends_at + timedelta(days=1),
    )
    with clock.travelled_to(clock.moment(tomorrow, 10, 15)):
        assert "Nobody has a PIN" in tablet.get("/tablet/").content.decode()
        comes_in(tablet, team["sasha"])
        assert not inside(tablet)
    assert forget_pins.forget_pins(today=DAY) == 0
    assert forget_pins.forget_pins(today=tomorrow) == 1
    assert Pin.objects.count() == 0


def test_a_pin_is_set_only_after_the_second_step(tablet, team, settings):
    settings.STAFF_MFA_REQUIRED = True
    tablet.force_login(team["sasha"])
    authenticator(team["sasha"])
    told = {"pin": PIN, "again": PIN}
    assert tablet.post("/staff/tablet/pin/", told).status_code == 403
    signed_in = tablet.session
    signed_in["account_authentication_methods"] = [{"method": "mfa", "at": 1}]
    signed_in["account_authentication_methods_user"] = str(team["sasha"].pk)
    signed_in.save()
    assert tablet.post("/staff/tablet/pin/", told).status_code == 302


def authenticator(account):
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=account, type="totp", data={"secret": "x"})


@pytest.mark.parametrize("pin", ["111111", "123456", "876543", "121212", "123123"])
def test_a_pin_that_anybody_tries_first_is_refused(tablet, team, pin):
    tablet.force_login(team["sasha"])
    page = tablet.post("/staff/tablet/pin/", {"pin": pin, "again": pin})
    assert "Anybody would try that first" in page.content.decode()
    assert Pin.objects.count() == 0


def test_whoever_left_the_team_comes_in_no_more(tablet, team):
    sets_pin(tablet, team["sasha"])
    hand_over(tablet)
    team["sasha"].grants.update(ended_on=date(2026, 3, 13))
    assert "Sasha" not in tablet.get("/tablet/").content.decode()
    comes_in(tablet, team["sasha"])
    assert not inside(tablet)


def test_only_the_same_person_comes_back_to_the_page_left(tablet, team, session):
    notes = f"/staff/sessions/{session.key}/notes/"
    sets_pin(tablet, team["sasha"])
    sets_pin(tablet, team["nia"], OTHER)
    tablet.force_login(team["sasha"])
    hand_over(tablet, at=notes, alone="yes")
    assert comes_in(tablet, team["nia"], OTHER).headers["Location"] == "/staff/today/"
    tablet.force_login(team["sasha"])
    hand_over(tablet, at="https://elsewhere.example/staff/")
    assert comes_in(tablet, team["sasha"]).headers["Location"] == "/staff/today/"
    hand_over(tablet, at=notes)
    assert comes_in(tablet, team["sasha"]).headers["Location"] == notes


def test_a_first_page_on_the_tablet_offers_a_pin_once(tablet, team):
    tablet.force_login(team["sasha"])
    assert tablet.get("/staff/today/").headers["Location"] == "/staff/tablet/pin/"
    assert inside(tablet)


def test_only_a_manager_names_a_tablet(tablet, team):
    office = Client()
    office.force_login(team["sasha"])
    assert office.get("/staff/tablets/").status_code == 404
    office.force_login(team["ruth"])
    told = {"name": "blue tablet", "place": "Hall"}
    again = office.post("/staff/tablets/", told)
    assert "There is a tablet of that name" in again.content.decode()
    by = {"by": team["sasha"], "now": clock.now()}
    with pytest.raises(RefusedError):
        name_tablet.name_tablet(name="Mine", place="Hall", **by)
    with pytest.raises(RefusedError):
        withdraw_tablet.withdraw_tablet(tablet=SharedTablet.objects.get(), **by)


def test_set_pin_is_no_one_elses(team, session):
    """Without the tablet's word there is no page to set one."""
    office = Client()
    office.force_login(team["sasha"])
    assert office.get("/staff/tablet/pin/").status_code == 404
    assert set_pin.told("1", "w", team["sasha"]) != set_pin.told("1", "w", team["nia"])

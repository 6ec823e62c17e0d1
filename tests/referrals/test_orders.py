"""Court orders: a person reads the paper, workers read the terms, an end stops it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.people.commands.assign import assign
from kinkeeper.people.models import CourtOrder, OrderSight
from kinkeeper.people.queries import orders
from kinkeeper.privacy.disclosure.queries.gate import court_direction
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.referrals.commands.go_on_after_order import go_on_after_order
from kinkeeper.referrals.commands.record_order import Read, record_order
from kinkeeper.referrals.commands.see_order import see_order
from tests import family

pytestmark = pytest.mark.django_db
NEW = "/staff/families/alder/orders/new/"
LIST = "/staff/families/alder/orders/"
TOLD = {
    "court": "Family Court at Bristol",
    "terms": "Two hours each fortnight.",
    "contact": "supervised",
    "who": "The grandmother",
    "bans": "No photographs.",
    "reports": "named",
    "recipients": ["cafcass_officer"],
}


@pytest.fixture
def home(db):
    return family.alder()


def dated(name, day):
    return {
        f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")
    }


def put(case, by, **more):
    read = Read(**{"terms": "Every second Saturday.", **more})
    return record_order(case=case, read=read, by=by, now=clock.now())


def browser_of(account):
    browser = Client()
    browser.force_login(account)
    return browser


def test_an_order_is_put_on_file_by_the_person_who_read_it(home, desk, dee):
    ends = clock.today() + timedelta(days=200)
    page = desk.post(NEW, {**TOLD, **dated("expires_on", ends)})

    assert page.url == LIST
    order = CourtOrder.objects.get()
    assert (order.read_by, order.read_on) == (dee, clock.today())
    assert order.contact == "supervised"
    assert order.expires_on == ends
    assert order.unseal()["who"] == "The grandmother"
    words = desk.get(LIST).content.decode()
    assert "In force" in words
    assert "The Cafcass officer" in words
    assert "Nobody has said that they read this" in words


def test_it_decides_how_long_the_file_is_kept_and_who_gets_reports(home, dee):
    """C-3, and REL-a of the gate."""
    obligations.refresh(case=home.case, now=clock.now())
    before = Obligation.objects.get(case=home.case, kind="case_file").facts_sha256
    put(home.case, dee, recipients=("court",))

    after = Obligation.objects.get(case=home.case, kind="case_file").facts_sha256
    assert before != after
    direction = court_direction(home.case, clock.today())
    assert [str(role) for role in direction.recipients] == ["court"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"terms": " "}, "Enter what the order says"),
        ({"contact": ""}, "Choose a kind of contact"),
        ({"reports": "silent"}, "The order says nothing: leave these empty"),
        (
            {**dated("made_on", clock.today()),
             **dated("expires_on", clock.today() - timedelta(days=1))},
            "It cannot end before it was made",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(home, desk, changed, words):
    page = desk.post(NEW, {**TOLD, **changed}).content.decode()

    assert words in page
    assert "The grandmother" in page
    assert not CourtOrder.objects.exists()


def test_an_order_from_a_day_to_come_is_refused_next_to_the_form(home, desk):
    made = clock.today() + timedelta(days=1)
    page = desk.post(NEW, {**TOLD, **dated("made_on", made)}).content.decode()

    assert "a day that has not come" in page
    assert "The grandmother" in page


def test_what_a_form_says_is_shown_beside_and_never_filled_in(referred, desk):
    order = referred.court_orders.get()
    url = f"/staff/families/robin/orders/{order.key}/"
    page = desk.get(url)

    assert "Every second Saturday." in page.content.decode()
    assert not page.context["form"].initial
    listed = desk.get("/staff/families/robin/orders/").content.decode()
    assert "Told on a form, not read yet" in listed

    version = page.context["form"]["version"].value()
    assert desk.post(url, {**TOLD, "version": version}).status_code == 302
    order.refresh_from_db()
    assert order.read_on == clock.today()
    assert order.unseal()["told_by"] == "RESIDENT"
    again = desk.get(url).context["form"]
    assert again["terms"].value() == TOLD["terms"]


def test_two_people_correcting_it_at_once_do_not_overwrite_each_other(home, dee):
    order = put(home.case, dee)
    first = {"case": home.case, "order": order, "by": dee, "now": clock.now()}
    record_order(**first, read=Read(terms="One."), version_seen=1)

    with pytest.raises(StaleError):
        record_order(**first, read=Read(terms="Two."), version_seen=1)


def test_one_press_counts_once(home, desk):
    once = str(uuid4())
    for _ in range(2):
        assert desk.post(NEW, {**TOLD, "once": once}).status_code == 302
    assert CourtOrder.objects.count() == 1


def test_a_supervisor_of_the_family_reads_the_terms_and_not_the_courts_words(home, dee):
    put(home.case, dee, who="The aunt", bans="No phones.", number="BS26P1")
    sasha, day = family.sasha(), clock.today()
    browser = browser_of(sasha)
    assert browser.get(LIST).status_code == 404
    assign(case=home.case, account=sasha, from_on=day, to_on=day, by=dee)

    words = browser.get(LIST).content.decode()
    assert "The aunt" in words
    assert "No phones." in words
    assert "BS26P1" not in words
    assert "Every second Saturday" not in words
    assert browser.get(NEW).status_code == 404
    assert LIST in browser.get("/staff/families/alder/").content.decode()


def test_who_has_read_it_is_seen_until_it_changes(home, desk, dee):
    order = put(home.case, dee)
    desk.post(LIST, {"order": str(order.key)})
    desk.post(LIST, {"order": str(order.key)})
    assert OrderSight.objects.count() == 1
    assert f"Read here by {dee.short_name}" in desk.get(LIST).content.decode()

    record_order(
        case=home.case, order=order, read=Read(terms="New."), by=dee,
        now=clock.now(), version_seen=1,
    )  # fmt: skip
    assert "Nobody has said" in desk.get(LIST).content.decode()


def test_a_volunteer_and_a_parent_read_no_order(home, dee):
    order = put(home.case, dee)
    nell = family.worker("Nell Price", Role.VOLUNTEER)
    day = clock.today()
    assign(case=home.case, account=nell, from_on=day, to_on=day, by=dee)

    assert browser_of(nell).get(LIST).status_code == 404
    with pytest.raises(RefusedError):
        see_order(order=order, by=nell, now=clock.now())
    with pytest.raises(RefusedError):
        put(home.case, nell)


def test_another_familys_order_is_not_found(home, desk, dee):
    wren = family.wren()
    order = put(wren.case, dee)

    assert desk.get(f"{LIST}{order.key}/").status_code == 404
    assert desk.get(f"{LIST}{order.key}/goes-on/").status_code == 404
    assert desk.post(LIST, {"order": str(order.key)}).status_code == 404
    read, now = Read(terms="x"), clock.now()
    with pytest.raises(RefusedError):
        record_order(case=home.case, order=order, read=read, by=dee, now=now)


def test_the_end_of_an_order_warns_and_stops_what_comes_after(home, desk, dee):
    """R17: 30, 14 and 7 days before; nothing after it until somebody decides."""
    ends = clock.today() + timedelta(days=10)
    order = put(home.case, dee, expires_on=ends)

    assert orders.terms_on(home.case, ends).decision.allowed
    after = orders.terms_on(home.case, ends + timedelta(days=1))
    assert not after.decision.allowed
    assert "Look again" in after.because
    assert "In 10 days" in desk.get("/staff/referrals/").content.decode()
    assert (
        "A court order ends on" in desk.get("/staff/families/alder/").content.decode()
    )

    url = f"{LIST}{order.key}/goes-on/"
    version = desk.get(url).context["form"]["version"].value()
    assert "Enter why" in desk.post(url, {"reason": ""}).content.decode()
    told = {"reason": "Both agreed on Monday.", "version": version}
    assert desk.post(url, told).url == LIST
    assert orders.terms_on(home.case, ends + timedelta(days=1)).decision.allowed
    assert "Both agreed on Monday." in desk.get(LIST).content.decode()
    assert "In 10 days" not in desk.get("/staff/referrals/").content.decode()


def test_a_ban_that_ran_out_is_not_lifted_with_a_sentence(home, dee):
    """R17: expired does not mean safe."""
    made = {"forbids_contact": True, "expires_on": clock.today()}
    order = put(home.case, dee, **made)
    assert not orders.terms_on(home.case, clock.today()).decision.allowed

    with pytest.raises(RefusedError, match="does not make it safe"):
        go_on_after_order(
            order=order, reason="He is calm now.", by=dee, now=clock.now(),
            version_seen=1,
        )  # fmt: skip
    tomorrow = clock.today() + timedelta(days=1)
    assert not orders.terms_on(home.case, tomorrow).decision.allowed


def test_a_new_order_takes_the_place_of_the_old_one(home, desk, dee):
    old = put(home.case, dee, expires_on=clock.today() + timedelta(days=3))
    desk.post(NEW, {**TOLD, "replaces": str(old.key)})

    later = clock.today() + timedelta(days=30)
    found = orders.terms_on(home.case, later)
    assert found.decision.allowed
    assert (found.contact, found.who) == ("supervised", ("The grandmother",))
    assert "Replaced" in desk.get(LIST).content.decode()
    assert not list(orders.ending(viewer=dee, today=clock.today()))


def test_an_order_that_ended_asks_for_a_new_look_at_the_risks(home, dee):
    from kinkeeper.referrals.queries.risks import _of_orders

    put(home.case, dee, expires_on=clock.today())
    decided, tomorrow = clock.today(), clock.today() + timedelta(days=1)

    orders = list(home.case.court_orders.all())
    assert _of_orders(orders, decided, clock.today()) == ""
    assert "does not make it safe" in _of_orders(orders, decided, tomorrow)

"""A new centre: from the code on the machine to the first family that asks."""

import pytest

from kinkeeper.contact_sessions.models import Venue
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.policy import edition
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.setup.commands.offer_code import offer_code
from kinkeeper.setup.queries.standing import Stage, stage
from kinkeeper.website.models import PromiseRun, PromiseState
from kinkeeper.website.tasks import check_at_night, check_hourly
from tests import family
from tests.setup import answers
from tests.setup.answers import send

pytestmark = pytest.mark.django_db
# What follows a commit has to happen: files are written then.
committing = pytest.mark.django_db(transaction=True)


def test_every_page_of_a_new_centre_leads_to_its_first_page(client, code):
    for address in ("/", "/refer/", "/privacy/", "/staff/today/", "/account/login/"):
        assert client.get(address).url == "/setup/"
    assert client.get("/healthz").status_code == 200
    assert "The code that was printed" in client.get("/setup/").content.decode()


def test_whoever_has_the_code_becomes_the_manager(client, code):
    """P12b: with a signed agreement, as everybody else."""
    answer = client.post("/setup/", answers.claim(code.lower().replace("-", " ")))

    assert answer.url == "/staff/setup/"
    nell = answers.manager()
    assert nell.roles() == {Role.MANAGER}
    assert nell.confidentiality_version == "3"
    assert "Set up your centre" in client.get("/staff/setup/").content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code": "AAAAA-BBBBB-CCCCC"}, "That is not the code."),
        ({"again": "seven fast boats"}, "The two passwords differ."),
        ({"password": "short", "again": "short"}, "too short"),
        ({"agreement_signed_on_year": "2031"}, "before they have signed"),
    ],
)
def test_a_wrong_answer_makes_nobody_and_keeps_what_was_typed(
    client, code, changes, said
):
    page = client.post("/setup/", answers.claim(code, **changes)).content.decode()

    assert said in page
    assert "Nell Ashby" in page
    assert answers.PASSWORD not in page
    assert not Account.objects.exists()
    assert stage() is Stage.NEW


@committing
def test_a_code_works_once_and_the_one_before_it_not_at_all(client, code):
    newer = offer_code()
    assert (
        "not the code" in client.post("/setup/", answers.claim(code)).content.decode()
    )
    client.post("/setup/", answers.claim(newer))
    client.logout()
    again = client.post("/setup/", answers.claim(newer, email="other@example.org"))
    assert again.url == "/staff/setup/"
    assert Account.objects.count() == 1
    assert offer_code() is None


def test_of_two_who_type_it_at_once_one_gets_in(client, code, machine):
    (machine / "setup.taken").touch()

    page = client.post("/setup/", answers.claim(code)).content.decode()

    assert "Sign in instead" in page
    assert not Account.objects.exists()


def test_a_claim_that_was_cut_off_after_its_commit_goes_on(client, code, machine):
    answers_of_the_dead = family.ruth()
    (machine / "setup.taken").touch()

    assert client.get("/").status_code == 503
    assert stage() is Stage.CLAIMED
    assert answers_of_the_dead.is_active


def test_a_database_that_came_filled_is_open(client, code):
    family.ruth()

    assert client.get("/").status_code == 200
    assert stage() is None
    assert client.get("/setup/").status_code == 404


def test_families_find_nothing_before_the_centre_is_open(client, manager):
    client.logout()
    for address in ("/", "/refer/", "/privacy/", "/me/"):
        page = client.get(address)
        assert page.status_code == 503
        assert "not open here yet" in page.content.decode()
        assert "Henleaze" not in page.content.decode()
    assert client.get("/account/login/").status_code == 200


def test_the_team_is_led_back_to_the_set_up(client, manager):
    assert client.get("/staff/today/").url == "/staff/setup/"
    assert client.get("/staff/families/").url == "/staff/setup/"
    assert client.get("/staff/team/").status_code == 200


def test_the_address_of_the_program_s_own_text_is_offered_to_nobody(client, manager):
    page = client.get("/staff/setup/centre/").content.decode()
    assert "Henleaze" not in page


@committing
def test_an_open_centre_says_its_own_name_and_keeps_its_own_times(client, manager):
    """P15, P2, C-9: the answers are the policy, on the page and in the rules."""
    answers.building(client)
    assert send(client, "/staff/setup/centre/", **answers.CENTRE).url == "/staff/setup/"
    law = send(
        client,
        "/staff/setup/law/",
        setting_professional_no_order_years="2",
        setting_safeguarding_downgrade="yes",
    )
    assert law.url == "/staff/setup/"
    send(client, "/staff/setup/prices/")
    page = client.get("/staff/setup/check/").content.decode()
    for word in ("Marlowe’s Contact Centre", "4 Tannery Row", "Yard door", "Hall"):
        assert word in page

    opened = send(client, "/staff/setup/check/", sure="on")

    assert opened.url == "/staff/today/"
    now = edition.in_force()
    assert (now.version, now.effective_from) == ("2026-11", answers.TODAY)
    assert now.controller.name == "Marlowe's Contact Centre"
    assert now.settings.professional_no_order_years == 2
    assert now.settings.safeguarding_downgrade is True
    home = client.get("/").content.decode()
    assert "Marlowe’s Contact Centre" in home
    assert "Henleaze" not in home + client.get("/privacy/").content.decode()
    assert client.get("/refer/").status_code == 200
    assert Event.objects.filter(action="setup.opened").count() == 1


@committing
def test_today_says_what_to_do_next_until_it_is_done(client, manager):
    """P5: a concern needs somebody who reads it."""
    opened(client)
    today = client.get("/staff/today/").content.decode()
    assert "Name a safeguarding lead" in today
    assert "Your first family" in today

    family.worker("Ines Vale", Role.SAFEGUARDING_LEAD, Role.RECORDS_LEAD)
    assert "safeguarding lead" not in client.get("/staff/today/").content.decode()

    assert send(client, "/staff/setup/next/").url == "/staff/today/"
    assert "Your first family" not in client.get("/staff/today/").content.decode()
    assert stage() is None


@committing
def test_no_promise_is_broken_before_anybody_was_promised_anything(client, manager):
    """K1: the night in which it is set up is not checked; once open all is kept, or
    there is nothing to check yet, and no letter and no alarm says otherwise."""
    assert check_at_night(answers.TODAY) == Count()
    assert check_hourly(answers.NOW) == 0
    assert not PromiseRun.objects.exists()
    opened(client)
    check_at_night(answers.TODAY)
    states = dict(PromiseState.objects.values_list("promise", "kept"))
    assert [name for name, kept in states.items() if kept is False] == []
    assert [name for name, kept in states.items() if kept is None] == [
        "companies-are-checked"
    ]
    assert "broken" not in client.get("/staff/today/").content.decode()


def test_nothing_opens_before_every_step_has_its_answer(client, manager):
    page = client.post("/staff/setup/check/", {"sure": "on"}).content.decode()

    assert "Finish this first" in page
    assert "Buildings, doors and rooms" in page
    assert stage() is Stage.CLAIMED


def test_a_building_with_one_door_keeps_the_centre_closed(client, manager):
    """K6: the two sides use different doors."""
    place = client.post("/staff/buildings/", {"name": "Old School"}).url
    client.post(f"{place}doors/new/", {"name": "Front door"})
    client.post(f"{place}rooms/new/", {"name": "Hall", "families_at_once": 1})

    assert "so it needs two" in client.get("/staff/buildings/").content.decode()
    assert "To do" in client.get("/staff/setup/").content.decode()


def test_two_managers_do_not_write_over_each_other(client, manager):
    send(client, "/staff/setup/centre/", **answers.CENTRE)
    old = answers.shown(client, "/staff/setup/centre/")
    send(client, "/staff/setup/centre/", **{**answers.CENTRE, "phone": "01632 960055"})

    page = client.post("/staff/setup/centre/", {**old, "lead": "the manager"})

    assert "Somebody else changed this" in page.content.decode()
    assert "01632 960055" in DraftEdition.objects.get().text


@committing
def test_an_open_centre_changes_its_policy_by_an_edition_only(client, manager):
    """P14, PV-6: from the first day people are told before."""
    opened(client)

    page = client.get("/staff/setup/centre/").content.decode()
    assert "begin a new edition" in page
    assert (
        client.get("/staff/setup/law/").url == "/staff/records/policy/open-questions/"
    )
    again = client.post("/staff/setup/check/", {"sure": "on"})
    assert again.url == "/staff/setup/"


def test_quotes_and_slashes_in_an_answer_stay_words(client, manager):
    name = 'The "Nest" \\ Family ${x} [settings]'
    send(client, "/staff/setup/centre/", **{**answers.CENTRE, "name": name})

    shown = client.get("/staff/setup/centre/").context["form"]["name"].value()
    assert shown == name


def test_who_looks_after_the_machine_sees_but_writes_no_policy(client, manager):
    client.force_login(family.worker("Abe Lund", Role.SYSTEM_ADMIN))
    page = client.get("/staff/setup/").content.decode()
    assert "Your centre" in page
    assert "What the law leaves open" not in page
    assert client.get("/staff/setup/check/").status_code == 404
    assert client.get("/staff/setup/law/").status_code == 404


def test_only_a_manager_reaches_the_set_up(client, manager):
    client.force_login(family.dee())
    for address in ("/staff/setup/", "/staff/setup/check/", "/staff/buildings/"):
        assert client.get(address).status_code == 404


def opened(client):
    answers.building(client)
    send(client, "/staff/setup/centre/", **answers.CENTRE)
    send(client, "/staff/setup/law/")
    send(client, "/staff/setup/prices/")
    assert send(client, "/staff/setup/check/", sure="on").url == "/staff/today/"
    assert Venue.objects.count() == 1

from datetime import date

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.people.commands.assign import assign
from kinkeeper.people.commands.log_letter import log_letter
from tests import family
from tests.people import healthy

pytestmark = pytest.mark.django_db
PRIVATE = [*family.PRIYA_PRIVATE.values(), *family.DANIEL_PRIVATE.values()]


@pytest.fixture(autouse=True)
def one_step_sign_in(settings):
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def alder():
    made = family.alder()
    made.resident.keep_address_secret = True
    told = {"email": {"may": "no"}, "text": {"may": "yes"}, "call": {"may": "no"}}
    made.resident.seal({**family.PRIYA_PRIVATE, "safe_contact": told})
    made.resident.save()
    healthy.kept(made.children[1], made.resident, "Nuts. Pen in the cupboard.")
    return made


def seen_by(client, account, url="/staff/families/alder/"):
    client.force_login(account)
    return client.get(url)


def on_shift(made, account):
    day = clock.today()
    assign(case=made.case, account=account, from_on=day, to_on=day, by=family.dee())


def test_the_page_says_what_must_not_be_forgotten(client, alder):
    words = seen_by(client, family.dee()).content.decode()

    assert "Maya and Theo" in words
    assert "Priya’s address is secret" in words
    assert "Nuts. Pen in the cupboard." in words
    assert "Text messages, any time" in words
    assert "nothing crosses here" in words.lower()
    assert not [detail for detail in PRIVATE if detail in words]


def test_a_supervisor_is_not_told_where_or_how_not_even_that_it_is_secret(
    client, alder
):
    """K3, domain 2.3."""
    sasha = family.sasha()
    on_shift(alder, sasha)
    words = seen_by(client, sasha).content.decode()

    assert "Nuts. Pen in the cupboard." in words
    assert "must not meet" in words
    assert "secret" not in words
    assert "Text messages" not in words
    assert not [detail for detail in PRIVATE if detail in words]
    assert client.get("/staff/families/alder/contacts/").status_code == 404


def test_another_family_looks_like_none(client, alder):
    family.wren()
    sasha = family.sasha()
    on_shift(alder, sasha)

    pages = [
        seen_by(client, sasha, f"/staff/families/{sign}/")
        for sign in ("wren", "kk-0098", "nosuch")
    ]

    assert {page.status_code for page in pages} == {404}


def test_looking_is_written_down(client, alder):
    dee = family.dee()
    seen_by(client, dee)
    seen_by(client, dee, "/staff/families/alder/contacts/")

    told = Event.objects.filter(case_key=alder.case.key, by_id=dee.pk)
    assert set(told.values_list("action", flat=True)) >= {
        "family.viewed",
        "contacts.viewed",
    }


def test_contact_details_stand_in_a_card_for_each_side(client, alder):
    words = seen_by(
        client, family.dee(), "/staff/families/alder/contacts/"
    ).content.decode()
    daniel, priya = words.index("Daniel Holt"), words.index("Priya Nair")

    assert priya < words.index("07700 900101") < daniel < words.index("BS31 2ZQ")


def test_a_secret_address_is_covered_until_somebody_asks_and_that_is_written_down(
    client, alder
):
    dee, url = family.dee(), "/staff/families/alder/contacts/"
    covered = seen_by(client, dee, url).content.decode()
    assert "BS5 6QX" not in covered
    assert "Larkspur" not in covered
    assert not Event.objects.filter(action="secret_address.viewed").exists()

    shown = seen_by(client, dee, f"{url}?show={alder.resident.key}").content.decode()
    assert "BS5 6QX" in shown
    assert Event.objects.get(action="secret_address.viewed").by_id == dee.pk


def test_the_title_and_the_address_name_nobody(client, alder):
    words = seen_by(client, family.dee()).content.decode()
    title = words.split("<title>")[1].split("</title>")[0]

    assert "Alder" in title
    assert "Maya" not in title
    assert "Priya" not in title


def test_one_row_for_a_family_and_no_adult_in_the_list(client, alder):
    family.wren()
    words = seen_by(client, family.dee(), "/staff/families/").content.decode()

    assert words.count("KK-0147") == 1
    assert "Maya, Theo" in words
    assert "Priya" not in words
    assert "Daniel" not in words


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("alder", True),
        ("0147", True),
        ("may", True),
        ("Priya", False),
        ("BS5", False),
        ("Wren", False),
    ],
)
def test_the_search_knows_call_signs_references_and_children(
    client, alder, search, found
):
    family.wren()
    words = seen_by(
        client, family.dee(), f"/staff/families/?q={search}"
    ).content.decode()

    assert ("KK-0147" in words) is found


def test_a_search_stays_within_the_workers_own_families(client, alder):
    family.wren()
    sasha = family.sasha()
    on_shift(alder, sasha)

    words = seen_by(client, sasha, "/staff/families/?q=sam").content.decode()

    assert "KK-0098" not in words
    assert "KK-0147" in seen_by(client, sasha, "/staff/families/").content.decode()


def test_closed_families_have_a_list_of_their_own(client, alder):
    alder.case.closed_on = clock.today()
    alder.case.stage = "CLOSED"
    alder.case.save()
    dee = family.dee()

    assert b"KK-0147" not in seen_by(client, dee, "/staff/families/").content
    assert b"KK-0147" in seen_by(client, dee, "/staff/families/?show=closed").content


def test_a_family_member_never_reaches_a_staff_page(client, alder):
    assert seen_by(client, alder.resident.account).status_code == 404


def test_older_events_are_one_link_away(client, alder):
    for number in range(45):
        log_letter(
            case=alder.case,
            side="RESIDENT",
            on=date(2026, 1, 1),
            words=f"Letter {number}.",
        )
    dee = family.dee()
    words = seen_by(client, dee).content.decode()
    assert words.count("Letter ") == 12
    assert "12:00" not in words

    older = seen_by(client, dee, "/staff/families/alder/?older=1").content.decode()
    assert older.count("Letter ") == 45


def test_the_next_thing_to_do_is_the_main_button(client, alder):
    alder.case.stage = "ACCEPTED"
    alder.case.save()
    words = seen_by(client, family.dee()).content.decode()

    assert "Write down a pre-visit" in words
    assert "Nobody has assessed the risks." in words
    assert "no pre-visit with “go on” for the visiting adult" in words

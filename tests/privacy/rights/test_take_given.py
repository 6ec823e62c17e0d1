"""P11a: a parent takes along what they gave, and nothing of anybody else (K3)."""

import csv
import json
from io import StringIO

import pytest

from kinkeeper.foundation.audit.models import Event
from kinkeeper.people.queries.wall import found_in, normalise
from kinkeeper.referrals.models import SideForm
from tests import family
from tests.family import DANIEL_PRIVATE, PRIYA_PRIVATE, SATURDAY

pytestmark = pytest.mark.django_db
ANSWERS = {
    "you": {"given_name": "Priya", "relationship": "mother"},
    "call": {"may": "yes", "code_word": "bramble"},
    "text": {"may": "some", "hours": "=HYPERLINK(1)"},
    "needs": {"words": "Daniel rings from 07700 900202."},
    "wishes": {"days": ["sat", "sun"], "words": "Not near Foundry Yard."},
    "other-adult": {"about": "He drinks."},
    "worries": {"worries": ["abuse"], "words": "I am afraid."},
}


@pytest.fixture
def alder(client):
    made = family.alder()
    form = SideForm(
        case=made.case,
        party=made.resident,
        side="RESIDENT",
        container=made.case.container,
        sent_at=family.clock.moment(SATURDAY, 10),
        notice_version="1",
    )
    form.seal({"answers": ANSWERS})
    form.save()
    client.force_login(made.resident.account)
    return made


def taken(client, kind):
    answer = client.get(f"/me/rights/own/{kind}/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="details.{kind}"'
    assert answer["Cache-Control"] == "no-store"
    return answer.content.decode()


def test_both_files_hold_what_she_gave_and_nothing_of_his(client, alder):
    page = client.get("/me/rights/").content.decode()
    for kind in ("csv", "json"):
        assert f"/me/rights/own/{kind}/" in page
        words = taken(client, kind)
        for own in PRIYA_PRIVATE.values():
            assert own in words
        plain = normalise(words)
        for his in DANIEL_PRIVATE.values():
            assert not found_in(plain, normalise(his)), (kind, his)
    told = Event.objects.filter(action="given.taken", case_key=alder.case.key)
    assert [one.detail["kind"] for one in told.order_by("pk")] == ["csv", "json"]


def test_what_is_not_safe_on_a_phone_is_not_in_it(client, alder):
    words = taken(client, "json")
    for left_out in ("bramble", "afraid", "abuse", "drinks", "rings", "near"):
        assert left_out not in words
    lines = {(one["part"], one["name"]): one["words"] for one in json.loads(words)}
    assert lines["form: wishes", "days"] == "sat, sun"


def test_no_cell_of_the_table_acts(client, alder):
    rows = list(csv.reader(StringIO(taken(client, "csv"))))
    assert rows[0] == ["part", "name", "words"]
    assert ["form: text", "hours", "'=HYPERLINK(1)"] in rows
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_a_guess_is_never_confirmed(client, alder):
    """K3: the file is the same whether what she guessed is his or not."""
    form = SideForm.objects.get()
    answers = {"text": {"hours": "07700 900202"}}
    form.seal({"answers": answers})
    form.save()
    right = taken(client, "json")
    alder.visiting.seal({**DANIEL_PRIVATE, "phone": "07700 900999"})
    alder.visiting.save()
    assert taken(client, "json") == right


def test_each_side_takes_its_own_and_a_stranger_nothing(client, alder):
    client.force_login(alder.visiting.account)
    words = taken(client, "json")
    assert "Larkspur" not in words
    assert "form:" not in words
    assert client.get("/me/rights/own/pdf/").status_code == 404
    stranger = family.Account.objects.create_user("n@example.org", family.PASSWORD)
    client.force_login(stranger)
    assert client.get("/me/rights/own/csv/").status_code == 404
    client.logout()
    assert client.get("/me/rights/own/csv/").status_code == 302

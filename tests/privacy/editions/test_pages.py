"""The pages of the policy: for those who write it, and for those it is about."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.privacy.editions.commands.begin_draft import begin_draft
from kinkeeper.privacy.editions.models import ChangeAnswer, DraftEdition, EditionNotice
from tests import family
from tests.privacy import stage
from tests.privacy.editions import writing
from tests.privacy.editions.writing import COUNTS_FROM, WRITTEN_ON, at

pytestmark = pytest.mark.django_db

NOW = at(WRITTEN_ON)
PAGES_OF_A_DRAFT = ("draft", "periods", "text", "effect", "approve", "withdraw")


def address(page, draft):
    return reverse(f"editions:{page}", kwargs={"key": draft.key})


def posted(client, page, draft, **values):
    values = {"version": writing.fresh(draft).version} | values
    return client.post(address(page, draft), values)


def test_somebody_without_the_power_finds_no_such_page(client, omar):
    """P12a"""
    draft = begin_draft(by=omar, now=NOW)
    client.force_login(family.bea())
    for page in PAGES_OF_A_DRAFT:
        assert client.get(address(page, draft)).status_code == 404
    for page in ("editions", "open_questions", "answers"):
        assert client.get(reverse(f"editions:{page}")).status_code == 404


def test_an_edition_from_the_first_press_to_the_shelf(client, omar, ruth, folder):
    """P14, K2: the whole way, through the pages alone."""
    client.force_login(omar)
    answer = client.post(reverse("editions:editions"))
    draft = DraftEdition.objects.get()
    assert answer.url == address("draft", draft)

    page = client.get(address("periods", draft)).context["form"]
    boxes = {
        field.name: page.get_initial_for_field(field.field, field.name)
        for field in page
    }
    (p9f,) = (name for name, (row, _, _) in page.periods.items() if row == "P9f")
    first = boxes.pop("effective_from")
    values = {
        name: {True: "yes", False: "no"}.get(value, value)
        if isinstance(value, bool)
        else value
        for name, value in boxes.items()
        if value is not None
    }
    values |= {
        p9f: 2,
        "effective_from_day": first.day,
        "effective_from_month": first.month,
        "effective_from_year": first.year,
        "version": draft.version,
    }
    answer = client.post(address("periods", draft), values)
    assert answer.status_code == 302, answer.context["form"].errors

    shown = client.get(address("draft", draft)).content.decode()
    assert "kept 2 years, not 1 year" in shown
    assert "Takes something away" in shown
    assert posted(client, "draft", draft).status_code == 302
    assert (
        "somebody else has to approve it"
        in client.get(address("draft", draft)).content.decode()
    )

    client.force_login(ruth)
    assert posted(client, "approve", draft, judgement="").status_code == 302
    assert posted(client, "publish", draft).url == reverse("editions:editions")
    assert writing.fresh(draft).state == DraftEdition.State.PUBLISHED


def test_what_is_wrong_stands_beside_its_line_and_nothing_typed_is_lost(client, omar):
    """K2"""
    draft = begin_draft(by=omar, now=NOW)
    client.force_login(omar)
    text = draft.text.replace("ask_age = 25", "ask_age = 120", 1)

    answer = posted(client, "text", draft, text=text)

    shown = answer.content.decode()
    number = 1 + [line[:12] for line in text.splitlines()].index("ask_age = 12")
    assert f"Line {number}: settings.ask_age" in shown
    assert shown.count("ask_age = 120") == 2
    assert writing.fresh(draft).text == draft.text


def test_a_text_with_a_gap_is_kept_and_its_gap_is_shown(client, omar):
    draft = begin_draft(by=omar, now=NOW)
    client.force_login(omar)
    text = draft.text.replace(
        '"supported", involvement = "nobody"', '"supported", involvement = "x"', 1
    )
    assert posted(client, "text", draft, text=text).status_code == 302
    shown = client.get(address("draft", draft)).content.decode()
    assert "Put this right first" in shown
    assert "Gap: " in shown


def test_the_effect_is_shown_row_by_row_without_a_name(client, omar):
    """K2"""
    case = stage.wren_closed()
    draft = writing.drafted(omar)
    client.force_login(omar)
    shown = client.get(address("effect", draft)).content.decode()
    assert case.reference in shown
    assert "would move later" in shown
    assert "Mia" not in shown
    assert "Webb" not in shown


def test_what_the_law_leaves_open_is_explained_with_its_value(client, omar):
    """A1 to A18"""
    client.force_login(omar)
    shown = client.get(reverse("editions:open_questions")).content.decode()
    for number in range(1, 19):
        assert f">A{number}<" in shown
    assert "Age of the youngest child at the first look: 25" in shown


@pytest.fixture
def wren(omar, ruth):
    made = family.wren(opened_on=stage.OPENED_ON)
    stage.closed(made)
    writing.published(omar, ruth)
    with clock.travelled_to(at(COUNTS_FROM + timedelta(days=3))):
        yield made


def test_a_parent_reads_what_changes_and_says_yes_for_themselves_and_the_child(
    client, wren
):
    """P14, PV-3"""
    client.force_login(wren.resident.account)
    page = client.get(reverse("editions:mine"))
    shown = page.content.decode()
    assert "kept 2 years, not 1 year" in shown
    assert "If you say nothing, that is a no" in shown
    for private in ("Tom", "Rees", "BS37", "tom@"):
        assert private not in shown
    values = {"edition": "2027-03", "answer_0": "yes", "answer_1": "yes"}

    answer = client.post(reverse("editions:mine"), values)

    assert answer.status_code == 302
    given = ChangeAnswer.objects.filter(given_by=wren.resident)
    assert {each.capacity for each in given} == {"SELF", "PARENT"}
    again = client.get(reverse("editions:mine")).content.decode()
    assert again.count("checked") == 2


def test_saying_nothing_is_not_an_answer(client, wren):
    client.force_login(wren.resident.account)
    answer = client.post(reverse("editions:mine"), {"edition": "2027-03"})
    assert "Say yes or no first." in answer.content.decode()
    assert not ChangeAnswer.objects.exists()


def test_one_side_never_sees_what_the_other_answered(client, wren):
    """K3"""
    client.force_login(wren.resident.account)
    client.post(
        reverse("editions:mine"),
        {"edition": "2027-03", "answer_0": "yes", "answer_1": "yes"},
    )
    client.force_login(wren.visiting.account)
    shown = client.get(reverse("editions:mine")).content.decode()
    assert "checked" not in shown
    assert "Mia" not in shown


def test_opening_the_page_is_being_told(client, wren):
    """P11a"""
    client.force_login(wren.resident.account)
    client.get(reverse("editions:mine"))
    assert EditionNotice.objects.filter(party=wren.resident, way="PAGE").exists()


def test_somebody_without_a_family_finds_no_page(client, omar):
    client.force_login(omar)
    assert client.get(reverse("editions:mine")).status_code in (302, 404)


def test_an_answer_on_paper_is_written_down(client, wren):
    """PV-3, CN-4"""
    pat = family.worker("Pat Moss", "RECORDS_LEAD", "COORDINATOR")
    client.force_login(pat)
    url = reverse("editions:record_answer", kwargs={"sign": "kk-0098"})
    assert "would take this away" in client.get(url).content.decode()
    (sam,) = wren.children
    answer = client.post(
        url,
        {
            "subject": str(sam.key),
            "given_by": str(wren.visiting.key),
            "capacity": "PARENT",
            "edition": "2027-03",
            "answer": "YES",
            "answered_on_day": 3,
            "answered_on_month": 3,
            "answered_on_year": 2027,
        },
    )
    assert answer.status_code == 302
    kept = ChangeAnswer.objects.get()
    assert (kept.on_paper, kept.recorded_by, kept.party) == (True, pat, sam)


def test_another_familys_sign_looks_like_no_family(client, wren):
    client.force_login(family.worker("Pat Moss", "RECORDS_LEAD"))
    for sign in ("kk-0098", "kk-9999"):
        url = reverse("editions:record_answer", kwargs={"sign": sign})
        assert client.get(url).status_code == 404


def test_the_family_of_an_answer_on_paper_is_found_by_its_sign(client, wren):
    client.force_login(family.worker("Pat Moss", "RECORDS_LEAD", "COORDINATOR"))
    url = reverse("editions:answers")
    assert "An answer on paper" in client.get(url).content.decode()
    found = client.get(url, {"family": "KK-0098"})
    assert found.url == reverse("editions:record_answer", kwargs={"sign": "kk-0098"})

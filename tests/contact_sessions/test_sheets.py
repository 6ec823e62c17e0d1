"""P7c, K6: what goes on paper tells a finder little: no name, one side, one door."""

import re

from kinkeeper.foundation.audit.models import Event
from tests.contact_sessions.building import plan

DOOR_SHEET = "/staff/today/door-sheet/"
NAMES = ("Priya", "Daniel", "Maya", "Theo", "Nair", "Holt")


def pages_of(answer) -> list[str]:
    """Split a print-out where the paper does."""
    found = re.split(r'<section class="sheet-page"', answer.content.decode())
    return found[1:]


def test_a_door_sheet_has_a_page_for_each_door(session, as_, dee, saturday):
    front, side = pages_of(as_(dee).get(DOOR_SHEET))

    assert "Front door" in front
    assert "Child arrives" in front
    assert "Visiting adult" not in front
    assert "Visiting adult arrives" in side
    assert "Child" not in side


def test_a_door_sheet_counts_everybody_once(
    session, wren, building, dee, bea, as_, saturday
):
    """Two families, two sides each, in and out."""
    plan(wren, building, dee, room=building.hall, supervisor=bea)

    pages = pages_of(as_(dee).get(DOOR_SHEET))

    assert sum(page.count(" arrives") for page in pages) == 4
    assert sum(page.count(" leaves") for page in pages) == 4


def test_a_register_sheet_has_a_page_for_each_side(session, as_, sasha, saturday):
    answer = as_(sasha).get(f"/staff/sessions/{session.key}/sheet/")
    child, visitor = pages_of(answer)

    assert "Child 1" in child
    assert "10:00" in child
    assert "09:45" not in child
    assert "Side door" not in child
    assert "The visiting adult" in visitor
    assert "09:45" in visitor
    assert "front door" not in visitor.lower()
    assert "Collected by" not in visitor
    for name in NAMES:
        assert name not in answer.content.decode(), name


def test_printing_a_register_sheet_is_recorded(session, as_, sasha, saturday):
    as_(sasha).get(f"/staff/sessions/{session.key}/sheet/")

    read = Event.objects.filter(action="session.viewed").latest("pk")
    assert read.purpose == "printing a register sheet"


def test_the_register_leads_to_its_sheet(session, as_, sasha, saturday):
    page = as_(sasha).get(f"/staff/sessions/{session.key}/").content.decode()

    assert f'href="/staff/sessions/{session.key}/sheet/"' in page


def test_another_familys_sheet_does_not_exist(session, as_, bea, saturday):
    answer = as_(bea).get(f"/staff/sessions/{session.key}/sheet/")

    assert answer.status_code == 404

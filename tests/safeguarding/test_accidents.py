"""The accident book: everybody writes, few read, nothing else is protected by it."""

from datetime import date

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from kinkeeper.safeguarding.commands.report_accident import report_accident
from kinkeeper.safeguarding.commands.write_accident import Told, write_accident
from kinkeeper.safeguarding.models import Accident
from tests import family
from tests.privacy.stage import at, closed

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 14)
State = Obligation.State


def accident(by, *, hurt="VISITOR", **more) -> Accident:
    told = Told(
        name="Joss Ferrier", what="Slipped on the wet step.", where="Front door"
    )
    given = {"told": told, "happened_at": at(DAY, 11), "now": at(DAY, 12)}
    return write_accident(hurt=hurt, by=by, **{**given, **more})


def promise(thing) -> Obligation:
    return Obligation.objects.get(record=trail.name_of(thing))


def test_an_entry_about_a_grown_up_is_looked_at_again_after_five_years():
    """P9k, C-7, A15: no end date, even for staff."""
    kept = promise(accident(family.bea(), hurt="WORKER"))

    assert (kept.state, kept.row) == (State.INDEFINITE, "P9k.accident")
    assert kept.trigger_on is None
    assert kept.review_on == date(2031, 3, 14)


def test_an_entry_about_a_child_is_looked_at_again_at_the_25th_birthday():
    """P9k, C-7: never a day to destroy."""
    alder = family.alder()
    theo = alder.children[1].person
    one = accident(family.bea(), hurt="CHILD", case=alder.case, child=theo)

    kept = promise(one)
    assert (kept.state, kept.review_on) == (State.INDEFINITE, date(2045, 11, 19))
    assert kept.case == alder.case


def test_an_accident_protects_no_file():
    """P9k: it is no concern. The file keeps its end date until one is raised."""
    wren = family.wren()
    bea = family.bea()
    case = closed(wren, on=date(2026, 3, 20))
    accident(bea, hurt="CHILD", case=case, child=wren.children[0].person)
    obligations.refresh(case=case, now=at(date(2026, 3, 21)))
    file = case.obligations.get(kind="case_file")
    assert (file.state, file.row) == (State.COUNTING, "P9f")

    raise_concern(case=case, words="A mark again.", by=bea, now=at(date(2026, 3, 22)))
    assert case.obligations.get(kind="case_file").state == State.INDEFINITE


def test_the_day_of_the_next_look_stays_when_the_childs_row_has_gone():
    """C-7: the birth date lies in the entry."""
    alder = family.alder()
    theo = alder.children[1].person
    one = accident(family.bea(), hurt="CHILD", case=alder.case, child=theo)
    alder.children[1].delete()
    theo.delete()

    obligations.keep_alone(record=trail.name_of(one), now=at(DAY, 13))
    assert promise(one).review_on == date(2045, 11, 19)


def test_everybody_in_the_team_may_write_and_no_parent():
    with pytest.raises(RefusedError):
        accident(family.alder().visiting.account)
    assert accident(family.bea()).reference == "AB-0001"


def test_nothing_of_an_entry_stands_readable_in_its_row():
    one = accident(family.bea())

    row = Accident.objects.filter(pk=one.pk).values().get()
    assert b"Ferrier" not in bytes(row["sealed"])
    assert "Ferrier" not in str({k: v for k, v in row.items() if k != "sealed"})


def test_the_report_to_the_authorities_is_written_down_by_the_manager():
    """RIDDOR"""
    bea, ruth = family.bea(), family.ruth()
    one = accident(bea, reportable=True)
    reported = {
        "accident": one,
        "reported_on": date(2026, 3, 16),
        "how": "Online, number 4471",
        "now": at(date(2026, 3, 16)),
        "version_seen": 1,
    }
    with pytest.raises(RefusedError):
        report_accident(by=bea, **reported)

    report_accident(by=ruth, **reported)
    one.refresh_from_db()
    assert one.reported_on == date(2026, 3, 16)


POSTED = {
    "hurt": "VISITOR",
    "name": "Joss Ferrier",
    "happened_on_day": "14",
    "happened_on_month": "3",
    "happened_on_year": "2026",
    "happened_at": "11:05",
    "where": "Front door",
    "what": "Slipped on the wet step.",
    "reportable": "no",
}


def test_a_volunteer_writes_an_entry_and_reads_only_their_own(client):
    """Nobody sees another person's accident in the book."""
    bea, ruth = family.bea(), family.ruth()
    other = accident(ruth)
    client.force_login(bea)
    with clock.travelled_to(at(DAY, 15)):
        client.post("/staff/accidents/new/", POSTED)
        mine = Accident.objects.get(author=bea)
        page = client.get(f"/staff/accidents/{mine.key}/").content.decode()
        listed = client.get("/staff/accidents/").content.decode()
        hidden = client.get(f"/staff/accidents/{other.key}/")

    assert clock.london(mine.happened_at).strftime("%H:%M") == "11:05"
    assert "Slipped on the wet step." in page
    assert mine.reference in listed
    assert other.reference not in listed
    assert hidden.status_code == 404
    assert Event.objects.filter(action="accident.viewed").exists()


def test_the_manager_reads_the_whole_book_without_names_in_the_list(client):
    accident(family.bea())
    ruth = family.ruth()
    client.force_login(ruth)

    page = client.get("/staff/accidents/").content.decode()
    assert "AB-0001" in page
    assert "Ferrier" not in page


def test_a_co_ordinator_reads_no_entry_of_others(client):
    one = accident(family.bea())
    client.force_login(family.dee())

    assert client.get(f"/staff/accidents/{one.key}/").status_code == 404


def test_an_entry_may_be_tied_to_a_family_and_a_child(client):
    alder, ruth = family.alder(), family.ruth()
    maya = alder.children[0].person
    client.force_login(ruth)
    with clock.travelled_to(at(DAY, 15)):
        form = client.get("/staff/accidents/new/?family=alder").content.decode()
        client.post(
            "/staff/accidents/new/?family=alder",
            {**POSTED, "hurt": "CHILD", "name": "Maya Nair", "child": str(maya.key)},
        )

    assert "Maya" in form
    one = Accident.objects.get()
    assert (one.case, one.child) == (alder.case, maya)

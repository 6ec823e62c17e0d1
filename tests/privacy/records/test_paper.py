"""Stories of paper files (P7m): labelled without a name, lent, and destroyed by two."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.commands.add_paper import Place, add_paper
from kinkeeper.privacy.records.commands.destroy_paper import Destruction, destroy_paper
from kinkeeper.privacy.records.commands.move_paper import move_paper
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.privacy.records.commands.take_paper import return_paper, take_paper
from kinkeeper.privacy.records.models import PaperFile
from kinkeeper.privacy.records.queries.paper import papers
from kinkeeper.privacy.records.queries.to_look import papers_waiting
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from tests import family
from tests.privacy import stage
from tests.privacy.stage import ELIGIBLE_ON, at

pytestmark = pytest.mark.django_db


def filed(case, by, **more) -> PaperFile:
    record = case.obligations.get(kind="case_file").record
    told = {"sort": "PAPER", "holds_what": "form and letters"} | more
    place = Place("Office", "cabinet 2", "box 7")
    return add_paper(
        record=record, place=place, by=by, now=at(date(2026, 1, 5)), **told
    )


def destroyed(paper, by, witness, on, **more):
    paper.refresh_from_db()
    destroy_paper(
        paper=paper,
        told=Destruction(**{"how": "CROSS_CUT", "on": on, "witness": witness} | more),
        by=by,
        now=at(on),
        version_seen=paper.version,
    )


def test_a_paper_file_has_a_number_and_no_name():
    case, omar = stage.wren_closed(), family.omar()
    paper = filed(case, omar)
    assert (paper.label, paper.reference) == ("P-0001", "KK-0098")
    assert paper.place == "Office, cabinet 2, box 7"
    (place,) = register.locations_of(paper.record)
    assert (place.certified_on, "P-0001" in place.words) == (None, True)


def test_a_paper_file_is_moved_lent_and_brought_back():
    case, omar, sasha = stage.wren_closed(), family.omar(), family.sasha()
    paper = filed(case, omar)
    now = at(date(2026, 1, 6))
    move_paper(paper=paper, place=Place("Archive"), by=omar, now=now, version_seen=1)
    take_paper(
        paper=paper, with_whom=sasha, back_by=date(2026, 1, 9), what_for="A report",
        by=omar, now=now, version_seen=2,
    )  # fmt: skip
    late = papers("late", viewer=omar, today=date(2026, 1, 10))
    assert [each.label for each in late] == ["P-0001"]
    paper.refresh_from_db()
    with pytest.raises(RefusedError, match="already"):
        take_paper(
            paper=paper, with_whom=sasha, back_by=date(2026, 1, 9), what_for="x",
            by=omar, now=now, version_seen=3,
        )  # fmt: skip
    paper.refresh_from_db()
    return_paper(paper=paper, by=omar, now=at(date(2026, 1, 11)), version_seen=3)
    said = [step.what for step in paper.steps.all()]
    assert said == ["ADDED", "MOVED", "TAKEN", "RETURNED"]
    assert papers("late", viewer=omar, today=date(2026, 1, 12)) == []


def test_paper_stays_while_its_record_is_kept_and_goes_after_it():
    """C-18: the record goes first, with two people; then the paper, with two people."""
    case = stage.wren_closed()
    agreed = stage.agreed(case)
    omar, ruth = agreed.omar, agreed.ruth
    paper = filed(case, omar)
    with pytest.raises(RefusedError, match="still kept"):
        destroyed(paper, omar, ruth, ELIGIBLE_ON)
    after = ELIGIBLE_ON + timedelta(days=7)
    assert sweep_disposals(after).disposed == 1
    waiting = papers("destroy", viewer=omar, today=after)
    assert [each.label for each in waiting] == ["P-0001"]
    assert [each.reference for each in papers_waiting(after)] == ["P-0001"]
    for witness in (None, omar):
        with pytest.raises(RefusedError, match="second person"):
            destroyed(paper, omar, witness, after)
    with pytest.raises(RefusedError, match="slip"):
        destroyed(paper, omar, ruth, after, how="CONTRACTOR")
    destroyed(paper, omar, ruth, after, how="CONTRACTOR", slip_number="CW-2231")
    (place,) = register.locations_of(paper.record)
    assert place.certified_on == after


def test_no_paper_is_destroyed_while_a_hold_reaches_its_record():
    """C-8: not even a copy."""
    case, omar, ruth = stage.wren_closed(), family.omar(), family.ruth()
    paper = filed(case, omar)
    place_hold(
        case=case, kind="legal_claim", reason="A claim.", by=omar, now=at(ELIGIBLE_ON),
        review_on=ELIGIBLE_ON + timedelta(days=30),
    )  # fmt: skip
    with pytest.raises(RefusedError, match="on hold"):
        destroyed(paper, omar, ruth, ELIGIBLE_ON, copy=True)


def test_a_copy_may_go_before_its_record():
    case, omar, ruth = stage.wren_closed(), family.omar(), family.ruth()
    paper = filed(case, omar, sort="LAPTOP")
    destroyed(paper, omar, ruth, ELIGIBLE_ON, how="WIPED", copy=True)
    assert case.obligations.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "DESTROYED"},
        {"destroyed_on": ELIGIBLE_ON},
        {
            "state": "DESTROYED",
            "destroyed_on": ELIGIBLE_ON,
            "destroyed_how": "CROSS_CUT",
            "destroyed_by_id": 1,
            "witnessed_by_id": 1,
        },
        {
            "state": "DESTROYED",
            "destroyed_on": ELIGIBLE_ON,
            "destroyed_how": "CONTRACTOR",
            "destroyed_by_id": 1,
            "witnessed_by_id": 2,
        },
        {"state": "OUT"},
    ],
)
def test_the_database_wants_the_whole_certificate(changes):
    filed(stage.wren_closed(), family.omar())
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperFile.objects.update(**changes)


def test_only_those_who_keep_paper_see_it():
    case, omar = stage.wren_closed(), family.omar()
    filed(case, omar)
    with pytest.raises(RefusedError):
        filed(case, family.sasha())


def day(name: str, on: date) -> dict[str, int]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_the_register_on_its_pages(client):
    """P7m, K3: added, lent, brought back and certified; no concern is given away."""
    case, omar, ruth = stage.wren_closed(), family.omar(), family.ruth()
    raise_concern(case=case, words="A worry.", by=ruth, now=at(ELIGIBLE_ON))
    client.force_login(omar)
    on = date(2026, 11, 25)
    with clock.travelled_to(at(on)):
        url = "/staff/records/paper/new/?whose=kk-0098"
        page = client.get(url).content.decode()
        assert "Concern" not in page
        key = case.obligations.filter(kind="case_file").first().key
        told = {"record": key, "sort": "PAPER", "holds_what": "letters", "room": "Hall"}
        client.post(url, told)
        one = "/staff/records/paper/P-0001/"
        assert "Hall" in client.get(one).content.decode()
        client.post(f"{one}move/", {"room": "Office", "version": 1})
        out = {"person": omar.pk, "what_for": "Copying", **day("back_by", on)}
        client.post(f"{one}out/", {**out, "version": 2})
        assert "Omar S." in client.get("/staff/records/paper/").content.decode()
        client.post(f"{one}back/", {"version": 3})
        gone = {"how": "CROSS_CUT", "person": ruth.pk, "copy": "on", **day("on", on)}
        client.post(f"{one}destroyed/", {**gone, "version": 4})
        assert "Watched by" in client.get(one).content.decode()
        shown = client.get("/staff/records/paper/?show=destroyed").content.decode()
        assert "P-0001" in shown
        labels = client.get("/staff/records/paper/labels/").content.decode()
        assert "Wren" not in labels
    client.force_login(family.sasha())
    assert client.get("/staff/records/paper/").status_code == 404
    assert client.get(one).status_code == 404

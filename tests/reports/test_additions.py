"""What is added to a signed report: read by another, signed, and the report stands."""

from datetime import timedelta
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from django.db import Error, transaction

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.foundation.files import store
from kinkeeper.foundation.files.words_in import words_in
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.reports.commands.add_to_report import Added, add_to_report
from kinkeeper.reports.commands.drop_addition import drop_addition
from kinkeeper.reports.commands.read_addition import read_addition
from kinkeeper.reports.commands.say_rough_notes import say_rough_notes
from kinkeeper.reports.commands.sign_addition import sign_addition
from kinkeeper.reports.commands.sign_report import PrivateWordsError
from kinkeeper.reports.models import Addition, RoughNotes
from kinkeeper.reports.queries.paper import paper_of
from tests import family
from tests.reports.visits import LATER, agreed, signed, visit

WORDS = "Maya’s father says that he brought the book, not the centre."
WEEK_LATER = LATER + timedelta(days=7)


def added(report, by, words=WORDS, kind="VIEW"):
    told = Added(kind, words, "The visiting adult, by letter", "He asked for it.")
    return add_to_report(report=report, added=told, by=by, now=WEEK_LATER)


def seen(addition):
    addition.refresh_from_db()
    return {"addition": addition, "now": WEEK_LATER, "version_seen": addition.version}


def read(addition, by):
    read_addition(by=by, **seen(addition))
    return addition


def sign(addition, by, name=None):
    return sign_addition(typed_name=name or by.name, by=by, **seen(addition))


@pytest.fixture
def report(alder, sasha, dee, ruth):
    return signed(visit(alder, sasha), sasha, dee, ruth)


def test_it_leaves_with_the_report_and_the_report_stands(report, sasha, dee, ruth):
    """P7d, R12: the old paper and its seal stay; the new one says both."""
    before = store.read(report.pdf)
    sign(read(added(report, sasha), dee), ruth)
    report.refresh_from_db()
    assert store.read(report.pdf) == before
    paper = words_in(paper_of(report))
    assert "built a tower of blocks" in paper
    assert "he brought the book" in paper
    assert "Sasha" in paper


def test_what_stays_inside_is_not_on_the_paper(report, sasha, dee, ruth):
    """K3: who asked, and why we added it, reach nobody."""
    sign(read(added(report, sasha), dee), ruth)
    paper = words_in(paper_of(report))
    assert "by letter" not in paper
    assert "He asked for it" not in paper


def test_three_people(report, sasha, dee, ruth):
    """R11: the author neither reads nor signs."""
    addition = added(report, ruth)
    with pytest.raises(RefusedError):
        read(addition, ruth)
    read(addition, dee)
    with pytest.raises(RefusedError):
        sign(addition, ruth)
    with pytest.raises(RefusedError):
        sign(added(report, sasha), ruth)
    assert not Addition.objects.filter(state="SIGNED").exists()


def test_nobody_else_signs_it_in_anothers_name(report, sasha, dee, ruth):
    addition = read(added(report, sasha), dee)
    with pytest.raises(RefusedError, match="own full name"):
        sign(addition, ruth, name="Dee Khan")


@pytest.mark.parametrize("private", ["BS5 6QX", "07700 900101", "WN68 KPD"])
def test_a_private_detail_stops_it(report, sasha, dee, ruth, private):
    """R15, K3"""
    addition = read(added(report, sasha, words=f"He drove past {private}."), dee)
    with pytest.raises(PrivateWordsError):
        sign(addition, ruth)
    assert b"tower" not in paper_of(report)
    assert "drove past" not in words_in(paper_of(report))


def test_only_a_signed_report_is_added_to(alder, sasha, dee):
    report = agreed(visit(alder, sasha), sasha, dee)
    with pytest.raises(RefusedError, match="signed"):
        added(report, sasha)


def test_the_second_of_two_stands_after_the_first(report, sasha, dee, ruth):
    first, second = added(report, sasha), added(report, sasha, "The book was blue.")
    assert (first.number, second.number) == (1, 2)
    sign(read(first, dee), ruth)
    sign(read(second, dee), ruth)
    paper = words_in(paper_of(report))
    assert paper.index("brought the book") < paper.index("The book was blue")


def test_what_changed_meanwhile_is_not_signed(report, sasha, dee, ruth):
    addition = read(added(report, sasha), dee)
    stale = {**seen(addition), "version_seen": addition.version - 1}
    with pytest.raises(StaleError):
        sign_addition(typed_name=ruth.name, by=ruth, **stale)


def test_it_is_not_added_with_a_reason_and_stays_known(report, sasha, dee, ruth):
    addition = added(report, sasha)
    with pytest.raises(RefusedError, match="why"):
        drop_addition(why=" ", by=dee, **seen(addition))
    drop_addition(why="The notes say the same.", by=dee, **seen(addition))
    addition.refresh_from_db()
    assert addition.state == "DROPPED"
    assert addition.unseal()["why_not"] == "The notes say the same."
    assert "brought the book" not in words_in(paper_of(report))
    with pytest.raises(RefusedError):
        sign(addition, ruth)


@pytest.mark.parametrize(
    "change",
    [{"sealed": b"x"}, {"state": "DROPPED"}, {"pdf": None}, {"pdf_sha256": "0"}],
    ids=lambda change: next(iter(change)),
)
def test_the_database_refuses_every_change(report, sasha, dee, ruth, change):
    addition = sign(read(added(report, sasha), dee), ruth)
    with pytest.raises(Error), transaction.atomic():
        Addition.objects.filter(pk=addition.pk).update(**change)


def test_a_program_that_did_not_set_it_finds_it_accessible(report, sasha, dee, ruth):
    """P7d: tagged, in a language, with a title, headings in order, and PDF/UA."""
    sign(read(added(report, sasha), dee), ruth)
    with pikepdf.open(BytesIO(paper_of(report))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang).startswith("en")
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        levels = list(_headings(pdf.Root.StructTreeRoot))
        with pdf.open_metadata() as said:
            assert said.get("pdfuaid:part") == "1"
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def _headings(node):
    """Yield the level of each heading, in the order in which it is read."""
    kind = str(node.get("/S", "")).lstrip("/")
    if kind.startswith("H") and kind[1:].isdigit():
        yield int(kind[1:])
    below = node.get("/K", [])
    for child in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from _headings(child)


def test_rough_notes_are_destroyed_and_that_is_known(report, sasha):
    """R32"""
    say_rough_notes(report=report, fate="DESTROYED", by=sasha, now=WEEK_LATER)
    said = RoughNotes.objects.get()
    assert (said.fate, said.said_by) == ("DESTROYED", sasha)


def test_rough_notes_stay_while_something_is_on_hold(report, sasha):
    """R32, C-8: and the paper may be said to be kept."""
    place_hold(
        case=report.case,
        kind="preservation_request",
        reason="The police asked.",
        review_on=WEEK_LATER.date() + timedelta(days=30),
        by=family.omar(),
        now=LATER,
    )
    with pytest.raises(RefusedError, match="Keep them"):
        say_rough_notes(report=report, fate="DESTROYED", by=sasha, now=WEEK_LATER)
    say_rough_notes(report=report, fate="KEPT", by=sasha, now=WEEK_LATER)
    assert RoughNotes.objects.get().fate == "KEPT"


def test_only_the_author_or_a_manager_says_it_and_only_once_signed(
    alder, report, sasha, dee
):
    with pytest.raises(RefusedError):
        say_rough_notes(report=report, fate="NONE", by=dee, now=WEEK_LATER)


def test_the_pages_lead_from_the_report_to_the_signature(
    client, report, sasha, dee, ruth
):
    """P7d: as three people click it."""
    url = f"/staff/reports/{report.key}/"
    client.force_login(sasha)
    assert "Add something" in client.get(url).content.decode()
    answers = {"kind": "FACT", "words": WORDS, "asked": "", "why": "He asked."}
    assert client.post(f"{url}add/", answers).status_code == 302
    one = Addition.objects.get()
    page = f"{url}added/{one.key}/"
    assert "I agree" not in client.get(page).content.decode()
    client.force_login(dee)
    assert page in client.get("/staff/reports/").content.decode()
    client.post(page, {"act": "read", "version": one.version})
    client.force_login(ruth)
    one.refresh_from_db()
    said = {"act": "sign", "version": one.version, "agreed": "on"}
    again = client.post(page, {**said, "typed_name": "Somebody Else"})
    assert "own full name" in again.content.decode()
    client.post(page, {**said, "typed_name": ruth.name})
    one.refresh_from_db()
    assert one.state == "SIGNED"
    assert client.get(f"{url}rough-notes/").status_code == 200

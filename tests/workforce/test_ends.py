"""Records about workers and money end by rule, through the night's own work.

Each row of the table: not the day before, but the day after. Facts that change stop a
disposal on which two people had agreed.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from kinkeeper.finance.commands.add_paper import Told as Money
from kinkeeper.finance.commands.add_paper import add_paper as add_money_paper
from kinkeeper.finance.commands.add_year import add_year
from kinkeeper.finance.commands.change_year import change_year
from kinkeeper.finance.models import FinancePaper
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.safeguarding.commands.write_accident import Told, write_accident
from kinkeeper.workforce.commands.add_applicant import add_applicant
from kinkeeper.workforce.commands.add_paper import Leave
from kinkeeper.workforce.commands.add_worker import Details, Work
from kinkeeper.workforce.commands.begin_engagement import begin_engagement
from kinkeeper.workforce.commands.change_paper import change_paper
from kinkeeper.workforce.commands.decide_on_check import decide_on_check
from kinkeeper.workforce.commands.open_paper import RECORDS, TASK, open_paper
from kinkeeper.workforce.commands.turn_down import turn_down
from kinkeeper.workforce.models import (
    DbsCertificate,
    DbsCheck,
    PaperUse,
    StaffPaper,
    Worker,
)
from kinkeeper.workforce.tasks import forget_who_left
from tests import family
from tests.workforce import staff

pytestmark = pytest.mark.django_db

ONE_DAY = timedelta(1)
COOLING = timedelta(8)
BORN = date(2018, 4, 9)


@pytest.fixture
def ruth():
    return family.ruth()


@pytest.fixture
def omar():
    return family.omar()


def file_of_a_leaver(by):
    nora = staff.nora(by)
    staff.leaves(nora, by)
    return nora


def check_of_a_leaver(by):
    nora = staff.nora(by)
    check = staff.check(nora, by, date(2014, 8, 4), words="")
    staff.leaves(nora, by)
    return check


def leave_paper(by, **facts):
    return staff.leave(
        staff.nora(by), by, date(2023, 2, 1), **{"born_on": BORN, **facts}
    )


def leave_and_pay(by):
    add_year(
        start_on=date(2018, 4, 1),
        end_on=date(2019, 3, 31),
        by=by,
        now=staff.at(date(2019, 5, 1)),
    )
    return leave_paper(
        by,
        about="UNCLEAR",
        period_from=date(2018, 6, 1),
        period_to=date(2018, 8, 31),
    )


def misc(by):
    return staff.paper(staff.nora(by), by, "STAFF_MISC", date(2021, 1, 10))


def wages(by, *, ends: date = date(2019, 3, 31)):
    add_year(
        start_on=date(2018, 4, 1), end_on=ends, by=by, now=staff.at(date(2019, 5, 1))
    )
    return add_money_paper(
        told=Money("WAGES", "Wages", date(2018, 5, 1), date(2018, 5, 31)),
        by=by,
        now=staff.at(date(2019, 5, 2)),
    )


def wages_of_a_february_year(by):
    return wages(by, ends=date(2019, 2, 28))


def application(by):
    one = add_applicant(
        details=Details(name="Ivo Brand"),
        words="Hello",
        applied_on=date(2026, 2, 2),
        by=by,
        now=staff.at(date(2026, 2, 2)),
    )
    turn_down(
        applicant=one,
        decided_on=date(2026, 2, 28),
        by=by,
        now=staff.at(date(2026, 3, 1)),
        version_seen=1,
    )
    return one


# What, how it came about, and the last day on which it must still be here.
ROWS: list[tuple[str, Callable[[Account], Any], date]] = [
    ("P9a", file_of_a_leaver, date(2026, 3, 31)),
    ("P9b", leave_paper, date(2023, 4, 9)),
    (
        "P9b adopted",
        lambda by: leave_paper(by, adopted_on=date(2020, 2, 29)),
        date(2025, 2, 28),
    ),
    (
        "P9b allowance",
        lambda by: leave_paper(
            by, born_on=date(2008, 2, 29), allowance_from=date(2012, 1, 1)
        ),
        date(2026, 3, 1),
    ),
    ("P9b and P9d, unclear", leave_and_pay, date(2025, 3, 31)),
    ("P9c record", check_of_a_leaver, date(2026, 3, 31)),
    ("P9d", wages, date(2025, 3, 31)),
    ("P9d, end of February", wages_of_a_february_year, date(2025, 2, 28)),
    ("P9j", misc, date(2024, 1, 10)),
    ("A11 applicant", application, date(2026, 8, 28)),
]


@pytest.mark.parametrize(
    ("make", "until"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_a_record_is_due_the_day_after_and_not_before(ruth, make, until):
    """P9a, P9b, P9c, P9d, P9j, A11"""
    thing = make(ruth)

    assert staff.proposed(thing, until) is None
    item = staff.proposed(thing, until + ONE_DAY)
    assert item is not None
    assert item.eligible_from == until + ONE_DAY
    assert item.reference
    assert "Nora" not in item.title


@pytest.mark.parametrize(
    ("make", "until"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_a_record_goes_when_two_people_agreed_and_leaves_a_certificate(
    ruth, omar, make, until
):
    """P9a, P9b, P9c, P9d, P9j, A11, P9l"""
    thing = make(ruth)
    model, key, container = type(thing), thing.key, thing.container
    due = until + ONE_DAY
    item = staff.proposed(thing, due)
    staff.say_yes(item, omar, due)
    staff.say_yes(item, ruth, due)

    sweep_disposals(due + COOLING)

    assert staff.state_of(item) == Item.State.DISPOSED
    assert Certificate.objects.filter(item=item).exists()
    assert not Obligation.objects.filter(record=item.record).exists()
    left = model.objects.filter(key=key).first()
    assert left is None or bytes(left.sealed) == b""
    container.refresh_from_db()
    assert container.shredded_at is not None


def seen_and_decided(by) -> DbsCheck:
    check = staff.check(staff.nora(by), by, date(2026, 1, 12), words="One caution.")
    decide_on_check(
        check=check,
        decision="SUITABLE",
        outcome="Nothing against it.",
        decided_on=date(2026, 1, 20),
        by=by,
        now=staff.at(date(2026, 1, 20)),
        version_seen=check.version,
    )
    return check


def test_a_certificate_may_go_from_the_decision_and_must_within_six_months(ruth):
    """P9c, C-2: here the period is the most, not the least."""
    seen_and_decided(ruth)
    certificate = DbsCertificate.objects.get()

    assert staff.proposed(certificate, date(2026, 1, 19)) is None
    item = staff.proposed(certificate, date(2026, 1, 20))
    assert item.dispose_by == date(2026, 7, 20)


def test_a_certificate_nobody_decided_on_counts_from_the_day_it_was_seen(ruth):
    """P9c, A9"""
    staff.check(staff.nora(ruth), ruth, date(2026, 1, 12))
    certificate = DbsCertificate.objects.get()

    assert staff.proposed(certificate, date(2026, 7, 11)) is None
    assert staff.proposed(certificate, date(2026, 7, 12)) is not None


def test_the_content_goes_while_file_and_record_stay(ruth, omar):
    """P9c: the record says that the content was destroyed, and when."""
    check = seen_and_decided(ruth)
    certificate = DbsCertificate.objects.get()
    day = date(2026, 2, 2)
    item = staff.proposed(certificate, day)
    staff.say_yes(item, omar, day)
    staff.say_yes(item, ruth, day)
    sweep_disposals(day + COOLING)

    assert staff.state_of(item) == Item.State.DISPOSED
    assert not DbsCertificate.objects.exists()
    check.refresh_from_db()
    assert check.content_destroyed_on == day + COOLING
    assert DbsCheck.objects.get().unseal()["outcome"] == "Nothing against it."
    assert Worker.objects.get().unseal()["name"] == "Nora Quill"
    kinds = set(Obligation.objects.values_list("kind", flat=True))
    assert kinds == {"hr_file", "dbs_record"}


def test_the_page_shows_that_the_content_was_destroyed(client, ruth, omar):
    """P9c"""
    check = seen_and_decided(ruth)
    day = date(2026, 2, 2)
    item = staff.proposed(DbsCertificate.objects.get(), day)
    staff.say_yes(item, omar, day)
    staff.say_yes(item, ruth, day)
    sweep_disposals(day + COOLING)
    client.force_login(ruth)

    page = client.get(f"/staff/staff-files/checks/{check.key}/").content.decode()
    assert "Content destroyed on 10 February 2026" in page


def test_an_accident_is_never_proposed(ruth):
    """P9k: no night ends it, however late."""
    one = write_accident(
        told=Told(name="Joss Ferrier", what="Fell.", where="Hall"),
        hurt="VISITOR",
        happened_at=staff.at(date(2020, 3, 2)),
        by=ruth,
        now=staff.at(date(2020, 3, 2), 11),
    )

    assert staff.proposed(one, date(2075, 1, 1)) is None


def agreed(thing, omar, ruth, day: date) -> Item:
    item = staff.proposed(thing, day)
    staff.say_yes(item, omar, day)
    staff.say_yes(item, ruth, day)
    assert staff.state_of(item) == Item.State.APPROVED
    return item


def test_engaged_again_stops_an_agreed_disposal_of_the_file(ruth, omar):
    """P9a, C-13"""
    nora = file_of_a_leaver(ruth)
    day = date(2026, 4, 1)
    item = agreed(nora, omar, ruth, day)
    nora.refresh_from_db()

    begin_engagement(
        worker=nora,
        work=Work("volunteer", "Volunteer", day + ONE_DAY),
        by=ruth,
        now=staff.at(day + ONE_DAY),
        version_seen=nora.version,
    )

    assert staff.state_of(item) == Item.State.STOPPED
    sweep_disposals(day + COOLING)
    assert Worker.objects.get().unseal()["name"] == "Nora Quill"


def test_work_with_a_paper_of_the_file_stops_its_agreed_disposal(ruth, omar):
    """P9a, C-15: any activity in the days of cooling off."""
    nora = staff.nora(ruth)
    paper = staff.paper(nora, ruth, "REFERENCE", date(2014, 9, 2))
    staff.leaves(nora, ruth)
    day = date(2026, 4, 1)
    item = agreed(nora, omar, ruth, day)

    open_paper(paper=paper, purpose=RECORDS, by=ruth, now=staff.at(day))
    assert staff.state_of(item) == Item.State.APPROVED
    open_paper(paper=paper, purpose=TASK, by=ruth, now=staff.at(day))
    assert staff.state_of(item) == Item.State.STOPPED


@pytest.mark.parametrize(
    ("fact", "until"),
    [
        pytest.param({"adopted_on": date(2019, 9, 1)}, date(2024, 9, 1), id="adoption"),
        pytest.param(
            {"allowance_from": date(2023, 4, 1)}, date(2036, 4, 9), id="allowance"
        ),
    ],
)
def test_a_fact_about_the_child_stops_and_moves(ruth, omar, fact, until):
    """P9b, A6, C-13"""
    paper = leave_paper(ruth)
    day = date(2023, 4, 10)
    item = agreed(paper, omar, ruth, day)

    change_paper(
        paper=paper,
        title="Leave",
        words="",
        leave=Leave(born_on=BORN, **fact),
        by=ruth,
        now=staff.at(day + ONE_DAY),
        version_seen=paper.version,
    )

    assert staff.state_of(item) == Item.State.STOPPED
    assert staff.proposed(paper, until) is None
    assert staff.proposed(paper, until + ONE_DAY) is not None


def test_a_moved_year_end_stops_and_moves(ruth, omar):
    """P9d, A13, C-13"""
    paper = wages(ruth)
    day = date(2025, 4, 1)
    item = agreed(paper, omar, ruth, day)
    from kinkeeper.finance.models import FinancialYear

    year = FinancialYear.objects.get()
    change_year(
        year=year,
        start_on=year.start_on,
        end_on=date(2019, 9, 30),
        by=ruth,
        now=staff.at(day + ONE_DAY),
        version_seen=year.version,
    )

    assert staff.state_of(item) == Item.State.STOPPED
    assert staff.proposed(paper, date(2025, 9, 30)) is None
    assert staff.proposed(paper, date(2025, 10, 1)) is not None


def test_a_paper_used_again_stops_and_moves(ruth, omar):
    """P9j, C-13: a look by who keeps the records does not."""
    paper = misc(ruth)
    day = date(2024, 1, 11)
    item = agreed(paper, omar, ruth, day)

    open_paper(paper=paper, purpose=RECORDS, by=ruth, now=staff.at(day))
    assert staff.state_of(item) == Item.State.APPROVED

    open_paper(paper=paper, purpose=TASK, by=ruth, now=staff.at(day))
    assert staff.state_of(item) == Item.State.STOPPED
    assert staff.proposed(paper, date(2027, 1, 11)) is None
    assert staff.proposed(paper, date(2027, 1, 12)) is not None


def test_a_decision_made_later_stops_an_agreed_disposal_of_the_certificate(ruth, omar):
    """P9c, C-13: the six months count from the decision now."""
    check = staff.check(staff.nora(ruth), ruth, date(2026, 1, 12))
    day = date(2026, 7, 12)
    item = agreed(DbsCertificate.objects.get(), omar, ruth, day)

    decide_on_check(
        check=check,
        decision="SUITABLE",
        outcome="",
        decided_on=day,
        by=ruth,
        now=staff.at(day),
        version_seen=check.version,
    )
    assert staff.state_of(item) == Item.State.STOPPED


def test_nobody_agrees_to_the_end_of_their_own_file(ruth, omar):
    """P9a, C-15: the manager may not approve the disposal of the own file."""
    other = family.worker("Max Orrin", *ruth.roles())
    own = staff.nora(other, account=ruth)
    staff.leaves(own, other)
    item = staff.proposed(own, date(2026, 4, 1))
    staff.say_yes(item, omar, date(2026, 4, 1))

    with pytest.raises(RefusedError, match="about you"):
        staff.say_yes(item, ruth, date(2026, 4, 1))
    staff.say_yes(item, other, date(2026, 4, 1))
    assert staff.state_of(item) == Item.State.APPROVED


def test_the_sealed_copy_of_a_paper_goes_with_the_file(ruth, omar):
    """P9a, P9l"""
    nora = staff.nora(ruth)
    staff.paper(nora, ruth, "REFERENCE", date(2014, 9, 2), upload=b"%PDF-1.7 invented")
    staff.leaves(nora, ruth)
    day = date(2026, 4, 1)
    agreed(nora, omar, ruth, day)

    sweep_disposals(day + COOLING)
    assert not StoredFile.objects.exists()
    assert not StaffPaper.objects.exists()
    assert not Worker.objects.exists()


def test_what_has_a_longer_life_outlasts_the_file(ruth, omar):
    """C-1: a paper in use keeps a stub of the worker, without a name."""
    nora = staff.nora(ruth)
    paper = staff.paper(nora, ruth, "STAFF_MISC", date(2026, 1, 5))
    staff.leaves(nora, ruth)
    day = date(2026, 4, 1)
    agreed(nora, omar, ruth, day)
    sweep_disposals(day + COOLING)

    stub = Worker.objects.get()
    assert (stub.has_file, bytes(stub.sealed)) == (False, b"")
    assert StaffPaper.objects.get().unseal()["words"] == "Heron words."

    later = date(2029, 1, 6)
    agreed(paper, omar, ruth, later)
    sweep_disposals(later + COOLING)
    assert not Worker.objects.exists()
    assert not PaperUse.objects.exists()


def test_the_sign_in_of_who_left_goes_with_the_file(ruth, omar):
    """P9a: address, password and second steps go; so does an unneeded name."""
    gone = family.worker("Nora Quill", *family.bea().roles())
    gone.is_active = False
    gone.save()
    nora = staff.nora(ruth, account=gone)
    staff.leaves(nora, ruth)
    day = date(2026, 4, 1)
    agreed(nora, omar, ruth, day)
    sweep_disposals(day + COOLING)

    gone.refresh_from_db()
    assert gone.name == ""
    assert gone.email.endswith("@gone.invalid")
    assert not gone.has_usable_password()


def test_the_name_stays_only_while_something_that_is_kept_needs_it(ruth, omar):
    """P9a, P9k: who wrote an accident down stays known; nobody else does."""
    gone = family.worker("Nora Quill", *family.bea().roles())
    one = write_accident(
        told=Told(name="Joss Ferrier", what="Fell.", where="Hall"),
        hurt="VISITOR",
        happened_at=staff.at(date(2016, 3, 2)),
        by=gone,
        now=staff.at(date(2016, 3, 2), 11),
    )
    gone.is_active = False
    gone.save()
    nora = staff.nora(ruth, account=gone)
    staff.leaves(nora, ruth)
    day = date(2026, 4, 1)
    agreed(nora, omar, ruth, day)
    sweep_disposals(day + COOLING)
    gone.refresh_from_db()
    assert gone.name == "Nora Quill"
    assert "nora" not in gone.email

    one.delete()
    forget_who_left(date(2026, 5, 1))
    gone.refresh_from_db()
    assert gone.name == ""


def test_papers_about_money_outlast_the_worker_they_were_paid_to(ruth, omar):
    """P9d: the wages stay by their own rule when the file goes."""
    nora = file_of_a_leaver(ruth)
    add_year(
        start_on=date(2019, 4, 1),
        end_on=date(2020, 3, 31),
        by=ruth,
        now=staff.at(date(2020, 5, 1)),
    )
    add_money_paper(
        told=Money("WAGES", "Wages", date(2020, 3, 1), date(2020, 3, 31)),
        worker=nora,
        by=ruth,
        now=staff.at(date(2020, 5, 2)),
    )
    day = date(2026, 4, 1)
    agreed(nora, omar, ruth, day)
    sweep_disposals(day + COOLING)

    assert FinancePaper.objects.get().worker is None
    assert trail.name_of(FinancePaper.objects.get())

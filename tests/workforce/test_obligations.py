"""What is kept about workers: each fact moves its date in the same transaction."""

from datetime import date

import pytest

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.workforce.commands.add_applicant import add_applicant
from kinkeeper.workforce.commands.add_paper import Leave
from kinkeeper.workforce.commands.add_worker import Details, Work
from kinkeeper.workforce.commands.begin_engagement import begin_engagement
from kinkeeper.workforce.commands.change_details import change_details
from kinkeeper.workforce.commands.change_paper import change_paper
from kinkeeper.workforce.commands.decide_on_check import decide_on_check
from kinkeeper.workforce.commands.open_certificate import open_certificate
from kinkeeper.workforce.commands.open_paper import RECORDS, TASK, open_paper
from kinkeeper.workforce.commands.take_on import take_on
from kinkeeper.workforce.commands.turn_down import turn_down
from kinkeeper.workforce.models import Applicant, DbsCertificate, StaffPaper, Worker
from kinkeeper.workforce.tasks import end_what_has_ended
from tests import family
from tests.workforce import staff

pytestmark = pytest.mark.django_db

State = Obligation.State


@pytest.fixture
def ruth():
    return family.ruth()


def days_of(thing) -> dict[str, date | None]:
    rows = Obligation.objects.filter(record=trail.name_of(thing))
    return {row.row: row.trigger_on for row in rows}


def test_while_somebody_works_here_the_clock_of_the_file_stands_still(ruth):
    """P9a"""
    nora = staff.nora(ruth)

    kept = staff.promise(nora)
    assert (kept.state, kept.kind, kept.reference) == (
        State.ACTIVE,
        "hr_file",
        nora.reference,
    )


def test_the_last_of_all_ends_counts_and_beginning_again_stops_the_clock(ruth):
    """P9a, R1: two engagements, the last end; engaged again means in use."""
    nora = staff.nora(ruth)
    staff.leaves(nora, ruth)
    assert staff.promise(nora).trigger_on == staff.LEFT

    nora.refresh_from_db()
    begin_engagement(
        worker=nora,
        work=Work("volunteer", "Volunteer", date(2021, 1, 9)),
        by=ruth,
        now=staff.at(date(2021, 1, 9)),
        version_seen=nora.version,
    )
    assert staff.promise(nora).state == State.ACTIVE

    staff.leaves(nora, ruth, on=date(2022, 7, 2))
    assert staff.promise(nora).trigger_on == date(2022, 7, 2)


def test_a_last_day_entered_ahead_starts_the_clock_when_it_has_come(ruth):
    """P9a"""
    nora = staff.nora(ruth, on=date(2026, 1, 5))
    nora.refresh_from_db()
    from kinkeeper.workforce.commands.end_engagement import end_engagement

    end_engagement(
        engagement=nora.engagements.get(),
        to_on=date(2026, 8, 31),
        by=ruth,
        now=staff.at(date(2026, 8, 1)),
        version_seen=nora.version,
    )
    assert staff.promise(nora).state == State.ACTIVE

    end_what_has_ended(date(2026, 8, 30))
    assert staff.promise(nora).state == State.ACTIVE

    end_what_has_ended(date(2026, 8, 31))
    assert staff.promise(nora).trigger_on == date(2026, 8, 31)


def test_parental_leave_counts_from_birth_then_from_an_adoption_found_later(ruth):
    """P9b, A6: the adoption moves the date in the transaction that enters it."""
    nora = staff.nora(ruth)
    paper = staff.leave(nora, ruth, date(2019, 2, 1), born_on=date(2018, 4, 9))
    assert days_of(paper) == {"P9b": date(2018, 4, 9)}

    change_paper(
        paper=paper,
        title="Leave",
        words="",
        leave=Leave(born_on=date(2018, 4, 9), adopted_on=date(2019, 1, 20)),
        by=ruth,
        now=staff.at(date(2023, 3, 1)),
        version_seen=paper.version,
    )
    assert days_of(paper) == {"P9b": date(2019, 1, 20)}


def test_a_disability_allowance_keeps_leave_papers_to_the_eighteenth_birthday(ruth):
    """P9b, A6, A7: the later of both; once begun it stays on file."""
    nora = staff.nora(ruth)
    born = date(2018, 4, 9)
    paper = staff.leave(nora, ruth, date(2019, 2, 1), born_on=born)

    change_paper(
        paper=paper,
        title="Leave",
        words="",
        leave=Leave(born_on=born, allowance_from=date(2021, 6, 1)),
        by=ruth,
        now=staff.at(date(2021, 6, 15)),
        version_seen=paper.version,
    )
    assert days_of(paper) == {"P9b": born, "P9b.allowance": born}

    paper.refresh_from_db()
    with pytest.raises(RefusedError, match="not taken away"):
        change_paper(
            paper=paper,
            title="Leave",
            words="",
            leave=Leave(born_on=born),
            by=ruth,
            now=staff.at(date(2022, 6, 15)),
            version_seen=paper.version,
        )


def test_leave_that_is_about_pay_too_is_kept_by_both_rules(ruth):
    """A12, C-1: without a financial year no rule fits, and it is kept."""
    nora = staff.nora(ruth)
    paper = staff.leave(
        nora,
        ruth,
        date(2019, 2, 1),
        born_on=date(2018, 4, 9),
        about="UNCLEAR",
        period_from=date(2018, 6, 1),
        period_to=date(2018, 8, 31),
    )
    assert staff.promise(paper).state == State.NO_RULE

    from kinkeeper.finance.commands.add_year import add_year

    add_year(
        start_on=date(2018, 4, 1),
        end_on=date(2019, 3, 31),
        by=ruth,
        now=staff.at(date(2019, 5, 1)),
    )
    assert days_of(paper) == {"P9b": date(2018, 4, 9), "P9d": date(2019, 3, 31)}


def test_only_work_with_a_paper_counts_as_use(ruth):
    """P9j: opened for a task or changed, yes; looking after the records, no."""
    nora = staff.nora(ruth)
    paper = staff.paper(nora, ruth, "STAFF_MISC", date(2021, 1, 10))
    assert days_of(paper) == {"P9j": date(2021, 1, 10)}

    open_paper(paper=paper, purpose=RECORDS, by=ruth, now=staff.at(date(2022, 2, 2)))
    assert days_of(paper) == {"P9j": date(2021, 1, 10)}
    assert Event.objects.filter(action="staff_paper.viewed", purpose=RECORDS).exists()

    open_paper(paper=paper, purpose=TASK, by=ruth, now=staff.at(date(2022, 3, 3)))
    assert days_of(paper) == {"P9j": date(2022, 3, 3)}

    change_paper(
        paper=paper,
        title="A paper",
        words="More.",
        by=ruth,
        now=staff.at(date(2023, 4, 4)),
        version_seen=paper.version,
    )
    assert days_of(paper) == {"P9j": date(2023, 4, 4)}


def test_papers_of_the_file_have_no_clock_of_their_own(ruth):
    """P9a, C-1: references and redundancy papers go with the file."""
    nora = staff.nora(ruth)
    for kind in ("HR_FILE", "REFERENCE", "REDUNDANCY"):
        paper = staff.paper(nora, ruth, kind, date(2016, 1, 4))
        assert not Obligation.objects.filter(record=trail.name_of(paper)).exists()
        assert paper.container == nora.container


def test_a_certificate_counts_from_the_day_seen_then_from_the_decision(ruth):
    """P9c, A9; the record of the check lives as long as the file."""
    nora = staff.nora(ruth)
    check = staff.check(nora, ruth, date(2026, 1, 12))
    certificate = DbsCertificate.objects.get()
    assert days_of(certificate) == {"P9c.undecided": date(2026, 1, 12)}
    assert staff.promise(check).state == State.ACTIVE

    decide_on_check(
        check=check,
        decision="SUITABLE",
        outcome="Nothing to add.",
        decided_on=date(2026, 1, 20),
        by=ruth,
        now=staff.at(date(2026, 1, 20)),
        version_seen=check.version,
    )
    assert days_of(certificate) == {"P9c.decided": date(2026, 1, 20)}

    staff.leaves(nora, ruth, on=date(2026, 6, 30))
    assert days_of(check) == {"P9c.record": date(2026, 6, 30)}
    assert days_of(certificate) == {"P9c.decided": date(2026, 1, 20)}


def test_a_check_without_content_has_no_certificate_to_destroy(ruth):
    """P9c"""
    staff.check(staff.nora(ruth), ruth, date(2026, 1, 12), words="")

    assert not DbsCertificate.objects.exists()


def test_everybody_who_saw_a_certificate_is_on_a_list_that_stays(ruth):
    """P9c: the handling duty."""
    check = staff.check(staff.nora(ruth), ruth, date(2026, 1, 12))

    open_certificate(
        certificate=DbsCertificate.objects.get(),
        purpose="the decision",
        by=ruth,
        now=staff.at(date(2026, 1, 13)),
    )

    sight = check.sights.get()
    assert (sight.seen_by_id, sight.purpose) == (ruth.pk, "the decision")
    assert Event.objects.filter(action="dbs_certificate.viewed").exists()


def test_nobody_writes_in_their_own_file_or_decides_about_themselves(ruth):
    """P9a, P9c: the manager keeps the files, but not the own one."""
    other = family.worker("Max Orrin", *ruth.roles())
    own = staff.nora(other, account=ruth)

    with pytest.raises(RefusedError, match="your own file"):
        staff.paper(own, ruth, "HR_FILE", date(2016, 1, 4))
    check = staff.check(own, other, date(2026, 1, 12))
    with pytest.raises(RefusedError, match="your own file"):
        decide_on_check(
            check=check,
            decision="SUITABLE",
            outcome="",
            decided_on=date(2026, 1, 20),
            by=ruth,
            now=staff.at(date(2026, 1, 20)),
            version_seen=check.version,
        )
    with pytest.raises(RefusedError, match="your own file"):
        change_details(
            worker=own, details=Details(name="Me"), by=ruth, version_seen=own.version
        )


@pytest.mark.parametrize("who", ["dee", "omar", "sasha", "bea", "tess"])
def test_only_who_keeps_the_files_may_open_one(ruth, who):
    with pytest.raises(RefusedError, match="Only who keeps"):
        staff.nora(getattr(family, who)())


def test_an_application_counts_from_the_no(ruth):
    """A11: kept six months after the decision; before it, in use."""
    one = add_applicant(
        details=Details(name="Ivo Brand"),
        words="I like Saturdays.",
        applied_on=date(2026, 2, 2),
        by=ruth,
        now=staff.at(date(2026, 2, 2)),
    )
    assert staff.promise(one).state == State.ACTIVE

    turn_down(
        applicant=one,
        decided_on=date(2026, 2, 20),
        by=ruth,
        now=staff.at(date(2026, 2, 21)),
        version_seen=one.version,
    )
    kept = staff.promise(one)
    assert (kept.row, kept.trigger_on) == ("applicant", date(2026, 2, 20))


def test_who_joins_leaves_no_application_behind(ruth):
    """A11: the application becomes the first paper of the file."""
    one = add_applicant(
        details=Details(name="Ivo Brand", born_on=date(1990, 1, 1)),
        words="I like Saturdays.",
        applied_on=date(2026, 2, 2),
        by=ruth,
        now=staff.at(date(2026, 2, 2)),
    )
    record = trail.name_of(one)

    worker = take_on(
        applicant=one,
        sort="VOLUNTEER",
        work=Work("volunteer", "Volunteer", date(2026, 3, 7)),
        by=ruth,
        now=staff.at(date(2026, 3, 1)),
        version_seen=one.version,
    )

    assert not Applicant.objects.exists()
    assert not Obligation.objects.filter(record=record).exists()
    assert Worker.objects.get().unseal()["name"] == "Ivo Brand"
    assert StaffPaper.objects.get(worker=worker).unseal()["words"] == (
        "I like Saturdays."
    )


def test_numbers_are_never_given_twice(ruth):
    first = staff.nora(ruth)
    assert first.reference == "W-0001"
    first.engagements.all().delete()
    first.delete()

    assert staff.nora(ruth).reference == "W-0002"

"""Papers about money: kept by the financial year that holds their last day (P9d)."""

from datetime import date

import pytest

from kinkeeper.finance.commands.add_paper import Told, add_paper
from kinkeeper.finance.commands.add_year import add_year
from kinkeeper.finance.commands.change_period import change_period
from kinkeeper.finance.commands.change_year import change_year
from kinkeeper.finance.models import FinancePaper, FinancialYear
from kinkeeper.finance.queries.years import gaps, moved
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records.models import Obligation
from tests import family

pytestmark = pytest.mark.django_db

YEAR = (date(2018, 4, 1), date(2019, 3, 31))
State = Obligation.State


def at(day: date):
    return clock.moment(day, 10)


@pytest.fixture
def tess():
    return family.tess()


def year(by, start: date = YEAR[0], end: date = YEAR[1]) -> FinancialYear:
    return add_year(start_on=start, end_on=end, by=by, now=at(date(2019, 5, 1)))


def wages(by, start: date, end: date, **more) -> FinancePaper:
    return add_paper(
        told=Told("WAGES", "Wages", start, end, payee="Nora Quill", words="£412.00"),
        by=by,
        now=at(date(2019, 5, 2)),
        **more,
    )


def promise(paper) -> Obligation:
    return Obligation.objects.get(record=trail.name_of(paper))


def test_the_year_of_the_last_day_decides(tess):
    """P9d, R4: a paper over two years is kept by the later one."""
    year(tess)
    year(tess, date(2019, 4, 1), date(2020, 3, 31))
    paper = wages(tess, date(2019, 3, 18), date(2019, 4, 14))

    kept = promise(paper)
    assert (kept.row, kept.trigger_on) == ("P9d", date(2020, 3, 31))
    assert kept.reference == paper.reference == "F-0001"


def test_a_paper_in_no_year_is_kept_and_is_work_for_somebody(tess):
    """P9d: never silence. The year entered gives it a date at once."""
    paper = wages(tess, date(2018, 5, 1), date(2018, 5, 31))
    assert promise(paper).state == State.NO_RULE

    year(tess)
    assert promise(paper).trigger_on == date(2019, 3, 31)


def test_a_moved_year_end_moves_its_papers_in_the_same_transaction(tess):
    """P9d, A13: a year made longer and one made shorter; changes are on record."""
    one = year(tess)
    inside = wages(tess, date(2018, 5, 1), date(2018, 5, 31))
    last = wages(tess, date(2019, 3, 1), date(2019, 3, 31))

    effect = moved(one, start_on=YEAR[0], end_on=date(2018, 12, 31))
    assert (effect.papers, effect.earlier, effect.later, effect.left_out) == (
        2,
        1,
        0,
        1,
    )

    change_year(
        year=one,
        start_on=YEAR[0],
        end_on=date(2018, 12, 31),
        by=tess,
        now=at(date(2019, 6, 1)),
        version_seen=one.version,
    )
    assert promise(inside).trigger_on == date(2018, 12, 31)
    assert promise(last).state == State.NO_RULE
    changed = Event.objects.get(action="financial_year.changed")
    assert changed.detail["end_was"] == "2019-03-31"


def test_of_two_years_that_hold_a_day_the_later_end_counts(tess):
    """A13: a shortened year overlaps the next one."""
    year(tess, date(2018, 4, 1), date(2018, 12, 31))
    year(tess, date(2018, 10, 1), date(2019, 9, 30))

    paper = wages(tess, date(2018, 11, 1), date(2018, 11, 30))
    assert promise(paper).trigger_on == date(2019, 9, 30)


def test_another_year_changes_nothing_about_a_paper(tess):
    """C-13: an agreed disposal is not stopped by what does not matter."""
    year(tess)
    paper = wages(tess, date(2018, 5, 1), date(2018, 5, 31))
    before = promise(paper).facts_sha256

    year(tess, date(2019, 4, 1), date(2020, 3, 31))
    assert promise(paper).facts_sha256 == before


def test_corrected_days_move_a_paper(tess):
    """P9d"""
    year(tess)
    year(tess, date(2019, 4, 1), date(2020, 3, 31))
    paper = wages(tess, date(2019, 3, 1), date(2019, 3, 31))

    change_period(
        paper=paper,
        period_from=date(2019, 3, 1),
        period_to=date(2019, 4, 2),
        by=tess,
        now=at(date(2019, 7, 1)),
        version_seen=paper.version,
    )
    assert promise(paper).trigger_on == date(2020, 3, 31)


def test_gaps_between_years_are_shown(tess):
    year(tess)
    year(tess, date(2019, 6, 1), date(2020, 5, 31))

    (gap,) = gaps()
    assert (gap.start_on, gap.end_on) == (date(2019, 4, 1), date(2019, 5, 31))


def test_years_that_cannot_be_are_refused(tess):
    year(tess)
    for start, end in (YEAR, (date(2020, 1, 1), date(2019, 1, 1))):
        with pytest.raises(RefusedError):
            year(tess, start, end)
    with pytest.raises(RefusedError, match="eighteen months"):
        year(tess, date(2020, 1, 1), date(2022, 1, 1))


@pytest.mark.parametrize("who", ["dee", "omar", "sasha", "bea"])
def test_only_who_looks_after_the_money_may_write(who):
    with pytest.raises(RefusedError, match="Only who looks after the money"):
        year(getattr(family, who)())


def boxes(name: str, when: date) -> dict[str, str]:
    return {
        f"{name}_day": str(when.day),
        f"{name}_month": str(when.month),
        f"{name}_year": str(when.year),
    }


def test_the_pages_show_what_would_move_before_it_moves(client, tess):
    """P9d, A13"""
    client.force_login(tess)
    days = {**boxes("start_on", YEAR[0]), **boxes("end_on", YEAR[1])}
    client.post("/staff/money/years/new/", days)
    client.post(
        "/staff/money/papers/new/",
        {
            "kind": "WAGES",
            "title": "Wages in May",
            **boxes("period_from", date(2018, 5, 1)),
            **boxes("period_to", date(2018, 5, 31)),
        },
    )
    one, paper = FinancialYear.objects.get(), FinancePaper.objects.get()
    page = client.get("/staff/money/").content.decode()
    assert "Wages in May" in page
    assert "31 March 2025" in page

    url = f"/staff/money/years/{one.key}/"
    moving = {**days, **boxes("end_on", date(2019, 6, 30)), "version": "1"}
    preview = client.post(url, moving).content.decode()
    assert "What would move" in preview
    assert promise(paper).trigger_on == date(2019, 3, 31)

    client.post(url, {**moving, "sure": "2018-04-01 2019-06-30"})
    assert promise(paper).trigger_on == date(2019, 6, 30)
    assert (
        "30 June 2025"
        in client.get(f"/staff/money/papers/{paper.key}/").content.decode()
    )
    assert client.get("/staff/money/years/").status_code == 200


def test_for_who_has_nothing_to_do_with_money_the_pages_do_not_exist(client, tess):
    year(tess)
    paper = wages(tess, date(2018, 5, 1), date(2018, 5, 31))
    for who in (family.dee(), family.bea()):
        client.force_login(who)
        for url in (
            "",
            "papers/new/",
            f"papers/{paper.key}/",
            f"papers/{paper.key}/copy/",
            "years/",
            "years/new/",
            f"years/{FinancialYear.objects.get().key}/",
        ):
            assert client.get(f"/staff/money/{url}").status_code == 404

"""Public holidays: the file against known lists and against the rule."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.foundation.clock.bank_holidays import HolidayFileError, published
from kinkeeper.rules.dates import next_working_day
from kinkeeper.rules.deadlines import Region

YEARS = range(2026, 2033)
EASTER_SUNDAY = {
    2026: (4, 5),
    2027: (3, 28),
    2028: (4, 16),
    2029: (4, 1),
    2030: (4, 21),
    2031: (4, 13),
    2032: (3, 28),
}


def in_year(region, year):
    return {f"{day:%m-%d}" for day in published(region) if day.year == year}


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    ],
)
def test_england_and_wales_have_the_published_days(year, days):
    """DT-6"""
    assert in_year("england-and-wales", year) == set(days.split())


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"),
        (2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28"),
        (2028, "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26"),
    ],
)
def test_scotland_has_days_of_its_own(year, days):
    assert in_year("scotland", year) == set(days.split())


def test_northern_ireland_has_two_more_days_with_substitutes():
    assert {"03-17", "07-13", "04-06", "08-31"} <= in_year("northern-ireland", 2026)
    assert {"03-17", "07-12"} <= in_year("northern-ireland", 2027)
    assert {"03-19", "07-12"} <= in_year("northern-ireland", 2029)


@pytest.mark.parametrize("region", Region)
def test_the_christmas_of_2032_is_made_up_for_on_monday_and_tuesday(region):
    assert {"12-27", "12-28"} <= in_year(region, 2032)


def fixed(region, year):
    """Return the holidays of a year by the rule, before substitutes."""
    easter = date(year, *EASTER_SUNDAY[year])
    may = [date(year, 5, day) for day in range(1, 32)]
    mondays = [day for day in may if day.weekday() == 0]
    august = [date(year, 8, day) for day in range(1, 32)]
    summer = [day for day in august if day.weekday() == 0]
    days = [
        date(year, 1, 1),
        easter - timedelta(days=2),
        mondays[0],
        mondays[-1],
        date(year, 12, 25),
        date(year, 12, 26),
    ]
    if region is Region.SCOTLAND:
        days += [date(year, 1, 2), summer[0], date(year, 11, 30)]
        days += [date(2026, 6, 15)] if year == 2026 else []
    else:
        days += [easter + timedelta(days=1), summer[-1]]
    if region is Region.NORTHERN_IRELAND:
        days += [date(year, 3, 17), date(year, 7, 12)]
    return sorted(days)


@pytest.mark.parametrize("region", Region)
@pytest.mark.parametrize("year", YEARS)
def test_every_year_follows_the_rule_with_substitutes_first_come_first_served(
    region, year
):
    days = fixed(region, year)
    taken = {day for day in days if day.weekday() < 5}
    for day in days:
        if day.weekday() >= 5:
            taken.add(next_working_day(day, taken))
    assert taken == {day for day in published(region) if day.year == year}


@pytest.mark.parametrize("region", Region)
def test_no_holiday_is_a_weekend_and_each_has_a_name(region):
    for day, name in bank_holidays.named(region).items():
        assert day.weekday() < 5
        assert name


def test_outside_the_years_of_the_file_only_weekends_are_known():
    """The safe side: an answer is due earlier, never later."""
    days = published("scotland")
    assert {day.year for day in days} == set(YEARS)
    assert next_working_day(date(2033, 12, 24), days) == date(2033, 12, 26)


def test_a_file_in_the_data_folder_counts_instead(tmp_path, monkeypatch):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    ordinary = published("scotland")
    extra = '\n2033 = [\n  { on = 2033-06-03, name = "Jubilee" },\n]\n'
    text = bank_holidays.PUBLISHED.read_text().replace(
        "[scotland]\n", f"[scotland]{extra}"
    )

    (tmp_path / "bank_holidays.toml").write_text(text)

    assert published("scotland") - ordinary == {date(2033, 6, 3)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[scotland",
        '[england-and-wales]\n2026 = [{ on = "2026-01-01", name = "x" }]',
        "[england-and-wales]\n2026 = [{ on = 2026-01-01 }]",
        "england-and-wales = 3",
    ],
)
def test_a_broken_file_is_refused_and_named(text, tmp_path, monkeypatch):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    (tmp_path / "bank_holidays.toml").write_text(text)

    with pytest.raises(HolidayFileError, match=r"bank_holidays\.toml"):
        published("scotland")

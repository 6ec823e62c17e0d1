"""Families and dates from a spreadsheet: all of it, or nothing and a list."""

from datetime import date

import pytest
from openpyxl import Workbook

from kinkeeper.config.cli import main
from kinkeeper.config.importing.bringing import bring
from kinkeeper.config.importing.sheets import SHEETS, UnreadableFileError, lines
from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation import clock
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.people.queries.parties import private_strings
from kinkeeper.privacy.records.models import Obligation
from tests import family as people
from tests.contact_sessions.building import Building

NOW = clock.moment(date(2026, 3, 9), 9)

FAMILIES = [
    ("Larch", "Supervised", "Family", date(2025, 9, 1), None, "yes", "no"),
    ("Rowan", "Supported", "Family", "03/02/2025", "2025-06-30", "", ""),
]
PEOPLE = [
    ("Larch", "child", "Ada", "Moss", date(2018, 5, 4), *[""] * 8),
    (
        "Larch",
        "lives with",
        "Jo",
        "Moss",
        None,
        "mother",
        "jo@example.org",
        "07700 900611",
        "8 Orchard Rise, Easton",
        "BS5 6RT",
        "St Hilda’s Primary",
        "",
        "yes",
    ),
    ("Larch", "visiting", "Kit", "Dane", None, "father", *[""] * 7),
    ("Rowan", "child", "Ben", "Poole", date(2019, 1, 2), *[""] * 8),
    ("Rowan", "lives with", "Lee", "Poole", None, "father", *[""] * 7),
    ("Rowan", "visiting", "Fay", "Holm", None, "mother", *[""] * 7),
]
DATES = [
    (
        "Larch",
        date(2026, 3, 14),
        "10:00",
        90,
        "Blue room",
        "Front door",
        "Side door",
        "sasha@centre.example.org",
        "The family",
        "",
    ),
    (
        "Rowan",
        "14/06/2025",
        "10.00",
        60,
        "Hall",
        "Front door",
        "Side door",
        "",
        "The family",
        "yes",
    ),
]


@pytest.fixture
def centre(db):
    people.sasha(check=True)
    Building()
    return people.ruth()


@pytest.fixture
def workbook(tmp_path):
    def write(families=FAMILIES, told=PEOPLE, dates=DATES):
        book = Workbook()
        book.remove(book.active)
        for name, rows in zip(SHEETS, (families, told, dates), strict=True):
            sheet = book.create_sheet(name)
            sheet.append(SHEETS[name])
            for row in rows:
                sheet.append(row)
        file = tmp_path / "families.xlsx"
        book.save(file)
        return file

    return write


def brought(file, by, *, dry_run=False):
    return bring(lines(file), by=by, now=NOW, dry_run=dry_run)


def test_families_come_in_with_their_people_dates_and_rules(centre, workbook):
    """P8a, P9f, P9h"""
    outcome = brought(workbook(), centre)

    assert outcome.refused == []
    assert (outcome.families, outcome.dates) == (2, 2)
    larch = Case.objects.get(opened_on=date(2025, 9, 1))
    assert larch.court_orders.count() == 1
    assert "bs5 6rt" in private_strings(larch, side=Party.Side.RESIDENT)
    assert private_strings(larch, side=Party.Side.VISITING) == []
    assert Session.objects.get(case=larch).state == Session.State.PLANNED
    rowan = Case.objects.get(opened_on=date(2025, 2, 3))
    kept = Obligation.objects.get(case=rowan)
    assert (kept.rule, kept.trigger_on) == ("P9f", date(2025, 6, 30))


def test_a_dry_run_answers_the_same_and_leaves_nothing(centre, workbook):
    outcome = brought(workbook(), centre, dry_run=True)

    assert (outcome.families, outcome.dates, outcome.refused) == (2, 2, [])
    assert not Case.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("part", "changed", "refusal"),
    [
        (
            "families",
            1,
            "Families, row 2, column B: “service” must be supported",
        ),
        ("families", 3, "Families, row 2, column D: “opened on” is not a day."),
        (
            "told",
            1,
            "People, row 2, column B: “side” must be child, lives",
        ),
        ("told", 2, "People, row 2, column C: “given name” is empty."),
        ("dates", 4, "Dates, row 2, column E: There is no room “?”."),
        ("dates", 7, "Dates, row 2, column H: “worker” is not an e-mail address."),
        ("dates", 3, "Dates, row 2, column D: “minutes” must be a whole number."),
    ],
)
def test_one_wrong_cell_keeps_everything_out_and_is_named(
    centre, workbook, part, changed, refusal
):
    sheets = {"families": FAMILIES, "told": PEOPLE, "dates": DATES}
    first = list(sheets[part][0])
    first[changed] = "" if changed == 2 else "?"
    sheets[part] = [tuple(first), *sheets[part][1:]]

    outcome = brought(workbook(**sheets), centre)

    assert str(outcome.refused[0]).startswith(refusal)
    assert not Case.objects.exists()


def test_what_a_child_carries_could_be_seen_by_both_sides(centre, workbook):
    """K3"""
    child = ("Larch", "child", "Ada", "Moss", None, "", "", "", "8 Orchard Rise")
    told = [(*child, "", "", "", ""), *PEOPLE[1:]]
    outcome = brought(workbook(told=told), centre)
    assert "can be seen by both sides" in outcome.refused[0].why


def test_the_planner_still_decides_about_dates(centre, workbook):
    """K6: two families do not get one place."""
    other = [("Ash", "Supervised", "Family", date(2025, 9, 2), None, "", "")]
    told = [
        ("Ash", side, name, "Reed", None, *[""] * 8)
        for side, name in (("child", "Una"), ("lives with", "Pat"), ("visiting", "Cy"))
    ]
    dates = [DATES[0], ("Ash", *DATES[0][1:])]

    outcome = brought(workbook([*FAMILIES, *other], [*PEOPLE, *told], dates), centre)

    assert [refused.row for refused in outcome.refused] == [3]
    assert not Case.objects.exists()


def test_the_same_file_twice_changes_nothing(centre, workbook):
    """Two bookings to come, and what was changed by hand since, stay as they are."""
    file = workbook()
    brought(file, centre)
    larch = Case.objects.get(opened_on=date(2025, 9, 1))
    party = larch.parties.get(side=Party.Side.RESIDENT)
    party.seal({**party.unseal(), "phone": "07700 900999"})
    party.save()
    before = everything()

    again = brought(file, centre)

    assert (again.families, again.dates, again.here, again.refused) == (0, 0, 4, [])
    assert everything() == before
    assert "07700 900999" in party.unseal()["phone"]


def test_a_new_date_in_the_same_file_comes_in_alone(centre, workbook):
    brought(workbook(), centre)
    later = ("Larch", date(2026, 3, 28), *DATES[0][2:])

    again = brought(workbook(dates=[*DATES, later]), centre)

    assert (again.families, again.dates, again.here) == (0, 1, 4)
    assert Session.objects.count() == 3


def test_a_child_who_is_on_file_in_another_way_is_refused(centre, workbook):
    brought(workbook(), centre)
    other = [("Larch", *FAMILIES[0][1:3], date(2025, 9, 9), *FAMILIES[0][4:])]
    again = brought(workbook([*other, FAMILIES[1]], dates=[]), centre)
    assert str(again.refused[0]) == "Families, row 2: Ada is on file already."


def everything():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Case, Person, Party, Session, Obligation)
    ]


def test_the_empty_spreadsheet_is_one_that_we_read(tmp_path):
    file = tmp_path / "families.xlsx"
    assert main(["import", "--template", str(file)]) == 0
    assert lines(file) == []
    assert main(["import", "--template", str(file)]) == 1


def test_a_person_of_an_unknown_family_is_refused(centre, workbook):
    lost = [*PEOPLE, ("Yew", "child", "Una", "Yew", None, *[""] * 8)]
    outcome = brought(workbook(told=lost), centre)
    assert str(outcome.refused[0]) == (
        "People, row 8: The sheet Families has no family Yew."
    )


def test_a_volunteer_brings_nobody_over(centre, workbook):
    bea = people.worker("Bea Lund", people.Role.VOLUNTEER)
    assert "co-ordinator or a manager" in brought(workbook(), bea).refused[0].why


def test_a_file_that_is_no_workbook_is_refused_in_words(tmp_path):
    file = tmp_path / "families.xlsx"
    file.write_text("not a workbook")
    with pytest.raises(UnreadableFileError, match="Save the spreadsheet as"):
        lines(file)
    with pytest.raises(UnreadableFileError, match="There is no file"):
        lines(tmp_path / "nothing.xlsx")


def test_a_folder_of_csv_files_does_as_well(tmp_path):
    (tmp_path / "families.csv").write_text(
        "family,service,route,opened on,closed on,court order,cafcass\n"
        "Larch,Supported,Court,01/09/2025,,,\n"
    )
    found = lines(tmp_path)
    assert [(line.sheet, line.row) for line in found] == [("Families", 2)]


def test_a_missing_column_is_named(tmp_path):
    (tmp_path / "families.csv").write_text("family,service\nLarch,Supported\n")
    with pytest.raises(UnreadableFileError, match="has no column “route”"):
        lines(tmp_path)

"""What a disposal reaches, counted before anybody agrees to it."""

from django.db.models import Exists, OuterRef

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.mail.models import Letter, Text
from kinkeeper.foundation.ui.parts import Figure
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.records import register
from kinkeeper.rules.retention import Record


def shares(item: Item) -> list[tuple[str, int]]:
    """Return each share of the record that is not empty, with its number of rows."""
    if register.lone_record(item.record) is not None:
        counted = [
            (part.title, part.count(item.record))
            for part in register.lone_parts_of(item.kind)
        ]
    elif item.case is not None:
        counted = [
            (part.title, part.count(item.case, item.record))
            for part in register.parts_of(item.kind)
        ]
    else:
        counted = []
    return [(title, number) for title, number in counted if number]


def figures(item: Item) -> list[Figure]:
    """Return the few numbers that say how far it reaches: rows, files, messages …"""
    rows = sum(number for _, number in shares(item))
    places = [one for one in register.locations_of(item.record) if not one.certified_on]
    found = [Figure(rows, "things in all")]
    if item.case is not None and item.kind == Record.CASE_FILE:
        found += _of_the_family(item.case)
    if places:
        found.append(Figure(len(places), "other places, such as paper"))
    return found


def others(item: Item) -> list[str]:
    """Return who and what else is touched, or stays though it looks as if it went."""
    found = [
        f"Also to be destroyed by hand: {one.words}."
        for one in register.locations_of(item.record)
        if one.certified_on is None
    ]
    if item.case is None or item.kind != Record.CASE_FILE:
        return found
    elsewhere = _people(item.case).filter(_is_elsewhere(item.case)).count()
    if elsewhere:
        who = "1 person is" if elsewhere == 1 else f"{elsewhere} people are"
        found.append(f"{who} in another family too. They stay.")
    return found


def _of_the_family(case: Case) -> list[Figure]:
    container = case.container_id
    accounts = Account.objects.filter(parts__case=case, kind=Account.Kind.FAMILY)
    letters = sum(s.objects.filter(container=container).count() for s in (Letter, Text))
    return [
        Figure(_people(case).exclude(_is_elsewhere(case)).count(), "people"),
        Figure(accounts.distinct().count(), "accounts"),
        Figure(StoredFile.objects.filter(container=container).count(), "files"),
        Figure(letters, "messages"),
    ]


def _people(case: Case):  # type: ignore[no-untyped-def]
    return Person.objects.filter(parts__case=case).distinct()


def _is_elsewhere(case: Case) -> Exists:
    return Exists(Party.objects.exclude(case=case).filter(person=OuterRef("pk")))

"""The digest of a row is that of a copy of it, however long the row is."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DataError, connection, transaction

from kinkeeper.contact_sessions.models import Venue
from kinkeeper.people.models import Correspondence
from kinkeeper.privacy.records import imprint, row_copies
from tests import family

pytestmark = pytest.mark.django_db
DAY, KEY = date(2026, 3, 14), UUID(int=7)


def test_a_row_of_any_length_has_the_digest_of_its_copy():
    """Also a row of as many bytes as a digest: it is not taken for one."""
    for length in range(1, 41):
        Venue.objects.create(name="x" * length)
    rows = Venue.objects.order_by("pk")
    copies = imprint.copies_of(rows)
    head = len("contact_sessions.Venue\n")
    assert imprint.DIGEST in {len(copy) - head for copy in copies}
    digests = [imprint.digest_of_copy(copy) for copy in copies]
    assert imprint.digests_of(rows) == digests
    assert list(imprint.digests_by_key(rows).values()) == digests
    assert imprint.taken_away(rows) == digests
    assert not Venue.objects.exists()


def test_nothing_to_take_away_gives_no_digest():
    """Also when the database is asked and finds none."""
    Venue.objects.create(name="Henleaze Hall")
    for none in (Venue.objects.none(), Venue.objects.filter(name="Elsewhere")):
        assert imprint.taken_away(none) == imprint.digests_of(none) == []
        assert imprint.copies_of(none) == []
        assert imprint.digests_by_key(none) == {}
    assert Venue.objects.count() == 1


def test_every_column_counts():
    """A row that differs in one value, or in an empty one, has another digest."""
    case = family.wren().case
    told = {"case": case, "container": case.container, "happened_on": DAY}
    rows = [
        Correspondence.objects.create(**{**told, "partner": "family", **more})
        for more in (
            {"sealed": b"one"},
            {"sealed": b"two"},
            {"sealed": b""},
            {"sealed": b"one", "partner": "court"},
            {"sealed": b"one", "happened_on": DAY + timedelta(days=1)},
        )
    ]
    found = set()
    for row in rows:
        Correspondence.objects.filter(pk=row.pk).update(id=1_000_000, key=KEY)
        (digest,) = imprint.taken_away(Correspondence.objects.filter(pk=1_000_000))
        found.add(digest)
    assert len(found) == len(rows)


def test_the_digests_stand_in_the_order_of_the_keys():
    """A replay compares place by place, wherever the rows lay in the table."""
    made = [Venue.objects.create(name=f"Hall {number}") for number in range(300)]
    for venue in made[:100]:
        Venue.objects.filter(pk=venue.pk).update(name=f"{venue.name} moved")
    rows = Venue.objects.all()
    by_key = imprint.digests_by_key(rows)
    assert list(by_key) == sorted(venue.pk for venue in made)
    assert imprint.taken_away(rows) == list(by_key.values())


on_a_server = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only PostgreSQL sends rows by COPY"
)


@on_a_server
def test_a_statement_that_fails_midway_is_no_short_list():
    """P9l: half of the rows with no error would be a proof of half of them."""
    Venue.objects.create(name="Henleaze Hall")
    fails = "SELECT 6 / (40000 - n), n FROM generate_series(1, 50000) AS n"
    with pytest.raises(DataError), transaction.atomic():
        list(row_copies._copied("default", fails, []))
    assert Venue.objects.count() == 1


@on_a_server
def test_rows_that_nobody_reads_to_the_end_are_not_taken_away():
    """A reader that stops stops the statement; the transaction can only go back."""
    Venue.objects.bulk_create(Venue(name=f"Hall {n}") for n in range(3_000))
    with transaction.atomic():
        rows = row_copies.taken(Venue.objects.all())
        next(rows)
        rows.close()
        transaction.set_rollback(True)
    assert Venue.objects.count() == 3_000
    with transaction.atomic():
        assert len(list(row_copies.taken(Venue.objects.all()))) == 3_000
        transaction.set_rollback(True)
    assert Venue.objects.count() == 3_000

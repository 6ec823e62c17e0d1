"""The digest of a row is that of a copy of it, however long the row is."""

import pytest

from kinkeeper.contact_sessions.models import Venue
from kinkeeper.privacy.records import imprint

pytestmark = pytest.mark.django_db


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

import pytest

from kinkeeper.people.queries import parties
from tests import family

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("She lives in BS56QX.", id="postcode without its space"),
        pytest.param("near bs5 6qx", id="postcode in small letters"),
        pytest.param("Ring 07700-900-101", id="number with dashes"),
        pytest.param("Ring +44 (0)7700 900 101", id="number with +44"),
        pytest.param("write to PRIYA@Example.org", id="email in capitals"),
        pytest.param("write to <priya@example.org>", id="email in brackets"),
        pytest.param("a car, fj19xrt, outside", id="car without its space"),
        pytest.param("the house at 14 LARKSPUR  CLOSE", id="address in capitals"),
        pytest.param("on Larkspur Close", id="street without the number"),
        pytest.param("goes to St Brannock's Primary", id="school, straight quote"),
        pytest.param("goes to St. Brannocks primary school", id="school, no quote"),
        pytest.param("goes to St Brannock’s", id="school, short"),
        pytest.param("goes to St Bran\u200bnock’s", id="hidden character inside"),
    ],
)
def test_a_private_detail_is_found_however_it_is_written(words):
    """K3: nothing of Priya's may reach Daniel."""
    alder = family.alder()

    assert parties.leaks(words, case=alder.case, to_side="VISITING")
    assert not parties.leaks(words, case=alder.case, to_side="RESIDENT")


def test_ordinary_words_are_no_leak():
    alder = family.alder()
    words = (
        "Maya read to Daniel for 20 minutes. They drew a lark and a close friend. "
        "The bus came at 10:14. Theo was 5 and 6 years old in the story."
    )

    assert parties.leaks(words, case=alder.case, to_side="VISITING") == []


def test_very_short_details_are_not_looked_for():
    alder = family.alder()
    alder.resident.seal({"car": "K1", "employer": "Spa"})
    alder.resident.save()

    assert parties.private_strings(alder.case, side="RESIDENT") == []


def test_what_both_sides_told_us_is_no_leak():
    alder = family.alder()
    alder.resident.seal({"address": "14 Larkspur Close, Easton"})
    alder.resident.save()
    alder.visiting.seal({"address": "2 Foundry Yard, Easton"})
    alder.visiting.save()

    found = parties.leaks("Seen in Easton", case=alder.case, to_side="VISITING")

    assert found == []
    assert parties.leaks("Larkspur Close", case=alder.case, to_side="VISITING")

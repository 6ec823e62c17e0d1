"""Blocked means blocked (P11c): kept, and neither written, signed nor given out."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.records.queries import restrictions
from kinkeeper.privacy.records.queries.restrictions import restricted
from kinkeeper.privacy.rights.commands.end_restriction import end_restriction
from tests import family
from tests.privacy.rights import asking
from tests.privacy.stage import at

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 16)


def ended(asked, by, told_on, on):
    asked.refresh_from_db()
    end_restriction(
        request=asked,
        told_on=told_on,
        words="We checked it and put it right.",
        by=by,
        now=at(on),
        version_seen=asked.version,
    )


def test_a_block_begins_at_once_and_goes_on_after_a_yes():
    """Article 18: from the request on; it ends when the person was told before."""
    alder, omar = family.alder(), family.omar()
    asked = asking.request(alder.resident, omar, DAY, "restriction")
    assert restricted(case=alder.case)
    assert restricted(person=alder.resident.person)
    assert not restricted(person=alder.visiting.person)
    assert not asking.answer(asked, omar, DAY)
    assert restricted(case=alder.case)
    with pytest.raises(RefusedError, match="Tell the person first"):
        ended(asked, omar, DAY + timedelta(days=9), DAY + timedelta(days=2))
    ended(asked, omar, DAY + timedelta(days=1), DAY + timedelta(days=2))
    assert not restricted(case=alder.case)
    kinds = dict(Hold.objects.values_list("kind", "stops_until"))
    assert kinds["restriction"] == DAY + timedelta(days=2)
    assert kinds["rights_request"] == date(2027, 2, 18)


def test_a_refused_block_ends_with_its_answer():
    alder, omar = family.alder(), family.omar()
    asked = asking.request(alder.resident, omar, DAY, "restriction")
    assert asking.answer(asked, omar, DAY, "REFUSED")
    assert not restricted(case=alder.case)


def test_an_objection_blocks_while_it_is_decided_and_a_request_to_see_does_not():
    alder, omar = family.alder(), family.omar()
    asking.request(alder.resident, omar, DAY)
    assert not restricted(case=alder.case)
    objecting = asking.request(alder.resident, omar, DAY, "objection")
    assert restricted(case=alder.case)
    assert asking.answer(objecting, omar, DAY)
    assert not restricted(case=alder.case)


def test_another_family_is_not_blocked():
    alder, wren, omar = family.alder(), family.wren(), family.omar()
    asking.request(alder.resident, omar, DAY, "restriction")
    restrictions.insist_free(wren.case, done="signed")
    with pytest.raises(RefusedError, match="not to use"):
        restrictions.insist_free(alder.case, done="signed")


def test_what_is_used_while_blocked_is_found():
    """The ledger's question: a spell with a use in it is a broken promise."""
    alder, omar = family.alder(), family.omar()
    asked = asking.request(alder.resident, omar, DAY, "restriction")
    (spell,) = restrictions.spells(at(DAY))
    assert (spell.case, spell.until) == (alder.case.pk, None)
    asking.answer(asked, omar, DAY, "REFUSED")
    (spell,) = restrictions.spells(at(DAY))
    assert spell.until is not None
    assert restrictions.restrictions_broken(at(DAY)) == []

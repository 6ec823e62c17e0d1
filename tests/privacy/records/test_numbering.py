"""P12a: a reference that was said on the phone is never given to another thing."""

from datetime import date

import pytest

from kinkeeper.privacy.records import numbering
from kinkeeper.privacy.records.models import Look
from kinkeeper.safeguarding.commands.write_accident import Told, write_accident
from kinkeeper.safeguarding.models import Accident
from tests import family
from tests.privacy import stage

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 14)


def written(by):
    return write_accident(
        told=Told(name="A visitor", what="Slipped.", where="The hall"),
        hurt=Accident.Hurt.VISITOR,
        happened_at=stage.at(DAY, 9),
        by=by,
        now=stage.at(DAY),
    )


def test_two_people_who_write_at_one_moment_get_two_numbers(monkeypatch):
    """The second saw the same last number, and is told the next one."""
    bea = family.bea()
    seen = numbering._last
    assert written(bea).reference == "AB-0001"
    stale = iter([0])
    monkeypatch.setattr(
        numbering,
        "_last",
        lambda model, prefix: (
            next(stale, seen(model, prefix))
            if model is Accident
            else seen(model, prefix)
        ),
    )
    assert written(bea).reference == "AB-0002"
    assert Accident.objects.count() == 2


def test_the_number_of_what_was_destroyed_is_not_given_again():
    bea = family.bea()
    gone = written(bea)
    Look.objects.create(
        record=f"safeguarding.Accident:{gone.key}", kind="accident",
        reference=gone.reference, outcome="DESTROY", looked_on=DAY,
        decided_by_id=bea.pk, decided_at=stage.at(DAY),
    )  # fmt: skip
    gone.delete()
    assert written(bea).reference == "AB-0002"

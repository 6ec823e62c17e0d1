"""Clause 9: each check finds the record that ended wrongly, or did not end."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.vault import containers, epochs, rotation
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.website.queries.checks import overdue
from kinkeeper.website.queries.finding import twice
from tests import family
from tests.privacy import stage
from tests.website.promises.noticing import NOW, TODAY, found, noticed
from tests.website.promises.world import disposed, obligation

pytestmark = pytest.mark.django_db


def test_a_record_past_its_last_day_is_found_and_a_hold_excuses_it():
    """P9f, K1"""
    case = family.wren().case
    with noticed("disposal.nothing_overdue"):
        obligation(case)

    shown = found("disposal.nothing_overdue").evidence[0]
    assert (shown.reference, shown.record) == ("KK-0098", f"people.Case:{case.key}")

    Hold.objects.create(
        kind=Hold.Kind.LEGAL_CLAIM,
        case=case,
        from_on=TODAY,
        review_on=TODAY + timedelta(days=30),
        reason="A claim.",
        placed_by_id=1,
    )

    assert found("disposal.nothing_overdue").kept


def test_a_second_reason_to_keep_excuses_it():
    """P9e, P9f: a record goes when none of its reasons runs any longer."""
    case = family.wren().case
    obligation(case)
    obligation(case, row="P9e.court", trigger_on=date(2025, 6, 1))

    assert found("disposal.nothing_overdue").kept


def test_a_stored_day_that_lies_is_found_by_the_second_count():
    """P9f, K1: the row says that there is time; the facts of the case say no."""
    stage.wren_closed()
    assert not found("disposal.nothing_overdue").kept

    with noticed("disposal.nothing_overdue", stage.at(stage.ELIGIBLE_ON)):
        Obligation.objects.update(trigger_on=TODAY)
        case = family.Case.objects.get()
        case.closed_on = date(2024, 4, 2)
        case.save()

    after = found("disposal.nothing_overdue", stage.at(stage.ELIGIBLE_ON))
    assert "the two disagree" in after.figure


def test_one_wrong_query_cannot_certify_itself():
    """K1: the first count sees nothing, and the promise is broken all the same."""
    stage.wren_closed()
    blind = twice(
        lambda now: overdue.none_of(0, 9, "are late"), overdue.overdue_by_the_rules
    )

    assert blind(NOW).kept is False


def test_a_disposal_before_its_first_day_is_found():
    """P9f"""
    item = disposed()
    with noticed("disposal.nothing_early"):
        Item.objects.filter(pk=item.pk).update(
            eligible_from=date(2026, 4, 12), trigger_on=date(2025, 4, 2)
        )


def test_a_first_day_that_was_written_too_early_is_found():
    """P9f: the item says that it might go; the row of the policy says no."""
    item = disposed()
    with noticed("disposal.nothing_early"):
        Item.objects.filter(pk=item.pk).update(trigger_on=date(2025, 6, 2))


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda item: item.approvals.last().delete(), id="one person"),
        pytest.param(
            lambda item: Item.objects.filter(pk=item.pk).update(
                disposed_at=item.approved_at + timedelta(days=6)
            ),
            id="no time to think",
        ),
        pytest.param(
            lambda item: Event.objects.filter(action="disposal.first_yes").delete(),
            id="the log knows of one person only",
        ),
    ],
)
def test_a_disposal_that_was_not_agreed_as_promised_is_found(spoil):
    """P9l"""
    item = disposed()
    with noticed("disposal.agreed_by_two"):
        spoil(item)


def test_a_record_that_is_back_is_found():
    """K5, P9l"""
    item = disposed()
    with noticed("disposal.nothing_came_back"):
        obligation(item.case, record=item.record)


def test_a_destroyed_file_whose_key_lives_is_found():
    """K5: the rows are gone, but a backup could still be opened."""
    case = family.wren().case
    with noticed("disposal.nothing_came_back"):
        case.file_destroyed_on = TODAY
        case.save()

    containers.shred(case.container, now=NOW)

    assert found("disposal.nothing_came_back").kept


def test_an_old_key_that_outlived_the_backups_is_found(settings, tmp_path):
    """K5: with the last backup, the key that opens it must end."""
    settings.KEYS_DIR = tmp_path
    epochs.begin()
    rotation.rotate(TODAY - timedelta(days=30))
    assert found("disposal.nothing_came_back").kept

    later = NOW + timedelta(days=20)

    assert not found("disposal.nothing_came_back", later).kept


def test_a_record_without_a_rule_is_found():
    """K4"""
    obligation(family.wren().case)
    with noticed("records.every_record_has_a_rule"):
        Obligation.objects.update(state=Obligation.State.NO_RULE)


def test_a_review_that_nobody_held_is_found():
    """P9i, P9k"""
    obligation(family.wren().case, state="INDEFINITE", review_on=TODAY)
    with noticed("records.no_review_missed"):
        Obligation.objects.update(review_on=TODAY - timedelta(days=31))


def test_a_record_moved_under_another_edition_is_found():
    """P14: saying nothing is a no."""
    obligation(family.wren().case)
    with noticed("records.pinned_to_the_kinder_rule"):
        Obligation.objects.update(policy_version="2031-05")


def test_the_days_of_a_disposal_are_counted_in_london():
    """P9l: the same night in June is the day before in UTC."""
    item = disposed()
    agreed_on = date(2026, 6, 3)
    Item.objects.filter(pk=item.pk).update(
        approved_at=clock.moment(agreed_on, 10),
        disposed_at=clock.moment(agreed_on + timedelta(days=7), 0, 30),
    )

    assert found("disposal.agreed_by_two").kept

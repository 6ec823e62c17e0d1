"""The database's own files are cleaned after a disposal, or the night after."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from kinkeeper.privacy.disposal.models import Certificate
from kinkeeper.privacy.disposal.queries import cleaning
from kinkeeper.privacy.disposal.tasks import scrubbing, sweep_disposals
from tests.privacy import stage

NIGHT = stage.ELIGIBLE_ON + timedelta(days=7)


@pytest.mark.django_db(transaction=True)
def test_what_somebody_stood_in_the_way_of_is_done_the_next_night(monkeypatch):
    """P9h: the certificate says "not yet" until the files are really clean."""
    stage.agreed(stage.wren_closed())

    def busy() -> bool:
        raise OperationalError("canceling statement due to lock timeout")

    with monkeypatch.context() as somebody:
        somebody.setattr(scrubbing, "_empty_log", busy)
        somebody.setattr(scrubbing, "_write_anew", busy)
        assert sweep_disposals(NIGHT).disposed == 1
    assert Certificate.objects.get().scrubbed_at is None
    assert sweep_disposals(NIGHT + timedelta(days=1)).disposed == 0
    assert Certificate.objects.get().scrubbed_at is not None
    assert not cleaning.is_waited_for()


@pytest.mark.django_db
def test_the_tables_are_those_of_the_records_that_went():
    stage.agreed(stage.wren_closed())
    assert "people_person" not in cleaning.tables_to_clean()
    assert sweep_disposals(NIGHT).disposed == 1
    found = cleaning.tables_to_clean()
    assert {
        "people_person",
        "people_case",
        "accounts_account",
        "account_emailaddress",
        "vault_container",
        "disposal_item",
    } <= set(found)
    assert "reports_report" not in found
    assert "audit_event" not in found

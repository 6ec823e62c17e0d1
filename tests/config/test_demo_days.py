"""The made-up centre at odd hours, and twice on one day."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction

from kinkeeper.config.demo import cast, playing
from kinkeeper.config.demo.manifest import manifest
from kinkeeper.config.demo.sizes import SIZES
from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.reports.models import Report

NOON = 12
FEW = (cast.ALDER, cast.OTTER)


@pytest.mark.django_db
@pytest.mark.parametrize(("hour", "minute"), [(2, 30), (23, 20)])
def test_today_is_alive_in_the_dead_of_night(settings, tmp_path, hour, minute):
    settings.KEYS_DIR, settings.FILES_DIR = tmp_path / "keys", tmp_path / "files"
    now = clock.moment(clock.today(), hour, minute)
    plots = [
        replace(plot, came=26, asks=(), portal=False, emails=None)
        for plot in cast.HERE_TODAY
    ]
    with clock.travelled_to(now):
        playing.build(SIZES["small"], now=now, plots=plots)
    today = Session.objects.filter(held_on=clock.london(now).date())
    assert {"RUNNING", "NOT_HELD", "PLANNED"} <= set(
        today.values_list("state", flat=True)
    )
    assert Presence.objects.filter(place=Presence.Place.SHARED).count() == 1


def snapshot(played: playing.Played) -> list[object]:
    return [
        list(Case.objects.order_by("pk").values_list("reference", "callsign", "stage")),
        list(
            Session.objects.order_by("pk").values_list("held_on", "starts_at", "state")
        ),
        [report.unseal()["sections"] for report in Report.objects.order_by("pk")],
        manifest(played, base=""),
    ]


@pytest.mark.django_db
def test_the_same_day_gives_the_same_centre(settings, tmp_path):
    settings.KEYS_DIR, settings.FILES_DIR = tmp_path / "keys", tmp_path / "files"
    noon = clock.moment(clock.today() - timedelta(days=1), NOON)
    found = []
    for time in range(2):
        # Taken away again, so the second one writes a journal of its own.
        settings.JOURNAL_DIR = tmp_path / f"journal-{time}"
        with transaction.atomic():
            with clock.travelled_to(noon):
                played = playing.build(SIZES["small"], now=noon, plots=FEW)
            found.append(snapshot(played))
            transaction.set_rollback(True)
    assert found[0] == found[1]

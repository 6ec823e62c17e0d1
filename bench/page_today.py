"""Today with 60 comings and goings, against a bare view of the same bytes."""

from collections.abc import Iterator
from datetime import timedelta

from bench.pairs import Row, compare

FAMILIES = 20


def run() -> Iterator[Row]:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from bench.bare.views.public import page
    from tests import family

    settings.ROOT_URLCONF = "bench.bare.urls"
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    dee = family.dee()
    arrivals = _fill_the_day(dee)
    client = Client()
    client.force_login(dee)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/staff/today/")
    assert answer.status_code == 200, answer.status_code
    page.kept.append(answer.content)

    def ours() -> None:
        for _ in range(5):
            client.get("/staff/today/")

    def limit() -> None:
        for _ in range(5):
            client.get("/bare/")

    yield compare(
        "page-today",
        ours,
        limit,
        goal="<= 4, <= 8 queries",
        note=f"{arrivals} comings and goings, {len(asked)} queries",
    )


def _fill_the_day(dee) -> int:  # type: ignore[no-untyped-def]
    from datetime import date

    from kinkeeper.contact_sessions.models import Door, Presence, Room, Session, Venue
    from kinkeeper.foundation import clock
    from tests import family

    today = clock.today()
    venue = Venue.objects.create(name="Henleaze Centre")
    front = Door.objects.create(venue=venue, name="Front door")
    side = Door.objects.create(venue=venue, name="Side door")
    hall = Room.objects.create(venue=venue, name="Hall", families_at_once=FAMILIES)
    count = 0
    for number in range(FAMILIES):
        some = family.family(
            reference=f"KK-7{number:03d}",
            callsign=f"Call{number}",
            service="supported",
            opened_on=date(2025, 6, 2),
            resident=("Mia", "Webb", {"email": f"mia{number}@example.org"}),
            visiting=("Tom", "Rees", {"email": f"tom{number}@example.org"}),
            children=[("Sam", date(2019, 2, 8))],
        )
        starts = clock.moment(today, 9) + timedelta(minutes=15 * number)
        session = Session.objects.create(
            case=some.case,
            service="supported",
            room=hall,
            held_on=today,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=90),
            child_door=front,
            visitor_door=side,
            planned_by=dee,
        )
        for party, door, early in (
            (some.resident, front, 0),
            (some.children[0], front, 0),
            (some.visiting, side, 15),
        ):
            count += 1
            Presence.objects.create(
                session=session,
                party=party,
                door=door,
                due_at=starts - timedelta(minutes=early),
                leaves_at=session.ends_at + timedelta(minutes=early),
            )
    return count

"""
Opening times, closed days, and a number for each family in the building.

What is planned already gets its seats counted. SQLite makes a changed table anew and
forgets its triggers: they are taken away before and written again after.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

refusals = import_module(f"{__package__}.0002_the_database_refuses")

SEATED = """
UPDATE contact_sessions_roomslot SET
venue_id = (
    SELECT r.venue_id FROM contact_sessions_room r
    WHERE r.id = contact_sessions_roomslot.room_id
),
seat = (
    SELECT COUNT(*) FROM contact_sessions_roomslot o
    JOIN contact_sessions_room r ON r.id = o.room_id
    JOIN contact_sessions_room own ON own.id = contact_sessions_roomslot.room_id
    WHERE o.starts_at = contact_sessions_roomslot.starts_at
    AND r.venue_id = own.venue_id AND o.id < contact_sessions_roomslot.id
)
"""
WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


class Migration(migrations.Migration):
    dependencies = [("contact_sessions", "0003_one_observer_for_one_family")]
    operations = [
        migrations.CreateModel(
            name="ClosedDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("on", models.DateField()),
                ("reason", models.CharField(blank=True, max_length=120)),
                (
                    "venue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="closed_days",
                        to="contact_sessions.venue",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "venue__name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("venue", "on"), name="closed_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(choices=list(enumerate(WEEKDAYS))),
                ),
                ("opens", models.TimeField()),
                ("closes", models.TimeField()),
                ("families_at_once", models.PositiveSmallIntegerField()),
                ("families_each_worker", models.PositiveSmallIntegerField()),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "venue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openings",
                        to="contact_sessions.venue",
                    ),
                ),
            ],
            options={
                "ordering": ["venue__name", "weekday", "opens", "from_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes__gt", models.F("opens"))),
                        name="opening_closes_after_it_opens",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on", None),
                            ("to_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="opening_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("families_at_once__gte", 1),
                            ("families_each_worker__gte", 1),
                        ),
                        name="opening_takes_somebody",
                    ),
                ],
            },
        ),
        migrations.RunPython(refusals.allow, refusals.refuse),
        migrations.AddField(
            model_name="roomslot",
            name="venue",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="contact_sessions.venue",
            ),
        ),
        migrations.AddField(
            model_name="roomslot",
            name="seat",
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="roomslot",
            name="seats",
            field=models.PositiveSmallIntegerField(default=999),
        ),
        migrations.RunPython(refusals.refuse, refusals.allow),
        migrations.RunSQL(SEATED, migrations.RunSQL.noop),
    ]

"""No more families in a building than it has seats: the database itself refuses."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

refusals = import_module(f"{__package__}.0002_the_database_refuses")


class Migration(migrations.Migration):
    dependencies = [("contact_sessions", "0004_openings_and_seats")]
    operations = [
        migrations.RunPython(refusals.allow, refusals.refuse),
        migrations.AlterField(
            model_name="roomslot",
            name="venue",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="contact_sessions.venue",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomslot",
            constraint=models.UniqueConstraint(
                fields=("venue", "starts_at", "seat"), name="no_house_too_full"
            ),
        ),
        migrations.AddConstraint(
            model_name="roomslot",
            constraint=models.CheckConstraint(
                condition=models.Q(("seat__lt", models.F("seats"))),
                name="no_seat_above_the_number",
            ),
        ),
        migrations.RunPython(refusals.refuse, refusals.allow),
    ]

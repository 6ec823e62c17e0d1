"""
Nobody observes two families at once: the database itself refuses.

SQLite makes a changed table anew and forgets its triggers: they are taken away before
and written again after.
"""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

refusals = import_module(f"{__package__}.0002_the_database_refuses")


class Migration(migrations.Migration):
    dependencies = [
        ("contact_sessions", "0002_the_database_refuses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RunPython(refusals.allow, refusals.refuse),
        migrations.AddField(
            model_name="roomslot",
            name="watched_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="roomslot",
            constraint=models.UniqueConstraint(
                fields=("watched_by", "starts_at"), name="one_family_for_one_observer"
            ),
        ),
        migrations.RunPython(refusals.refuse, refusals.allow),
    ]

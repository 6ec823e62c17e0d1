"""Which sessions were planned together, again and again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contact_sessions", "0005_no_house_too_full")]
    operations = [
        migrations.AddField(
            model_name="session",
            name="series",
            field=models.UUIDField(db_index=True, null=True),
        ),
    ]

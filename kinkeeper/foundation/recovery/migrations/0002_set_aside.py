from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recovery", "0001_journal_backups_and_drills"),
    ]

    operations = [
        migrations.AddField(
            model_name="mark",
            name="set_aside",
            field=models.BooleanField(default=False),
        ),
    ]

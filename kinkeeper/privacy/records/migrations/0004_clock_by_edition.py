from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0003_held_means_kept"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="obligation",
            name="obligations_by_clock",
        ),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                fields=["policy_version", "row", "trigger_on"],
                name="obligations_by_clock",
            ),
        ),
    ]

from itertools import groupby
from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def pack(apps: Any, schema: Any) -> None:
    """Put the leaves of each certificate into one row, in their order."""
    leaf_model = apps.get_model("disposal", "ManifestLeaf")
    manifest_model = apps.get_model("disposal", "Manifest")
    leaves = leaf_model.objects.order_by("certificate_id", "number").iterator()
    for certificate, found in groupby(leaves, key=lambda leaf: leaf.certificate_id):
        together = list(found)
        manifest_model.objects.create(
            certificate_id=certificate,
            parts=[["", len(together)]],
            salts=b"".join(bytes(leaf.salt) for leaf in together),
            digests=b"".join(bytes.fromhex(leaf.digest) for leaf in together),
        )
    bare = apps.get_model("disposal", "Certificate").objects.filter(manifest=None)
    for certificate in bare:
        manifest_model.objects.create(certificate=certificate, salts=b"", digests=b"")


class Migration(migrations.Migration):
    dependencies = [("disposal", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="certificate",
            name="scrubbed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Manifest",
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
                ("parts", models.JSONField(default=list)),
                ("salts", models.BinaryField()),
                ("digests", models.BinaryField()),
                (
                    "certificate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="manifest",
                        to="disposal.certificate",
                    ),
                ),
            ],
        ),
        migrations.RunPython(pack, migrations.RunPython.noop),
        migrations.DeleteModel(name="ManifestLeaf"),
    ]

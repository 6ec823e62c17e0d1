"""The promise ledger on file: when the promises were checked, and what was found."""

from typing import ClassVar

from django.db import models


class PromiseRun(models.Model):
    """One time that the promises were checked, by one edition of the policy."""

    class Why(models.TextChoices):
        NIGHT = "NIGHT", "After the night’s work"
        HOUR = "HOUR", "Every hour"
        ASKED = "ASKED", "Somebody asked"

    why = models.CharField(max_length=5, choices=Why)
    started_at = models.DateTimeField(db_index=True)
    policy_version = models.CharField(max_length=20)
    policy_sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"Promise run {self.pk}"


class PromiseFinding(models.Model):
    """What one check found in one run. Evidence holds references and keys, no names."""

    run = models.ForeignKey(PromiseRun, models.CASCADE, related_name="findings")
    promise = models.CharField(max_length=60)
    # Null: no fault was found, but not all that is promised could be seen.
    kept = models.BooleanField(null=True)
    figure = models.CharField(max_length=300)
    evidence = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_finding_of_a_promise_in_a_run", fields=["run", "promise"]
            )
        ]
        indexes: ClassVar = [
            models.Index(name="findings_of_a_promise", fields=["promise", "-id"])
        ]

    def __str__(self) -> str:
        return f"Promise finding {self.pk}"


class PromiseState(models.Model):
    """How a promise stands now, since when, and the finding that shows it."""

    promise = models.CharField(max_length=60, primary_key=True)
    kept = models.BooleanField(null=True)
    since = models.DateTimeField()
    checked_at = models.DateTimeField()
    finding = models.ForeignKey(
        PromiseFinding, models.SET_NULL, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"Promise {self.promise}"

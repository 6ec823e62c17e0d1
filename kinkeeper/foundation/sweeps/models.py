from django.db import models


class SweepRun(models.Model):
    """One run of the nightly work, with what it looked at and what it did."""

    today = models.DateField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    faults = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"Sweep for {self.today}"


class Lease(models.Model):
    """Who is doing a piece of recurring work at the moment. One holder at a time."""

    name = models.CharField(max_length=60, primary_key=True)
    holder = models.CharField(max_length=60, blank=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"Lease {self.name}"

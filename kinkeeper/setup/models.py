from django.db import models


class SetupStep(models.Model):
    """One question of the set-up that somebody has answered. Who: the trail says."""

    class Step(models.TextChoices):
        CENTRE = "CENTRE", "Your centre"
        PRICES = "PRICES", "What it costs"
        LAW = "LAW", "What the law leaves open"

    step = models.CharField(max_length=8, choices=Step, unique=True)
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Step {self.step}"

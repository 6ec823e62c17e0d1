from uuid import uuid4

from django.db import models


class Person(models.Model):
    """A child or an adult. Contact details live with the case, on its side."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80, blank=True)
    born_on = models.DateField(null=True, blank=True)
    is_child = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Person {self.key}"

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

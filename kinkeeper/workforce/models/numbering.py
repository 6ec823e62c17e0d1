from django.db import models


class Series(models.Model):
    """The last number given in a series. A number is never given again (W-0001).

    Certificates of destroyed records name it, so it must stay theirs.
    """

    letter = models.CharField(max_length=4, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"Series {self.letter}"

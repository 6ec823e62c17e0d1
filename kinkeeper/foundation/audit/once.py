"""A form that is sent twice does its work once.

Each form carries a fresh token. The command that does the work claims it in its own
transaction; the second claim raises `RepeatedError`, and the person is taken to where
the first one led.
"""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.models import Once


class RepeatedError(Exception):
    """This very form was carried out before. `went_to` is where it led, or ""."""

    def __init__(self, went_to: str) -> None:
        super().__init__("This was already done.")
        self.went_to = went_to


def claim(token: UUID | None, *, by: Account | None) -> None:
    """Take a form's token inside the command. `None` (no form involved) passes."""
    if token is None:
        return
    try:
        with transaction.atomic():
            Once.objects.create(
                token=token, by_id=by.pk if by else None, happened_at=clock.now()
            )
    except IntegrityError:
        done = Once.objects.filter(token=token).first()
        raise RepeatedError(done.went_to if done else "") from None


def led_to(token: UUID | None, answer: HttpResponseRedirect) -> HttpResponseRedirect:
    """Remember where a finished form led, and go there."""
    if token is not None:
        Once.objects.filter(token=token).update(went_to=answer.url)
    return answer

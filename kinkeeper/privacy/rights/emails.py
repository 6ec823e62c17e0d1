"""The one letter of this app: it names nobody and holds no words of anybody."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import POWERS, Power
from kinkeeper.foundation.mail import outbox
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.vault import containers


def tell_handlers(register: str, *, now: datetime) -> None:
    """Write to everybody who handles requests that one came through the portal."""
    roles = [role for role, powers in POWERS.items() if Power.REQUESTS_HANDLE in powers]
    handlers = Account.objects.filter(
        is_active=True, grants__role__in=roles, grants__ended_on=None
    )
    link = f"{settings.BASE_URL}/staff/records/{register}/"
    for person in handlers.distinct():
        outbox.write_letter(
            container=containers.shared("post", now=now),
            to=person.email,
            subject=Subject.MESSAGE,
            body=render_to_string("rights/emails/something_came.txt", {"link": link}),
            now=now,
        )

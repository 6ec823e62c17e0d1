"""The letters of this engine: a neutral subject, a link, and nothing about anybody."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.mail.outbox import write_letter, write_text
from kinkeeper.people.models import Party
from kinkeeper.privacy.disclosure.models import SecureMessage
from kinkeeper.privacy.disclosure.queries.safe_phone import address_for_links


def write_link(message: SecureMessage, *, to: str, token: str, now: datetime) -> None:
    """Queue the letter with the link that opens a message."""
    _write(
        message.release.case.reports_container,
        to=to,
        words="message_link",
        url=settings.BASE_URL + reverse("disclosure:message", args=[token]),
        now=now,
    )


def write_come_and_see(party: Party, *, now: datetime) -> None:
    """
    Queue a letter that says only: sign in, there is something to read.

    It leads to the first page, whose address does not tell what was asked for.
    """
    _write(
        party.case.reports_container,
        to=address_for_links(party),
        words="come_and_see",
        url=settings.BASE_URL + reverse("contact_sessions:dates"),
        now=now,
    )


def write_code(message: SecureMessage, *, to: str, code: str, now: datetime) -> None:
    """Queue the text with a code."""
    write_text(
        container=message.release.case.reports_container,
        to=to,
        body=render_to_string("disclosure/emails/code.txt", {"code": code}).strip(),
        now=now,
    )


def _write(container, *, to: str, words: str, url: str, now: datetime) -> None:  # type: ignore[no-untyped-def]
    if not to:
        return
    write_letter(
        container=container,
        to=to,
        subject=Subject.MESSAGE,
        body=render_to_string(f"disclosure/emails/{words}.txt", {"url": url}).strip(),
        now=now,
    )

"""The letters of this app: a neutral subject, a link, and nothing about anybody."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.mail.outbox import write_letter
from kinkeeper.people.models import Party
from kinkeeper.people.queries import safe_contact


def write_edition_is_coming(party: Party, *, now: datetime) -> None:
    """Queue a letter that says: sign in, there is something to read.

    Nothing goes to somebody who said no to e-mail; they find it when they sign in.
    """
    to = str(party.unseal().get("email", ""))
    if not to or safe_contact.is_forbidden(party, "email"):
        return
    url = settings.BASE_URL + reverse("editions:mine")
    words = render_to_string("editions/emails/something_to_read.txt", {"url": url})
    write_letter(
        container=party.case.container,
        to=to,
        subject=Subject.MESSAGE,
        body=words.strip(),
        now=now,
    )

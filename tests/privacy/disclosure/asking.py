"""What these stories do over and over: ask, decide, open."""

import re
from datetime import timedelta

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.mail.models import Letter, Text
from kinkeeper.privacy.disclosure.commands.ask_for_report import ask_for_report
from kinkeeper.privacy.disclosure.commands.decide_request import decide_request
from kinkeeper.privacy.disclosure.queries.messages import live_message
from tests.family import DANIEL_PRIVATE
from tests.reports.visits import LATER

SOON = LATER + timedelta(hours=2)
NOTE = "Not offered. She has not asked."
MAY_TEXT = {"text": {"may": "yes"}, "email": {"may": "yes"}}


def may_be_texted(party):
    party.seal({**DANIEL_PRIVATE, "safe_contact": MAY_TEXT})
    party.save()
    return party


def ask(party, session, *, now=LATER, once=None, why=""):
    return ask_for_report(
        party=party,
        item=trail.name_of(session),
        by=party.account,
        now=now,
        once=once,
        why=why,
    )


def decide(request, by, *, now=SOON, note=NOTE, seen=None):
    return decide_request(
        request=request,
        by=by,
        now=now,
        version_seen=request.version if seen is None else seen,
        other_side_note=note,
    )


def last_letter():
    return Letter.objects.order_by("-pk").first().unseal()


def token_sent():
    """Return the secret of the link in the last letter."""
    return re.search(r"/me/message/([\w-]+)/", last_letter()["body"])[1]


def code_sent():
    """Return the code in the last text."""
    return re.search(r"\d{6}", Text.objects.order_by("-pk").first().unseal()["body"])[0]


def message_sent(now=SOON):
    return live_message(token_sent(), now=now)

"""Requests and complaints of the tests, as people bring them."""

from datetime import date
from typing import Any

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Party
from kinkeeper.privacy.rights.commands.answer_request import answer_request
from kinkeeper.privacy.rights.commands.close_complaint import close_complaint
from kinkeeper.privacy.rights.commands.log_step import log_step
from kinkeeper.privacy.rights.commands.open_complaint import open_complaint
from kinkeeper.privacy.rights.commands.open_request import open_request
from kinkeeper.privacy.rights.models import Complaint, RightsRequest
from kinkeeper.privacy.rights.queries.concerning import Concerned
from tests.privacy.stage import at

WORDS = "Please send me all that you hold about me."


def by_party(party: Party) -> Concerned:
    return Concerned(
        case=party.case,
        person=party.person,
        account=party.account,
        name=party.person.full_name,
    )


def request(
    party: Party, by: Account, on: date, right: str = "access", **more: Any
) -> RightsRequest:
    return open_request(
        right=right,
        words=WORDS,
        channel="LETTER",
        received_at=at(on, 9),
        concerned=by_party(party),
        by=by,
        now=at(on),
        **more,
    )


def complaint(party: Party, by: Account, on: date) -> Complaint:
    return open_complaint(
        sort="SERVICE",
        words="Nobody called me back.",
        channel="PHONE",
        received_at=at(on, 9),
        concerned=by_party(party),
        by=by,
        now=at(on),
    )


def answer(asked: RightsRequest, by: Account, on: date, outcome: str = "FULL") -> bool:
    asked.refresh_from_db()
    return answer_request(
        request=asked,
        outcome=outcome,
        words="Sent by secure email.",
        by=by,
        now=at(on),
        version_seen=asked.version,
    )


def close(made: Complaint, by: Account, on: date) -> None:
    made.refresh_from_db()
    close_complaint(
        complaint=made,
        outcome="PARTLY",
        words="We call back on the same day from now on.",
        by=by,
        now=at(on),
        version_seen=made.version,
    )


def step(asked: RightsRequest, what: str, by: Account, on: date, words="") -> None:
    asked.refresh_from_db()
    log_step(
        request=asked,
        step=what,
        on=on,
        words=words,
        by=by,
        now=at(on),
        version_seen=asked.version,
    )

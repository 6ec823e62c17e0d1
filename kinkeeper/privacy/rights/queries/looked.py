"""
Who looked at a person's record: which role, on which day, and for what (K7).

Danger: a list of looks can tell one side what the other did, or warn somebody whom a
worry is about. So only looks at what every family has are in it, each in words of our
own and never in those of the event; a request or a complaint, a court's order, risks,
worries, and what follows when one side writes or sends a paper are left out for
everybody alike: whoever sent nothing would know that the other did. No worker
is named, the hours are not told, and who leads the centre and who keeps children safe
are one and the same here. Nothing is told from before the person had a part.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.reading import looked
from kinkeeper.people.queries.parties import parts_of_account

MOST = 500
LEADER = "Somebody who leads the centre"
# The first that fits is told.
WHO: Mapping[str, str] = {
    Role.MANAGER: LEADER,
    Role.SAFEGUARDING_LEAD: LEADER,
    Role.COORDINATOR: "A co-ordinator",
    Role.SUPERVISOR: "A contact supervisor",
    Role.VOLUNTEER: "A volunteer",
    Role.RECORDS_LEAD: "Somebody who looks after the records",
    Role.FINANCE: "Somebody who looks after the money",
    Role.INSPECTOR: "An inspector",
    Role.SYSTEM_ADMIN: "Somebody who looks after the system",
}
# What was opened, and for what. What is not here is not told.
WHAT: Mapping[str, str] = {
    "agreement.viewed": "Opened the agreements, to see what is signed",
    "contacts.viewed": "Opened the contact details, to reach somebody",
    "family.viewed": "Opened the page of your family, to look after it",
    "fees.viewed": "Opened who pays, to agree it",
    "live_notes.viewed": "Opened the notes of a visit while it went on, to write",
    "notes.viewed": "Opened the notes of a visit, to write",
    "previsits.viewed": "Opened the first talks, to get the visits ready",
    "referral.viewed": "Opened the forms, to see whether we can help",
    "report.viewed": "Opened a report, to write or check it",
    "reviews.viewed": "Opened how the visits go, to talk about it",
    "sensitive.viewed": "Opened health details, to look after them",
    "session.viewed": "Opened a visit, to run it",
}


@dataclass(frozen=True)
class Look:
    """One role that opened one thing on one day (London), so many times."""

    on: date
    who: str
    what: str
    times: int


def looks(*, viewer: Account) -> list[Look]:
    """Return who looked at the viewer's own record, the newest day first."""
    counted: Counter[tuple[date, str, str]] = Counter()
    for party in parts_of_account(viewer):
        for one in looked(
            party.case.key,
            since=clock.moment(party.joined_on, 0),
            actions=WHAT.keys(),
            most=MOST,
        ):
            on = clock.london(one.happened_at).date()
            counted[on, _who(one.roles), WHAT[one.action]] += 1
    newest = sorted(counted.items(), key=lambda each: (-each[0][0].toordinal(), each))
    return [Look(*told, times) for told, times in newest]


def _who(roles: tuple[str, ...]) -> str:
    return next((words for role, words in WHO.items() if role in roles), "A worker")

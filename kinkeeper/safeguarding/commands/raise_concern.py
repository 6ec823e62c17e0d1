from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail import outbox
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.vault import containers
from kinkeeper.people.models import Case, Person
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.numbering import save_as_next
from kinkeeper.safeguarding.models import Concern, Named
from kinkeeper.safeguarding.queries.leads import first_circle, readers_of
from kinkeeper.safeguarding.queries.told import MORE


@dataclass(frozen=True)
class About:
    """What sort of worry it is, and what else the author tells (all may be empty).

    `subject` is a worker whom it is about. Without one, `kind` WORKER still keeps it to
    named people.
    """

    kind: str = ""
    subject: Account | None = None
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def restricted(self) -> bool:
        return self.subject is not None or self.kind == Concern.Kind.WORKER


LETTER = (
    "Somebody in the team has written to you as safeguarding lead.\n\n"
    "Please read it now: {url}\n"
)


@trail.command
def raise_concern(  # noqa: PLR0913
    *,
    words: str,
    by: Account,
    now: datetime,
    case: Case | None = None,
    child: Person | None = None,
    happened_on: date | None = None,
    in_danger_now: bool = False,
    done: str = "",
    where: str = "",
    about: About = About(),
    once: UUID | None = None,
) -> Concern:
    """
    Tell the safeguarding lead about a worry. Only words are needed (S11).

    From this moment the whole case file and its reports are kept without an end date
    (P9k, C-6), and disposals that wait or are agreed are taken out. A worry about
    somebody who works here goes to named people, never to that person.
    """
    once_only.claim(once, by=by)
    if not by.may(Power.CONCERNS_RAISE):
        raise RefusedError("Only the team can send a concern from here. Call us.")
    if not words.strip():
        raise RefusedError("Tell us what happened, in your own words.")
    today = clock.london(now).date()
    concern = Concern(
        container=containers.make("concern", now=now),
        case=case,
        child=child,
        happened_on=min(happened_on or today, today),
        recorded_on=today,
        recorded_at=now,
        author=by,
        in_danger_now=in_danger_now,
        kind=about.kind,
        subject=about.subject,
        restricted=about.restricted,
    )
    more = {name: about.more.get(name, "") for name in MORE}
    said = {"words": words, "where": where, "done": done, "log": []}
    concern.seal({**more, **said})
    save_as_next(concern, "SC")
    if concern.restricted:
        _name_the_circle(concern, now)
    _tell_its_readers(concern, now)
    trail.record(
        "concern.raised", about=concern, by=by, case_key=case.key if case else None
    )
    if case is not None:
        obligations.refresh(case=case, now=now)
    else:
        obligations.keep_alone(record=trail.name_of(concern), now=now)
    return concern


def _name_the_circle(concern: Concern, now: datetime) -> None:
    for account in first_circle(concern.subject):
        Named.objects.create(concern=concern, account=account, from_at=now)


def _tell_its_readers(concern: Concern, now: datetime) -> None:
    """Send each reader a link. The letter does not say whom it is about."""
    container = containers.shared("post", now=now)
    for reader in readers_of(concern):
        outbox.write_letter(
            container=container,
            to=reader.email,
            subject=Subject.MESSAGE,
            body=LETTER.format(url=f"{settings.BASE_URL}/staff/concerns/"),
            now=now,
        )

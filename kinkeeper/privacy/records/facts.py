"""What the retention rules ask about a record, gathered from the apps and the holds."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

from kinkeeper.people.models import Case, Spell
from kinkeeper.privacy.records import register, trading
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.records.queries import looks
from kinkeeper.privacy.records.register import CaseFacts, Holding, LoneRecord
from kinkeeper.rules import retention

_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class Told:
    """One record with all that decides how long it is kept, holds apart.

    `question` is for the kinds that the rules decide, `starts_on` for the additional
    kinds of the edition. `key` keeps the digest of the facts from being guessed.
    """

    holding: Holding
    question: retention.Question | None
    key: bytes
    case: Case | None = None
    starts_on: date | None = None
    kept_on: date | None = None  # the last look that kept it, of a kind without end

    @property
    def digest(self) -> str:
        """Return a digest of the facts; the same facts give the same digest."""
        if self.question is not None:
            return digest_of(self.question, self.key)
        told = (self.holding.kind, self.starts_on)
        plain = repr((*told, self.kept_on) if self.kept_on else told)
        return hmac.new(self.key, plain.encode(), sha256).hexdigest()


def told_alone(lone: LoneRecord, today: date) -> Told:
    """Return what decides about a lone record on a day."""
    asked, kept_on = lone.question, looks.kept_on(lone.holding.record)
    if asked is not None:
        asked = replace(
            asked,
            today=today,
            ceased_trading_on=trading.ceased_on(),
            reviewed_on=kept_on or asked.reviewed_on,
        )
    return Told(lone.holding, asked, lone.key, lone.case, lone.starts_on, kept_on)


@dataclass(frozen=True)
class CaseOnFile:
    """One case with all that decides about its records. Reads the database once."""

    case: Case
    today: date

    @cached_property
    def holdings(self) -> list[Holding]:
        """What is still held: a destroyed case file is not."""
        gone = self.case.file_destroyed_on is not None
        return [
            holding
            for holding in register.holdings_of(self.case)
            if not (gone and holding.kind == retention.Record.CASE_FILE)
        ]

    @cached_property
    def told(self) -> CaseFacts:
        """What all apps know about the case, put together in a fixed order."""
        return _joined(register.facts_of(self.case))

    def question(self, holding: Holding) -> retention.Question:
        """Return the question about one record, holds apart."""
        service = holding.service or self.case.service
        return retention.Question(
            today=self.today,
            record=retention.Record(holding.kind),
            service=retention.Service(service),
            happened_on=holding.happened_on,
            children=_named(self.told.children, holding.about),
            about=holding.about,
            case=self._as_rules_see_it,
            ceased_trading_on=trading.ceased_on(),
            reviewed_on=self._looked_at.get(holding.record),
        )

    def told_of(self, holding: Holding) -> Told:
        """Return what decides about one record of the case."""
        return Told(holding, self.question(holding), self._key, self.case)

    @cached_property
    def _as_rules_see_it(self) -> retention.Case:
        case, told = self.case, self.told
        spells = list(case.spells.order_by("opened_on", "pk"))
        return retention.Case(
            opened_on=case.opened_on,
            referral=retention.Referral(case.route),
            closed_on=_first_closing(case, spells),
            declined_on=case.declined_on,
            reopenings=tuple(
                retention.Reopening(spell.opened_on, spell.closed_on)
                for spell in spells
            ),
            our_role=retention.OurRole(case.our_role),
            sessions=told.sessions,
            correspondence=told.correspondence,
            court_orders=told.court_orders,
            cafcass=told.cafcass,
            safeguarding=told.safeguarding,
        )

    @cached_property
    def _looked_at(self) -> dict[str, date]:
        return looks.kept_of(self.case)

    def digest(self, question: retention.Question) -> str:
        """Return a digest of the facts, keyed with the case's own key."""
        return digest_of(question, self._key)

    @cached_property
    def _key(self) -> bytes:
        container = self.case.container
        if container.shredded_at is not None:
            container = self.case.reports_container
        return container.data_key()


def digest_of(question: retention.Question, key: bytes) -> str:
    """
    Return a digest of the facts, the day asked about and the holds left out.

    The end of trading is left out too: it moves no date, and is looked at each time.
    When the key has gone, nobody can find the facts by guessing.
    """
    plain = repr(
        replace(
            question,
            today=_ANY_DAY,
            blocks=(),
            approved_on=None,
            ceased_trading_on=None,
        )
    )
    return hmac.new(key, plain.encode(), sha256).hexdigest()


def blocks_of(holds: Iterable[Hold]) -> tuple[retention.Block, ...]:
    """Return holds as the rules know them. Tails are the rules' own business."""
    return tuple(
        retention.Block(
            kind=retention.BlockKind(hold.kind),
            start=hold.from_on,
            end=hold.ended_on,
            dbs_consulted_on=hold.dbs_consulted_on,
        )
        for hold in holds
    )


def _first_closing(case: Case, spells: list[Spell]) -> date | None:
    """Return when the case was first closed; a reopened case has none in its row."""
    if not spells:
        return case.closed_on
    reopened_on = spells[0].opened_on
    return min(case.closed_on or reopened_on, reopened_on)


def _named(
    children: tuple[retention.Child, ...], about: tuple[str, ...]
) -> tuple[retention.Child, ...]:
    """Return the children that a record is about; all when it names none."""
    return tuple(child for child in children if not about or child.ref in about)


def _joined(parts: list[CaseFacts]) -> CaseFacts:
    """Put the facts of several apps together, sorted so that equal facts look equal."""

    def every(name: str) -> tuple:  # type: ignore[type-arg]
        found = [fact for part in parts for fact in getattr(part, name)]
        return tuple(sorted(found, key=repr))

    return CaseFacts(
        children=every("children"),
        sessions=every("sessions"),
        correspondence=every("correspondence"),
        court_orders=every("court_orders"),
        cafcass=every("cafcass"),
        safeguarding=every("safeguarding"),
    )

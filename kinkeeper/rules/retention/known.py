"""What was on file on the day asked about.

A fact dated after that day is left out. An end dated after it has not come, so the
thing is still open, and nothing is assumed about when it will end. Sessions stay: one
after that day is a booking.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from kinkeeper.rules.retention.question import (
    Block,
    Case,
    Certificate,
    Concern,
    LeaveChild,
    Question,
    Worker,
)

T = TypeVar("T")


def as_known(question: Question) -> Question:
    """Return the question with everything left out that had not happened by then."""
    day = Day(question.today)
    return replace(
        question,
        case=day.case(question.case) if question.case else None,
        worker=day.worker(question.worker) if question.worker else None,
        child=day.child(question.child) if question.child else None,
        certificate=(
            day.certificate(question.certificate) if question.certificate else None
        ),
        uses=day.only(question.uses, "on"),
        blocks=tuple(map(day.block, day.only(question.blocks, "start"))),
        ceased_trading_on=day.come(question.ceased_trading_on),
        reviewed_on=day.come(question.reviewed_on),
        approved_on=day.come(question.approved_on),
    )


@dataclass(frozen=True)
class Day:
    """The day asked about: it knows what had come by then."""

    today: date

    def come(self, day: date | None) -> date | None:
        """Return `day` if it has come, else None."""
        return day if day is not None and day <= self.today else None

    def only(self, things: Iterable[T], name: str) -> tuple[T, ...]:
        """Return the things whose date `name` has come."""
        return tuple(each for each in things if getattr(each, name) <= self.today)

    def case(self, case: Case) -> Case:
        """Return a case as it stood."""
        spells = self.only(case.reopenings, "opened_on")
        return replace(
            case,
            closed_on=self.come(case.closed_on),
            declined_on=self.come(case.declined_on),
            reopenings=tuple(
                replace(spell, closed_on=self.come(spell.closed_on)) for spell in spells
            ),
            correspondence=self.only(case.correspondence, "on"),
            court_orders=self.only(case.court_orders, "recorded_on"),
            cafcass=self.only(case.cafcass, "recorded_on"),
            safeguarding=tuple(
                map(self.concern, self.only(case.safeguarding, "recorded_on"))
            ),
        )

    def concern(self, concern: Concern) -> Concern:
        """Return a concern without a downgrade whose day has not come."""
        downgrade = concern.downgrade
        if downgrade is not None and downgrade.on > self.today:
            downgrade = None
        return replace(
            concern, closed_on=self.come(concern.closed_on), downgrade=downgrade
        )

    def worker(self, worker: Worker) -> Worker:
        """Return the engagements that have begun; an end to come is no end yet."""
        begun = self.only(worker.engagements, "start")
        return Worker(tuple(replace(each, end=self.come(each.end)) for each in begun))

    def child(self, child: LeaveChild) -> LeaveChild:
        """Return a child without an adoption or an allowance that is still to come."""
        return replace(
            child,
            adopted_on=self.come(child.adopted_on),
            disability_allowance_from=self.come(child.disability_allowance_from),
        )

    def certificate(self, certificate: Certificate) -> Certificate:
        """Return a certificate without a decision that is still to come."""
        return replace(certificate, decided_on=self.come(certificate.decided_on))

    def block(self, block: Block) -> Block:
        """Return a block; an end to come is no end yet."""
        return replace(
            block,
            end=self.come(block.end),
            dbs_consulted_on=self.come(block.dbs_consulted_on),
        )

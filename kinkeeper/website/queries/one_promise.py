"""One promise for the team: its history, its evidence, and what keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.policy import edition
from kinkeeper.website.models import PromiseFinding, PromiseRun
from kinkeeper.website.queries.ledger import Shown, staff_ledger
from kinkeeper.website.queries.links import link_to
from kinkeeper.website.queries.proofs import Proof, proof_of

RUNS_SHOWN = 30


@dataclass(frozen=True)
class Run:
    """One run in the strip. `at` is as in London."""

    at: datetime
    why: str
    kept: bool | None
    figure: str

    @property
    def word(self) -> str:
        return {True: "kept", False: "broken", None: "not checked"}[self.kept]


@dataclass(frozen=True)
class ShownEvidence:
    """What shows it, and a link where the viewer may go on."""

    reference: str
    what: str
    url: str


@dataclass(frozen=True)
class OnePromise:
    promise: Shown
    clause_title: str
    runs: Sequence[Run]
    evidence: Sequence[ShownEvidence]
    proof: Proof

    @property
    def in_words(self) -> str:
        """What the strip shows, as a sentence."""
        broken = sum(run.kept is False for run in self.runs)
        count = len(self.runs)
        if count == 1:
            return f"The only check so far found it {self.runs[0].word}."
        return f"Of the last {count} checks, {broken or 'none'} found it broken."


def one_promise(name: str, *, viewer: Account) -> OnePromise:
    """Return a promise of the edition in force, or 404."""
    if not viewer.may(Power.PROMISES_SEE):
        raise Http404
    clauses = staff_ledger(viewer=viewer).clauses
    for clause in clauses:
        for promise in clause.promises:
            if promise.id == name:
                return _drawn(promise, clause.title, viewer)
    raise Http404


def _drawn(promise: Shown, clause_title: str, viewer: Account) -> OnePromise:
    newest = (
        PromiseFinding.objects.filter(promise=promise.id)
        .select_related("run")
        .order_by("-id")
    )
    found = list(newest[:RUNS_SHOWN])
    return OnePromise(
        promise=promise,
        clause_title=clause_title,
        runs=[_run(each) for each in reversed(found)],
        evidence=[
            ShownEvidence(
                told["reference"], told["what"], link_to(told["record"], viewer)
            )
            for told in (found[0].evidence if found else [])
        ],
        proof=proof_of(edition.in_force().promises[promise.id]),
    )


def _run(finding: PromiseFinding) -> Run:
    return Run(
        at=clock.london(finding.run.started_at),
        why=PromiseRun.Why(finding.run.why).label,
        kept=finding.kept,
        figure=finding.figure,
    )

"""What the stories of the promises begin with: what ended, and what left."""

from datetime import date, timedelta

from kinkeeper.foundation import clock
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records.models import Obligation
from tests import family
from tests.privacy import stage
from tests.privacy.disclosure.asking import ask, decide
from tests.reports import visits
from tests.website.promises.noticing import NOW

WENT_ON = stage.ELIGIBLE_ON + timedelta(days=8)


def obligation(case, row="P9f", **changes):
    """Write what is promised about a case file, behind the commands' back."""
    told = {
        "kind": "case_file",
        "record": f"people.Case:{case.key}",
        "case": case,
        "title": "Case file",
        "state": Obligation.State.COUNTING,
        "rule": row[:3],
        "row": row,
        "opened_on": date(2020, 1, 6),
        "trigger_on": date(2025, 1, 6),
        "because": "Test.",
        "facts_sha256": "0" * 64,
        "policy_version": "2026-11",
        "refreshed_at": NOW,
    }
    return Obligation.objects.create(**{**told, **changes})


def disposed() -> Item:
    """Let the Wren case file go as it should: proposed, agreed, waited for, gone."""
    case = stage.wren_closed()
    with clock.travelled_to(stage.at(stage.ELIGIBLE_ON)):
        item = stage.agreed(case).item
    with clock.travelled_to(stage.at(WENT_ON)):
        sweep_disposals(WENT_ON)
    item.refresh_from_db()
    assert item.state == Item.State.DISPOSED
    return item


class Team:
    """Alder with those who write, read, sign and send its reports."""

    def __init__(self) -> None:
        self.alder = family.alder()
        self.sasha, self.dee, self.ruth = family.sasha(), family.dee(), family.ruth()

    def report(self, on=visits.DAY, **paid_by):
        session = visits.visit(self.alder, self.sasha, on=on, paid_by=paid_by or None)
        return visits.signed(session, self.sasha, self.dee, self.ruth)

    def released(self, on=visits.DAY):
        """Send a signed report to Daniel through the gate."""
        report = self.report(on)
        request = ask(self.alder.visiting, report.session)
        decide(request, self.ruth)
        return request.release

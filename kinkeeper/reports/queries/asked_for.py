"""What the disclosure engine may know about reports: a source for its register.

An item is a visit that took place, named like its session. A visit has a report or not;
the answer is given truthfully either way, and for one side of one case at a time.
"""

from kinkeeper.contact_sessions.models import Session, SessionFunder
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files.words_in import everything_in
from kinkeeper.people.models import Party
from kinkeeper.people.queries import parties
from kinkeeper.privacy.disclosure.register import GateFacts, Item, Written
from kinkeeper.reports.models import Report
from kinkeeper.reports.queries.paper import paper_of
from kinkeeper.rules import disclosure

# Bodies that have the say over a report when they pay any share, the first one first.
HAVE_THE_SAY = (SessionFunder.Kind.LOCAL_AUTHORITY, SessionFunder.Kind.CAFCASS)


class ContactReports:
    """The reports of this app, as the register asks for them."""

    def items_for(self, party: Party) -> list[Item]:
        """Return every visit of the party's own case that took place, newest first."""
        sessions = (
            Session.objects.filter(case=party.case_id, state=Session.State.HELD)
            .select_related("report")
            .prefetch_related("funders")
            .order_by("-held_on", "-starts_at")
        )
        return [_item(session) for session in sessions]

    def facts(self, item: str, *, party: Party) -> GateFacts | None:
        """Return live facts about one visit of the party's own case."""
        session = _session(item, party)
        if session is None:
            return None
        report = getattr(session, "report", None)
        return GateFacts(
            record=trail.name_of(report) if report else "",
            session=disclosure.Session(
                service=disclosure.Service(session.service),
                funders=tuple(
                    disclosure.Funder(
                        kind=disclosure.FunderKind(funder.kind), share=funder.share
                    )
                    for funder in session.funders.order_by("pk")
                ),
            ),
            report=_state_of(report, party),
        )

    def document(self, item: str, *, party: Party) -> bytes:
        """Return the signed paper; the same for both sides, clean for each."""
        session = _session(item, party)
        if session is None:
            raise LookupError(item)
        return paper_of(session.report)


def _session(item: str, party: Party) -> Session | None:
    label, _, key = item.partition(":")
    if label != Session._meta.label or len(key) != 36:
        return None
    return (
        Session.objects.filter(key=key, case=party.case_id, state=Session.State.HELD)
        .select_related("report__pdf__container", "report__container", "report__case")
        .first()
    )


def _state_of(report: Report | None, party: Party) -> disclosure.Report:
    if report is None or report.state != Report.State.SIGNED:
        return disclosure.Report()
    paper = everything_in(paper_of(report))
    return disclosure.Report(
        signed=True,
        reviewed_by_other=report.reviewer_id not in (None, report.author_id),
        redacted=not parties.leaks(paper, case=report.case, to_side=party.side),
    )


def _item(session: Session) -> Item:
    report = getattr(session, "report", None)
    paying = {funder.kind for funder in session.funders.all() if funder.share}
    return Item(
        name=trail.name_of(session),
        title=f"Report on {session.held_on:%-d %B %Y}",
        happened_on=session.held_on,
        written=_written(session, report),
        payer=next((body for body in HAVE_THE_SAY if body in paying), ""),
    )


def _written(session: Session, report: Report | None) -> Written:
    if not session.is_observed:
        return Written.NEVER
    if report is not None and report.state == Report.State.SIGNED:
        return Written.SIGNED
    return Written.NOT_YET

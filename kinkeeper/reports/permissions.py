"""Who may do what with one report. The author never reads or signs their own."""

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.reports.models import Addition, Report

State = Report.State
WRITABLE = (State.DRAFT, State.RETURNED)


def may_use_the_desk(viewer: Account) -> bool:
    """Say whether somebody writes, reads or signs reports at all."""
    return any(
        viewer.may(power)
        for power in (Power.REPORTS_WRITE, Power.REPORTS_REVIEW, Power.REPORTS_SIGN)
    )


def may_open(report: Report, viewer: Account) -> bool:
    """The author, and those whose work is to read or sign."""
    if viewer.may(Power.REPORTS_REVIEW) or viewer.may(Power.REPORTS_SIGN):
        return True
    return viewer.may(Power.REPORTS_WRITE) and report.author_id == viewer.pk


def may_begin(session: Session, by: Account) -> bool:
    """The supervisor of the session, or somebody who sees all families."""
    if not by.may(Power.REPORTS_WRITE):
        return False
    return session.supervisor_id == by.pk or by.may(Power.CASES_SEE_ALL)


def may_write(report: Report, by: Account) -> bool:
    return (
        by.may(Power.REPORTS_WRITE)
        and report.author_id == by.pk
        and report.state in WRITABLE
    )


def may_read_as_second(report: Report, by: Account) -> bool:
    return (
        by.may(Power.REPORTS_REVIEW)
        and report.author_id != by.pk
        and report.state == State.IN_REVIEW
    )


def may_send_back(report: Report, by: Account) -> bool:
    """The second reader, or before signing the person who would have signed."""
    return may_read_as_second(report, by) or may_sign(report, by)


def may_sign(report: Report, by: Account) -> bool:
    return (
        by.may(Power.REPORTS_SIGN)
        and report.author_id != by.pk
        and report.state == State.APPROVED
    )


def may_add(report: Report, by: Account) -> bool:
    """Whoever may open a signed report may write what is to stand beside it."""
    return report.state == State.SIGNED and may_open(report, by)


def may_read_addition(addition: Addition, by: Account) -> bool:
    return (
        by.may(Power.REPORTS_REVIEW)
        and addition.author_id != by.pk
        and addition.state == Addition.State.WRITTEN
    )


def may_sign_addition(addition: Addition, by: Account) -> bool:
    return (
        by.may(Power.REPORTS_SIGN)
        and addition.author_id != by.pk
        and addition.state == Addition.State.READ
    )


def may_decide_addition(addition: Addition, by: Account) -> bool:
    return may_read_addition(addition, by) or may_sign_addition(addition, by)


def may_say_rough_notes(report: Report, by: Account) -> bool:
    """The author, or a manager when the author has left."""
    mine = report.author_id == by.pk or by.may(Power.REPORTS_SIGN)
    return report.state == State.SIGNED and mine


def insist(allowed: bool, sentence: str) -> None:
    """Raise RefusedError with `sentence` unless `allowed`."""
    if not allowed:
        raise RefusedError(sentence)

"""The paper of a contact report.

One text for both adults: nothing in it belongs to one side, and `checks` makes sure of
that before it is signed and again, on the finished paper, before it leaves.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.files.typeset import typeset
from kinkeeper.reports.models import Addition, Report
from kinkeeper.reports.queries.report import parts_of

CAUTION = (
    "This is a short account of what one person saw and heard during one visit. It is "
    "not a record of every word. It was written for the people who plan and take part "
    "in these visits. It does not assess anybody and recommends nothing about where a "
    "child should live or whom a child should see."
)
ADDED = {
    Addition.Kind.FACT: "Added later: a fact",
    Addition.Kind.VIEW: "Added later: somebody sees it differently",
}


def contact_report(
    report: Report, *, header: dict[str, Any], signed_by: Account, now: datetime
) -> bytes:
    """Return the PDF of a report as it will be signed at `now`."""
    return _typeset(report, header, _agreed(report, signed_by, now), [], now)


def with_additions(
    report: Report, additions: Sequence[Addition], *, signed_by: Account, now: datetime
) -> bytes:
    """
    Return the PDF of a signed report with what was added, the last one signed `now`.

    The report's own words, facts and names are those of its signing.
    """
    if report.signed_by is None or report.signed_at is None:
        raise ValueError("Only a signed report has additions.")
    agreed = _agreed(report, report.signed_by, report.signed_at)
    added = [_added(addition, signed_by, now) for addition in additions]
    return _typeset(report, report.unseal()["header"], agreed, added, now)


def _typeset(
    report: Report,
    header: dict[str, Any],
    agreed: list[str],
    added: list[dict[str, str]],
    now: datetime,
) -> bytes:
    day = f"{date.fromisoformat(header['held_on']):%A %-d %B %Y}"
    values = {
        "title": "Contact report",
        "heading": f"Contact report {header['number']}",
        "lead": day,
        "columns": ["About this visit", "Facts"],
        "facts": _facts(header, day),
        "caution": CAUTION,
        "sections": [
            {"heading": part.heading, "words": part.words}
            for part in parts_of(report)
            if part.words
        ],
        "agreed_heading": "Who wrote, read and signed it",
        "agreed": agreed,
        "added": added,
        "foot": f"Contact report {header['number']}, {day}",
    }
    return typeset("report", values, now=now)


def _added(addition: Addition, signed_by: Account, now: datetime) -> dict[str, str]:
    """Return one addition as the paper shows it: what, when, by whom."""
    last = addition.signed_by is None
    signer = signed_by if last else addition.signed_by
    signed_on = clock.london(now if last else addition.signed_at or now)
    reader = addition.reader.name if addition.reader else ""
    return {
        "heading": f"{ADDED[Addition.Kind(addition.kind)]}, {signed_on:%-d %B %Y}",
        "words": addition.unseal()["words"],
        "agreed": f"Written by {addition.author.name}, read and agreed by {reader}, "
        f"signed by {signer.name if signer else ''}. The report above is unchanged.",
    }


def _facts(header: dict[str, Any], day: str) -> list[list[str]]:
    names = ", ".join(child["name"] for child in header["children"])
    return [
        ["Children", names],
        ["With", ", ".join(header["present"])],
        ["Day", day],
        ["Time together", f"{header['began']} to {header['ended']}"],
        ["Length", f"{header['minutes']} minutes"],
        ["Place", header["place"]],
        ["Kind of visit", header["level"]],
        ["Supervised by", header["supervisor"] or "Not named"],
    ]


def _agreed(report: Report, signed_by: Account, now: datetime) -> list[str]:
    reader = report.reviewer.name if report.reviewer else ""
    signed_on = clock.london(now)
    return [
        f"Written by {report.author.name}.",
        f"Read and agreed by {reader}.",
        f"Signed by {signed_by.name} on {signed_on:%-d %B %Y}.",
        "If you think a fact is wrong, tell us. We add your view to the record.",
    ]

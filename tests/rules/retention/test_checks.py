"""What a question may not say, whatever it asks."""

import pytest

from kinkeeper.rules.reading import UnreadableError
from tests.rules.asking import TODAY, a_case, kept

CASE = {"opened_on": "2025-01-06", "referral": "self"}


def refused(record="case_file", **facts):
    with pytest.raises(UnreadableError) as caught:
        kept(record, **facts)
    return str(caught.value)


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ({"closed_on": "2025-01-05"}, "case.closed_on is before case.opened_on."),
        ({"declined_on": "2025-01-05"}, "case.declined_on is before case.opened_on."),
        (
            {"closed_on": "2025-02-01", "declined_on": "2025-02-01"},
            "case.declined_on cannot go with case.closed_on.",
        ),
        (
            {
                "declined_on": "2025-02-01",
                "sessions": [{"on": "2025-01-20", "service": "supported"}],
            },
            "case.declined_on cannot go with case.sessions.",
        ),
        (
            {"reopenings": [{"opened_on": "2025-03-01"}]},
            "case.closed_on is missing, but needed before case.reopenings[0].",
        ),
        (
            {
                "closed_on": "2025-02-01",
                "reopenings": [
                    {"opened_on": "2025-03-01"},
                    {"opened_on": "2025-05-01"},
                ],
            },
            "case.reopenings[0].closed_on is missing, but needed before "
            "case.reopenings[1].",
        ),
        (
            {"closed_on": "2025-04-01", "reopenings": [{"opened_on": "2025-03-01"}]},
            "case.reopenings[0].opened_on is before case.closed_on.",
        ),
        (
            {
                "closed_on": "2025-02-01",
                "reopenings": [{"opened_on": "2025-03-01", "closed_on": "2025-02-28"}],
            },
            "case.reopenings[0].closed_on is before case.reopenings[0].opened_on.",
        ),
        (
            {
                "safeguarding": [
                    {"recorded_on": "2025-03-01", "closed_on": "2025-02-28"}
                ]
            },
            "case.safeguarding[0].closed_on is before "
            "case.safeguarding[0].recorded_on.",
        ),
        (
            {
                "safeguarding": [
                    {"recorded_on": "2025-03-01", "downgrade": {"on": "2025-02-28"}}
                ]
            },
            "case.safeguarding[0].downgrade.on is before "
            "case.safeguarding[0].recorded_on.",
        ),
        ({"opened_on": "2026-11-24"}, "case.opened_on is after today."),
    ],
)
def test_a_case_does_not_end_before_it_begins(case, sentence):
    assert refused(case=CASE | case) == sentence


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (
            {"worker": {"engagements": [{"from": "2025-01-02", "to": "2025-01-01"}]}},
            "worker.engagements[0].to is before worker.engagements[0].from.",
        ),
        (
            {"finance": {"from": "2025-01-02", "to": "2025-01-01"}},
            "finance.to is before finance.from.",
        ),
        (
            {
                "finance": {
                    "from": "2025-01-02",
                    "financial_years": [{"from": "2025-04-01", "to": "2025-03-31"}],
                }
            },
            "finance.financial_years[0].to is before finance.financial_years[0].from.",
        ),
        (
            {"blocks": [{"kind": "manual", "from": "2025-01-02", "to": "2025-01-01"}]},
            "blocks[0].to is before blocks[0].from.",
        ),
        (
            {"children": [{"ref": "A", "born_on": "2026-11-24"}]},
            "children[0].born_on is after today.",
        ),
        ({"child": {"born_on": "2026-11-24"}}, "child.born_on is after today."),
        ({"happened_on": "2026-11-24"}, "happened_on is after today."),
        (
            {"certificate": {"received_on": "2026-11-24"}},
            "certificate.received_on is after today.",
        ),
        (
            {"child": {"born_on": "2020-01-02", "adopted_on": "2020-01-01"}},
            "child.adopted_on is before child.born_on.",
        ),
    ],
)
def test_what_is_not_needed_is_checked_like_any_other_field(facts, sentence):
    assert refused(case=a_case(), **facts) == sentence


def test_what_is_not_needed_has_no_effect():
    everything = {
        "worker": {"engagements": []},
        "child": {"born_on": "2020-01-01"},
        "certificate": {},
        "finance": {"from": "2025-01-01"},
        "uses": [{"on": "2026-01-01", "how": "backup"}],
        "happened_on": "2020-01-01",
        "service": "online",
    }
    assert kept(case=a_case(), **everything) == kept(case=a_case())


@pytest.mark.parametrize(
    ("record", "facts", "field"),
    [
        ("case_file", {}, "case"),
        ("contact_report", {}, "case"),
        ("contact_report", {"service": "supported"}, "case"),
        ("safeguarding", {}, "happened_on is missing, and so is case."),
        ("accident", {}, "happened_on"),
        ("accident", {"case": a_case()}, "happened_on"),
        ("hr_file", {}, "worker"),
        ("dbs_record", {}, "worker"),
        ("hr_file", {"worker": {}}, "worker.engagements"),
        ("dbs_record", {"worker": {"engagements": []}}, "worker.engagements"),
        ("parental_leave", {}, "child"),
        ("dbs_certificate", {}, "certificate"),
        ("dbs_certificate", {"certificate": {}}, "certificate.received_on"),
        (
            "dbs_certificate",
            {"certificate": {"decided_on": "2026-11-24"}},
            "certificate.received_on",
        ),
        ("finance", {}, "finance"),
        ("finance", {"finance": {"from": "2026-01-01"}}, "finance.financial_years"),
        ("staff_misc", {}, "uses"),
        ("staff_misc", {"uses": [{"on": "2026-01-01", "how": "searched"}]}, "uses"),
        ("staff_misc", {"uses": [{"on": "2026-11-24", "how": "edited"}]}, "uses"),
        ("case_file", {"case": a_case(), "also": ["accident"]}, "happened_on"),
    ],
)
def test_the_first_thing_needed_and_not_there_is_named(record, facts, field):
    assert refused(record, **facts).startswith(field)


def test_a_certificate_needs_nothing_of_the_file_it_lies_in():
    """P9c, C-2: it decides alone."""
    answer = kept(
        "dbs_certificate",
        also=["hr_file", "case_file"],
        certificate={"decided_on": "2026-08-31"},
    )
    assert answer.rule == "P9c"


@pytest.mark.parametrize(
    ("record", "facts", "field"),
    [
        (
            "hr_file",
            {"worker": {"engagements": [{"from": "9990-01-01", "to": "9995-01-01"}]}},
            "worker.engagements",
        ),
        ("parental_leave", {"child": {"born_on": "9997-01-01"}}, "child"),
        (
            "case_file",
            {
                "case": a_case(
                    opened_on="9997-01-01", closed_on="9998-12-31", referral="court"
                )
            },
            "case",
        ),
        ("accident", {"happened_on": "9997-01-01"}, "happened_on"),
        (
            "dbs_certificate",
            {"certificate": {"decided_on": "9999-08-01"}},
            "certificate",
        ),
    ],
)
def test_a_day_past_the_calendar_is_a_plain_error(record, facts, field):
    sentence = refused(record, today="9999-12-31", **facts)
    assert sentence == f"{field} leads to a day outside the calendar."


def test_an_inactive_case_at_the_end_of_the_calendar_is_simply_open():
    answer = kept(
        case=a_case(opened_on="9999-06-01", closed_on=None), today="9999-12-31"
    )
    assert answer.status == "active"


@pytest.mark.parametrize(
    ("record", "facts"),
    [
        ("case_file", {"case": CASE | {"closed_on": "2025-01-06"}}),
        ("case_file", {"case": CASE | {"declined_on": "2025-01-06"}}),
        ("case_file", {"case": CASE | {"opened_on": TODAY, "closed_on": TODAY}}),
        (
            "case_file",
            {
                "case": CASE
                | {
                    "closed_on": "2025-02-01",
                    "reopenings": [
                        {"opened_on": "2025-02-01", "closed_on": "2025-02-01"}
                    ],
                }
            },
        ),
        (
            "hr_file",
            {"worker": {"engagements": [{"from": "2025-01-01", "to": "2025-01-01"}]}},
        ),
        ("accident", {"happened_on": TODAY, "children": [{"ref": "A"}]}),
        ("parental_leave", {"child": {"born_on": TODAY, "adopted_on": TODAY}}),
        ("dbs_certificate", {"certificate": {"received_on": TODAY}}),
    ],
)
def test_what_begins_may_end_the_same_day_and_today_is_not_too_late(record, facts):
    assert kept(record, **facts).because

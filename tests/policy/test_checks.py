"""What an edition may not be: gaps, overlaps and loose ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinkeeper.policy.checks.retention import combinations
from kinkeeper.policy.edition import DefectiveEditionError, compile_edition, in_force
from kinkeeper.rules import retention
from kinkeeper.rules.retention.facts import KNOWN_FACTS
from tests.policy.editing import TEXT, changed, without

CASE_FILES = [row for row in in_force().schedule.rows if row.kind == "case_file"]


def complaints(text):
    with pytest.raises(DefectiveEditionError) as caught:
        compile_edition(text.encode())
    for sentence in caught.value.defects:
        assert sentence.endswith(".")
    return "\n".join(caught.value.defects)


@pytest.mark.parametrize("row", in_force().schedule.rows)
def test_without_any_one_row_there_is_a_gap(row):
    """P9a to P9k"""
    if row.besides:
        return
    text = without(f'[retention."{row.id}"]')
    assert f"Gap: no row says how long {row.kind}" in complaints(text)


def test_a_gap_names_the_facts_that_fall_into_it():
    text = without('[retention."P9h"]')
    assert complaints(text) == (
        "Gap: no row says how long case_file with contact = supervised, "
        "involvement = nobody, protected = False is kept."
    )


@pytest.mark.parametrize("fact", ["contact", "involvement", "protected"])
def test_a_row_that_waits_for_less_overlaps_another(fact):
    value = {"contact": '"supported"', "involvement": '"nobody"', "protected": "false"}
    told = f"{fact} = {value[fact]}"
    comma = "" if fact == "protected" else ", "
    lead = ", " if fact == "protected" else ""
    text = changed((f"{lead}{told}{comma}", ""), within='[retention."P9f"]')
    found = complaints(text)
    assert "Overlap: " in found
    assert "P9f" in found


@given(st.fixed_dictionaries({n: st.sampled_from(v) for n, v in KNOWN_FACTS.items()}))
def test_every_combination_of_facts_has_exactly_one_row(facts):
    """P9a to P9k"""
    schedule = in_force().schedule
    for kind in retention.Record:
        row = schedule.row_for(kind, facts)
        others = [r for r in schedule.rows if r.applies_to(kind, facts) and r != row]
        assert all(other.besides for other in others)


def test_every_combination_is_tried():
    tried = list(combinations(in_force().document, "case_file"))
    assert len(tried) == 2 * 3 * 2
    assert len({tuple(sorted(facts.items(), key=str)) for facts in tried}) == len(tried)
    for facts in tried:
        assert sum(row.applies_to("case_file", facts) for row in CASE_FILES) == 1


@pytest.mark.parametrize(
    ("swaps", "within", "complaint"),
    [
        (
            [('clause = "9"', 'clause = "99"')],
            '[retention."P9a"]',
            "retention.P9a points to clause 99, which is not there.",
        ),
        (
            [('kind = "hr_file"', 'kind = "diary"')],
            '[retention."P9a"]',
            "retention.P9a is about diary, which is no declared kind of record.",
        ),
        (
            [('trigger = "engagement_ended"', 'trigger = "moon"')],
            '[retention."P9a"]',
            "retention.P9a counts from moon, which is no declared trigger.",
        ),
        (
            [('basis = "legal_claims"', 'basis = "luck"')],
            '[retention."P9a"]',
            "retention.P9a rests on the basis luck, which is not declared.",
        ),
        (
            [("keep = { years = 6 }\n", "")],
            '[retention."P9a"]',
            "retention.P9a must have either a period or no end date.",
        ),
        (
            [('"professional_no_order_years"', '"case_anchor"')],
            '[retention."P9e.professional"]',
            "takes its years from case_anchor, no such setting.",
        ),
        (
            [('contact = "supported"', 'contact = "blue"')],
            '[retention."P9f"]',
            "retention.P9f waits for contact to be blue, which it never is.",
        ),
        (
            [("when = { protected = false }", 'when = { contact = "supported" }')],
            '[retention."P9i"]',
            "retention.P9i looks at contact, which contact_report does not declare.",
        ),
        (
            [('values = ["supported", "supervised"]', 'values = ["supported"]')],
            "[fact.contact]",
            "fact.contact can be supported, supervised, but not supported.",
        ),
        (
            [('clause = "8"', 'clause = "8a"')],
            "[purpose.accounts]",
            "purpose.accounts points to clause 8a, which is not there.",
        ),
        (
            [('classes = ["finance"]', 'classes = ["enquiry"]')],
            "[purpose.accounts]",
            "record.finance serves no purpose, so it may not be held.",
        ),
        (
            [('bases = ["legal_duty", "agreement"]', "bases = []")],
            "[purpose.accounts]",
            "purpose.accounts has no basis.",
        ),
        (
            [('special_basis = "protecting_children"\n', "")],
            "[purpose.provide_services]",
            "uses case_file, which is sensitive, without a condition.",
        ),
        (
            [('exemption = "strictly_necessary"', 'exemption = "none"')],
            "[cookie.sessionid]",
            "cookie.sessionid must be both necessary and exempt as such, or neither.",
        ),
        (
            [("months = 13", "months = 14")],
            '[cookie."_ga*"]',
            "cookie._ga* stays longer than a cookie may.",
        ),
        (
            [('exemption = "none"', 'exemption = "statistical"')],
            '[cookie."_ga*"]',
            "cookie._ga* comes from another company, so it needs a yes.",
        ),
        (
            [('transfer = "UK-US data bridge"\n', "")],
            "[processor.google]",
            "processor.google is abroad, but names no transfer tool.",
        ),
        (
            [("contract_until = 2027-12-31", "")],
            "[processor.hosting]",
            "processor.hosting is in use, but has no contract_until.",
        ),
        (
            [("barred = ", "bared = ")],
            "[gate.step]",
            "gate.step.barred is missing.",
        ),
        (
            [('channels = ["secure_email"]', "channels = []")],
            "[gate]",
            "must name a channel.",
        ),
        (
            [("extended_months = 3", "extended_months = 0")],
            "[clock]",
            "clock.extended_months is shorter than clock.answer_months.",
        ),
        (
            [('missions = ["C2"]', "missions = []")],
            "[promise.no-unknown-cookie]",
            "promise.no-unknown-cookie is tied to no row of the mission.",
        ),
        (
            [
                (
                    'check = "website.cookies_on_the_register"',
                    'check = "backup.fresh_and_drilled"',
                )
            ],
            "[promise.no-unknown-cookie]",
            "The check backup.fresh_and_drilled stands for 2 promises.",
        ),
    ],
)
def test_a_loose_end_is_named(swaps, within, complaint):
    """K1, K2"""
    assert complaint in complaints(changed(*swaps, within=within))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("{keep:backup}. We try", "35 days. We try", "clause 12 says “35”"),
        ("{keep:backup}. We try", "thirty days. We try", "clause 12 says “thirty”"),
        ("{keep:backup}. We try", "one month. We try", "clause 12 says “one month”"),
        ("{keep:backup}. We try", "{keep:bakcup}. We try", "{keep:bakcup}"),
        ("{keep:backup}. We try", "{keeps:backup}. We try", "{keeps:backup}"),
        ("{keep:backup}. We try", "{keep:P9i.x}. We try", "{keep:P9i.x}"),
        ("{keep:backup}. We try", "{keep}. We try", "a brace that opens or closes"),
        ("{keep:backup}. We try", "<b>long</b>. We try", "clause 12 holds HTML"),
        ('tables = ["rights"]', 'tables = ["wrongs"]', "shows the table wrongs"),
        (
            'missions = ["P13"]\nsummary',
            "missions = []\nsummary",
            "clause 13 is tied to",
        ),
        ('missions = ["P13"]\nsummary', 'missions = ["X1"]\nsummary', "names X1"),
        ('id = "13"', 'id = "12"', "clause 12 stands there 2 times."),
    ],
)
def test_prose_holds_no_number_and_no_dead_placeholder(old, new, complaint):
    """K2"""
    assert old in TEXT
    assert complaint in complaints(TEXT.replace(old, new, 1))


def test_all_defects_are_told_at_once():
    text = without('[retention."P9h"]').replace('id = "13"', 'id = "12"')
    assert len(complaints(text).splitlines()) > 2

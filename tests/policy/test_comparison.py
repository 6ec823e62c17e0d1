"""What a new edition does to people's rights (P14, PV-2)."""

import pytest

from kinkeeper.policy.comparison import Effect, compare
from kinkeeper.policy.edition import compile_edition, in_force
from tests.policy.editing import TEXT, edition, without


def changes(new, old=None):
    return {change.about: change for change in compare(old or in_force(), new)}


def effects(new, old=None):
    return {about: change.effect.value for about, change in changes(new, old).items()}


def test_nothing_changed():
    assert (
        compare(in_force(), compile_edition((TEXT + "\n# a comment\n").encode())) == ()
    )


@pytest.mark.parametrize(("was", "now"), [(1, 2), (3, 2), (3, 4)])
def test_longer_and_shorter_both_reduce(was, now):
    """P14, PV-2"""
    row = {1: "P9f", 3: "P9e.court"}[was]
    found = changes(
        edition((f"years = {was}", f"years = {now}"), within=f'[retention."{row}"]')
    )
    change = found[f"retention.{row}"]

    assert change.effect is Effect.REDUCES
    assert {"children", "parents"} <= set(change.touches)
    assert str(now) in change.sentence
    assert str(was) in change.sentence


@pytest.mark.parametrize(
    ("old", "new", "about", "effect"),
    [
        ("answer_months = 1", "answer_months = 2", "clock.answer_months", "reduces"),
        (
            "acknowledge_days = 30",
            "acknowledge_days = 14",
            "clock.acknowledge_days",
            "extends",
        ),
        ("breach_hours = 72", "breach_hours = 48", "clock.breach_hours", "extends"),
        ("breach_hours = 72", "breach_hours = 96", "clock.breach_hours", "reduces"),
        (
            'pausing_kinds = ["access"]',
            "pausing_kinds = []",
            "clock.pausing_kinds",
            "extends",
        ),
        (
            'pausing_kinds = ["access"]',
            'pausing_kinds = ["access", "erasure"]',
            "clock.pausing_kinds",
            "reduces",
        ),
        (
            "disposal_grace_days = 30",
            "disposal_grace_days = 20",
            "settings.disposal_grace_days",
            "extends",
        ),
        (
            "disposal_grace_days = 30",
            "disposal_grace_days = 40",
            "settings.disposal_grace_days",
            "reduces",
        ),
        ("ask_age = 25", "ask_age = 30", "settings.ask_age", "reduces"),
        (
            "safeguarding_downgrade = false",
            "safeguarding_downgrade = true",
            "settings.safeguarding_downgrade",
            "reduces",
        ),
        (
            "disposal_approvals = 2",
            "disposal_approvals = 3",
            "practice.disposal_approvals",
            "extends",
        ),
        (
            "disposal_approvals = 2",
            "disposal_approvals = 1",
            "practice.disposal_approvals",
            "reduces",
        ),
        (
            "policy_notice_days = 30",
            "policy_notice_days = 60",
            "practice.policy_notice_days",
            "extends",
        ),
        (
            "hold_review_months = 12",
            "hold_review_months = 6",
            "practice.hold_review_months",
            "reduces",
        ),
        (
            'channels = ["secure_email"]',
            'channels = ["secure_email", "sms"]',
            "gate.channels",
            "reduces",
        ),
        (
            "address_checked_days = 30",
            "address_checked_days = 10",
            "gate.address_checked_days",
            "reduces",
        ),
        ("tail = true", "tail = false", "hold.rights_request", "reduces"),
        (
            '"children", "parents", "relatives"]\nfacts',
            '"children", "parents"]\nfacts',
            "record.case_file",
            "reduces",
        ),
        (
            'article_6 = "6(1)(b)"',
            'article_6 = "6(1)(f)"',
            "basis.agreement",
            "reduces",
        ),
        (
            "months = 6\nhttp_only",
            "months = 3\nhttp_only",
            "cookie.cookie_choice",
            "extends",
        ),
        (
            "months = 6\nhttp_only",
            "months = 9\nhttp_only",
            "cookie.cookie_choice",
            "reduces",
        ),
        (
            "months = 13\nenabled = false",
            "months = 13\nenabled = true",
            "cookie._ga*",
            "reduces",
        ),
        ('email = "privacy@', 'email = "office@', "controller", "neutral"),
        (
            'name = "Henleaze Children',
            'name = "Bristol Children',
            "controller",
            "reduces",
        ),
        (
            'article = "UK GDPR Article 15"',
            'article = "UK GDPR Article 15(1)"',
            "right.access",
            "neutral",
        ),
        (
            'plain = "You can ask for a copy',
            'plain = "You can pay for a copy',
            "right.access",
            "reduces",
        ),
        (
            "last paid or voluntary work ended",
            "last paid or voluntary work began",
            "trigger.engagement_ended",
            "reduces",
        ),
    ],
)
def test_each_change_is_classed_and_what_is_uncertain_reduces(old, new, about, effect):
    """P14, PV-2"""
    assert effects(edition((old, new)))[about] == effect


@pytest.mark.parametrize(
    ("table", "about", "gone", "back"),
    [
        ("[right.portability]", "right.portability", "reduces", "extends"),
        ("[recipient.advisers]", "recipient.advisers", "extends", "reduces"),
        ("[processor.mail]", "processor.mail", "extends", "reduces"),
        ("[cookie.preferences]", "cookie.preferences", "extends", "neutral"),
        ('[cookie."_ga*"]', "cookie._ga*", "neutral", "neutral"),
        ("[promise.one-address]", "promise.one-address", "reduces", "extends"),
    ],
)
def test_what_goes_and_what_comes(table, about, gone, back):
    """P14, PV-2"""
    smaller = compile_edition(without(table).encode())
    assert effects(smaller)[about] == gone
    assert effects(in_force(), old=smaller)[about] == back


@pytest.mark.parametrize(
    ("old", "new", "effect"),
    [
        ("A DBS certificate must be gone", "A CRB certificate must be gone", "neutral"),
        ("shredded as confidential waste", "shreded as confidential waste", "neutral"),
        ("Paper is\nshredded", "paper is\nshredded", "neutral"),
        ("A DBS certificate must be gone", "A DBS certificate may be gone", "reduces"),
        ("Then we wait", "Then we never wait", "reduces"),
        ("We destroy nothing while", "We destroy things while", "reduces"),
        ("are kept for {keep:P9d}", "are kept for {keep:P9a}", "reduces"),
        ("shredded as confidential waste", "burnt as confidential waste", "reduces"),
    ],
)
def test_spelling_is_neutral_and_another_meaning_is_not(old, new, effect):
    """P14, PV-2"""
    assert effects(edition((old, new))) == {"clause 9": effect}


def test_what_reduces_is_told_first():
    found = compare(
        in_force(),
        edition(
            ("breach_hours = 72", "breach_hours = 48"),
            ("A DBS certificate must", "A CRB certificate must"),
            ("answer_months = 1", "answer_months = 2"),
        ),
    )
    assert [change.effect.value for change in found] == [
        "reduces",
        "extends",
        "neutral",
    ]


def test_a_change_and_its_undoing_are_both_told():
    longer = edition(("years = 1", "years = 2"), within='[retention."P9f"]')
    assert (
        effects(longer)
        == effects(in_force(), old=longer)
        == {"retention.P9f": "reduces"}
    )

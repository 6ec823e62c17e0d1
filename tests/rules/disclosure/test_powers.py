"""Grounds beyond a request, in the order in which they decide."""

import pytest

from kinkeeper.rules.disclosure import Channel, Role
from tests.rules.disclosure.asking_for_release import (
    COUNCIL,
    NOBODY,
    ORDER,
    POLICE,
    asked,
    outcome,
)

# 1. To protect a child


@pytest.mark.parametrize("role", ["safeguarding_body", "police", "social_worker"])
@pytest.mark.parametrize("channel", ["secure_email", "phone"])
def test_to_protect_a_child_nothing_waits(role, channel):
    """P7e, DS-7"""
    answer = asked(
        role,
        power={"kind": "safeguarding"},
        channel=channel,
        safeguarding_block=True,
        court_direction=NOBODY,
        service="supported",
        report={},
        recipient={"barred": True, "address_verified_on": None},
        funders=[],
    )
    assert outcome(answer) == ("release", "P7e")
    assert answer.recipients == (role,)
    assert answer.channel == channel


def test_protecting_a_child_has_its_own_people_channels_and_check():
    power = {"power": {"kind": "safeguarding"}}
    for role in sorted(set(Role) - {"safeguarding_body", "police", "social_worker"}):
        assert outcome(asked(role, **power)) == ("refuse", "P7e")
    for channel in sorted(set(Channel) - {"secure_email", "phone"}):
        answer = asked("police", channel=channel, **power)
        assert outcome(answer) == ("refuse", "P10b")
        assert answer.channel == "secure_email"
    unknown = asked("police", recipient={"identity_verified": False}, **power)
    assert outcome(unknown) == ("hold", "P7e")
    wrong = asked("other", channel="post", **power)
    assert (outcome(wrong), wrong.channel) == (("refuse", "P7e"), None)


# 2. Safeguarding block


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"power": ORDER},
        {"power": {"kind": "access_request"}},
        {"service": "supported"},
        {"recipient": {"barred": True}},
        {"court_direction": {"recipients": ["resident_parent"]}},
        {"item": "attendance"},
        {"channel": "post"},
    ],
)
def test_a_block_of_the_lead_stands_above_all_that_follows(facts):
    """P7e, REL-e"""
    answer = asked(safeguarding_block=True, **facts)
    assert outcome(answer) == ("hold", "P7e")
    assert answer.via == ("REL-e",)


# 3. Court order, search warrant, witness summons


@pytest.mark.parametrize("kind", ["court_order", "search_warrant", "witness_summons"])
@pytest.mark.parametrize("channel", list(Channel))
def test_a_sealed_paper_is_obeyed_by_whatever_channel(kind, channel):
    """P8e, DS-4"""
    answer = asked(
        "other",
        power=ORDER | {"kind": kind},
        channel=channel,
        service="supported",
        report={},
        funders=COUNCIL,
        recipient={"barred": True, "party_to_case": False, "address_verified_on": None},
    )
    assert outcome(answer) == ("release", "P8e")
    assert (answer.channel, answer.via) == (channel, ("DS-4",))


@pytest.mark.parametrize(
    ("facts", "decision", "via"),
    [
        ({"power": ORDER | {"sealed": False}}, "refuse", {"DS-4"}),
        ({"power": {"kind": "court_order"}}, "refuse", {"DS-4"}),
        ({"power": ORDER | {"scope_clear": False}}, "hold", {"DS-4"}),
        ({"court_direction": {"recipients": ["court"]}}, "hold", {"DS-4", "REL-a"}),
        ({"court_direction": NOBODY}, "hold", {"DS-4", "REL-a"}),
        ({"court_direction": {"recipients": ["solicitor"]}}, "release", {"DS-4"}),
        ({"court_direction": NOBODY, "item": "attendance"}, "release", {"DS-4"}),
        ({"recipient": {"identity_verified": False}}, "hold", {"DS-4"}),
    ],
)
def test_a_draft_is_no_order_and_two_orders_may_disagree(facts, decision, via):
    answer = asked("solicitor", **({"power": ORDER} | facts))
    assert outcome(answer) == (decision, "P8e")
    assert set(answer.via) == via
    assert answer.channel == ("secure_email" if decision == "release" else None)


# 4. Access request


@pytest.mark.parametrize(
    ("our_role", "to"),
    [
        ("controller", "rights_desk"),
        ("joint", "rights_desk"),
        ("processor", "local_authority"),
    ],
)
def test_an_access_request_goes_to_those_who_answer_it_whoever_pays(our_role, to):
    """P11b, X-10"""
    answer = asked(
        our_role=our_role,
        power={"kind": "access_request"},
        funders=COUNCIL,
        service="supported",
        recipient={"barred": True},
        channel="post",
    )
    assert outcome(answer) == ("refer", "P11b")
    assert (answer.recipients, answer.channel, answer.via) == ((to,), None, ("X-10",))


# 8. Police request


@pytest.mark.parametrize("item", ["contact_report", "attendance"])
def test_the_police_may_ask_in_writing(item):
    """P8e, DS-5"""
    answer = asked(
        "police",
        item=item,
        power=POLICE,
        report={},
        funders=COUNCIL,
        recipient={"address_verified_on": None, "party_to_case": False},
    )
    assert (outcome(answer), answer.via) == (("release", "P8e"), ("DS-5",))


@pytest.mark.parametrize(
    "missing", ["written", "officer_identified", "purpose_stated", "scope_clear"]
)
def test_a_request_of_the_police_must_be_complete(missing):
    answer = asked("police", power=POLICE | {missing: False}, channel="post")
    assert (outcome(answer), answer.channel) == (("refuse", "P8e"), None)


def test_a_request_of_the_police_is_theirs_and_has_two_last_checks():
    assert outcome(asked("solicitor", power=POLICE)) == ("refuse", "P8e")
    assert outcome(asked("police", power=POLICE, channel="phone")) == ("refuse", "P10b")
    unknown = asked("police", power=POLICE, recipient={"identity_verified": False})
    assert outcome(unknown) == ("hold", "P8e")

"""Who has any business with a report, and who pays."""

import pytest

from kinkeeper.rules.disclosure import Role
from tests.rules.disclosure.asking_for_release import (
    AUTHORITY,
    CAFCASS,
    COUNCIL,
    NOBODY,
    PARENTS,
    POLICE,
    PRIVATE,
    asked,
    outcome,
)

# 5. and 6. No report, and barred


def test_there_is_no_report_of_supported_contact():
    """P7d, REL-f"""
    answer = asked(service="supported", recipient={"barred": True})
    assert (outcome(answer), answer.via) == (("refuse", "P7d"), ("REL-f",))
    assert outcome(asked(service="supported", item="attendance")) == ("release", "P7c")
    for service in ("handover", "escorted", "online"):
        assert outcome(asked(service=service)) == ("release", "P10a")


@pytest.mark.parametrize("item", ["contact_report", "attendance"])
def test_a_barred_person_gets_nothing_even_if_a_court_names_the_role(item):
    """P7g, DS-1"""
    answer = asked(
        item=item,
        recipient={"barred": True},
        court_direction={"recipients": ["resident_parent"]},
    )
    assert (outcome(answer), answer.via) == (("refuse", "P7g"), ("DS-1",))


# 7. Court direction


@pytest.mark.parametrize("role", list(Role))
def test_a_court_that_names_recipients_names_all_of_them(role):
    """P7g, REL-a, DS-12"""
    named = asked(role, court_direction={"recipients": [role]}, funders=COUNCIL)
    assert outcome(named) == ("release", "P7g")
    assert set(named.via) == {"REL-a", "DS-12"}

    others = [each for each in Role if each != role]
    refused = asked(role, court_direction={"recipients": others}, power=POLICE)
    assert outcome(refused) == ("refuse", "P7g")
    assert outcome(asked(role, court_direction=NOBODY)) == ("refuse", "P7g")


def test_a_court_direction_is_about_reports_only():
    answer = asked(item="attendance", court_direction=NOBODY)
    assert outcome(answer) == ("release", "P7c")


def test_those_whom_a_court_names_pass_the_last_checks():
    named = {"court_direction": {"recipients": ["other"]}}
    assert outcome(asked("other", channel="post", **named)) == ("refuse", "P10b")
    assert outcome(asked("other", report={}, **named)) == ("hold", "P7g")


# 9. No standing


@pytest.mark.parametrize("role", PARENTS)
@pytest.mark.parametrize("funders", [PRIVATE, COUNCIL, CAFCASS, []])
@pytest.mark.parametrize(
    ("item", "rule"), [("contact_report", "P10a"), ("attendance", "P7c")]
)
def test_a_parent_of_another_case_is_refused_before_the_question_who_pays(
    role, funders, item, rule
):
    """P10a, DS-1"""
    stranger = {"party_to_case": False}
    answer = asked(role, item=item, funders=funders, recipient=stranger)
    assert (outcome(answer), answer.via) == (("refuse", rule), ("DS-1",))


@pytest.mark.parametrize("role", ["solicitor", "other"])
@pytest.mark.parametrize("funders", [PRIVATE, COUNCIL, []])
@pytest.mark.parametrize(
    ("power", "law"),
    [
        (None, "DS-14"),
        (AUTHORITY | {"written": False}, "DS-3"),
        (AUTHORITY | {"scope_clear": False}, "DS-3"),
        (AUTHORITY | {"given_by_party": False}, "DS-3"),
        (AUTHORITY | {"expires_on": None}, "DS-3"),
        (AUTHORITY | {"expires_on": "2026-11-22"}, "DS-3"),
    ],
)
def test_others_need_a_good_authority(role, funders, power, law):
    """P10d"""
    answer = asked(role, power=power, funders=funders)
    assert (outcome(answer), answer.via) == (("refuse", "P10d"), (law,))


@pytest.mark.parametrize("role", ["police", "safeguarding_body", "court"])
@pytest.mark.parametrize("power", [None, AUTHORITY])
@pytest.mark.parametrize("funders", [PRIVATE, COUNCIL, []])
def test_bodies_need_an_order_or_a_request_of_their_own(role, power, funders):
    """P10d, DS-14"""
    answer = asked(role, power=power, funders=funders)
    assert (outcome(answer), answer.via) == (("refuse", "P10d"), ("DS-14",))


# 10. Who pays


@pytest.mark.parametrize("funders", [[], [{"kind": "private", "share": 0}]])
def test_a_report_waits_until_it_is_known_who_pays(funders):
    """P10c, DS-2"""
    answer = asked(funders=funders)
    assert (outcome(answer), answer.via) == (("hold", "P10c"), ("DS-2",))
    assert outcome(asked(funders=funders, item="attendance")) == ("release", "P7c")


@pytest.mark.parametrize(
    ("funders", "rule", "person"),
    [(COUNCIL, "P10c", "social_worker"), (CAFCASS, "P7i", "cafcass_officer")],
)
def test_any_share_sends_the_report_to_the_payers_own_person(funders, rule, person):
    """P10c, P7i, REL-b, REL-c"""
    assert outcome(asked(person, funders=funders)) == ("release", rule)
    away = asked(person, funders=funders, recipient={"allocated": False})
    assert outcome(away) == ("hold", rule)
    for role in PARENTS:
        referred = asked(role, funders=funders, channel="post", report={})
        assert outcome(referred) == ("refer", rule)
        assert (referred.recipients, referred.channel) == ((person,), None)
    authorised = asked("solicitor", funders=funders, power=AUTHORITY)
    assert outcome(authorised) == ("refer", rule)


def test_a_council_comes_before_cafcass_and_a_share_of_nothing_pays_nothing():
    both = [*CAFCASS, *COUNCIL]
    assert outcome(asked("cafcass_officer", funders=both)) == ("refer", "P10c")
    assert outcome(asked("social_worker", funders=both)) == ("release", "P10c")
    nothing = [{"kind": "local_authority", "share": 0}, *PRIVATE]
    assert outcome(asked(funders=nothing)) == ("release", "P10a")
    sliver = [{"kind": "local_authority", "share": 0.01}, *PRIVATE]
    assert outcome(asked(funders=sliver)) == ("refer", "P10c")


def test_dates_and_times_go_on_to_the_parents_whoever_pays():
    """P7c"""
    for funders in (COUNCIL, CAFCASS):
        assert outcome(asked(item="attendance", funders=funders)) == ("release", "P7c")
    worker = asked("social_worker", item="attendance", funders=COUNCIL)
    assert outcome(worker) == ("release", "P10c")
    officer = asked("cafcass_officer", item="attendance", funders=COUNCIL)
    assert outcome(officer) == ("release", "P7i")


# 11. The rest


@pytest.mark.parametrize("role", PARENTS)
def test_a_parent_on_the_case_gets_the_report_of_a_private_session(role):
    """P10a, DS-1, REL-d"""
    answer = asked(role)
    assert outcome(answer) == ("release", "P10a")
    assert set(answer.via) == {"DS-1", "REL-d"}
    assert answer.recipients == (role,)


@pytest.mark.parametrize("role", ["solicitor", "other", "social_worker"])
def test_a_good_authority_opens_the_gate(role):
    """P10d, DS-3"""
    answer = asked(role, power=AUTHORITY, recipient={"allocated": False})
    assert (outcome(answer), answer.via) == (("release", "P10d"), ("DS-3",))


@pytest.mark.parametrize("power", [None, AUTHORITY | {"written": False}])
def test_a_social_worker_of_a_private_case_needs_one_too(power):
    answer = asked("social_worker", power=power)
    assert (outcome(answer), answer.via) == (("refuse", "P10d"), ("DS-14",))


def test_the_cafcass_officer_of_the_case_gets_the_report():
    """P7i, DS-6"""
    answer = asked("cafcass_officer")
    assert (outcome(answer), answer.via) == (("release", "P7i"), ("DS-6",))
    away = asked("cafcass_officer", recipient={"allocated": False})
    assert outcome(away) == ("hold", "P7i")


@pytest.mark.parametrize(
    ("funders", "words"), [(COUNCIL, "social worker"), (CAFCASS, "Cafcass officer")]
)
def test_the_sentence_names_who_gives_the_report(funders, words):
    assert words in asked(funders=funders).because

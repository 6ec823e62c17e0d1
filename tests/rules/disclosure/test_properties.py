"""What must hold of every question about a release."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kinkeeper.policy import answers
from kinkeeper.rules import disclosure as d

TODAY = date(2026, 11, 23)
DAYS = st.integers(-500, 60).map(lambda days: TODAY + timedelta(days=days))
FLAGS = st.booleans()
MOSTLY = st.sampled_from([True, True, True, False])
QUESTIONS = st.builds(
    d.Question,
    today=st.just(TODAY),
    session=st.builds(
        d.Session,
        service=st.sampled_from(d.Service),
        funders=st.lists(
            st.builds(
                d.Funder,
                kind=st.sampled_from(d.FunderKind),
                share=st.sampled_from([0, 1, 50, 100]),
            ),
            max_size=2,
        ).map(tuple),
    ),
    recipient=st.builds(
        d.Recipient,
        role=st.sampled_from(d.Role),
        party_to_case=MOSTLY,
        barred=FLAGS,
        identity_verified=MOSTLY,
        address_verified_on=st.none() | DAYS,
        allocated=MOSTLY,
    ),
    channel=st.sampled_from([d.Channel.SECURE_EMAIL, *d.Channel]),
    item=st.sampled_from(d.Item),
    our_role=st.sampled_from(d.OurRole),
    report=st.builds(d.Report, MOSTLY, MOSTLY, MOSTLY),
    safeguarding_block=st.sampled_from([False, False, True]),
    court_direction=st.none()
    | st.builds(
        d.CourtDirection, st.lists(st.sampled_from(d.Role), max_size=3).map(tuple)
    ),
    power=st.none()
    | st.builds(
        d.Power,
        kind=st.sampled_from(d.PowerKind),
        sealed=MOSTLY,
        written=MOSTLY,
        scope_clear=MOSTLY,
        officer_identified=MOSTLY,
        purpose_stated=MOSTLY,
        given_by_party=MOSTLY,
        expires_on=st.none() | DAYS,
    ),
)
BEYOND_A_REQUEST = {
    d.PowerKind.SAFEGUARDING,
    d.PowerKind.COURT_ORDER,
    d.PowerKind.SEARCH_WARRANT,
    d.PowerKind.WITNESS_SUMMONS,
    d.PowerKind.POLICE_REQUEST,
}
MANY = settings(max_examples=500, deadline=None)


@MANY
@given(QUESTIONS)
def test_every_answer_holds_together(question):
    """P10a"""
    answer = answers.release(question)

    assert answer.because.endswith(".")
    assert answer.via
    if answer.decision is d.Decision.RELEASE:
        assert answer.recipients == (question.recipient.role.value,)
        assert answer.channel is question.channel
        assert question.recipient.identity_verified
    elif answer.decision is d.Decision.REFER:
        assert len(answer.recipients) == 1
        assert answer.channel is None
    else:
        assert answer.recipients == ()
        assert answer.channel in {None, d.Channel.SECURE_EMAIL}
        assert (answer.channel is None) is (answer.rule != "P10b")


@MANY
@given(QUESTIONS)
def test_without_a_power_a_report_leaves_only_ready_and_by_secure_email(question):
    """P10b, P7d, P7e"""
    answer = answers.release(question)
    if answer.decision is not d.Decision.RELEASE:
        return
    if question.power and question.power.kind in BEYOND_A_REQUEST:
        return
    assert question.channel is d.Channel.SECURE_EMAIL
    assert not question.safeguarding_block
    assert not question.recipient.barred
    if question.is_report:
        assert question.report.ready
        assert question.session.service is not d.Service.SUPPORTED


@MANY
@given(QUESTIONS)
def test_a_report_that_a_council_pays_for_never_goes_to_a_parent_by_request(question):
    """P10c"""
    answer = answers.release(question)
    council = question.session.paid_by(d.FunderKind.LOCAL_AUTHORITY)
    parent = question.recipient.role.value.endswith("parent")
    ordered = question.court_direction or (
        question.power and question.power.kind in BEYOND_A_REQUEST
    )
    if council and parent and question.is_report and not ordered:
        assert answer.decision is not d.Decision.RELEASE

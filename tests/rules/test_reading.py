import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinkeeper.rules import deadlines, disclosure, retention
from kinkeeper.rules.reading import Repeated, UnreadableError, read

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["2026-01-31", "case_file", "self", "9999-12-31", "Z"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
SHAPES = [retention.Question, deadlines.Question, disclosure.Question]


@pytest.mark.parametrize("shape", SHAPES)
@given(st.data())
def test_the_reader_answers_anything_with_a_question_or_a_plain_sentence(shape, data):
    fields = st.sampled_from([*shape.__dataclass_fields__, "nonsense"])
    raw = data.draw(st.dictionaries(fields, JSON, max_size=6) | JSON)
    try:
        result = read(shape, raw)
    except UnreadableError as error:
        result = str(error)
    assert isinstance(result, shape) or (result.endswith(".") and "\n" not in result)


@pytest.mark.parametrize(
    "text",
    [
        "20260101",
        "2026-1-1",
        "2026-01-01T00:00:00Z",
        " 2026-01-01",
        "2026-01-01\n",
        "2026-W01-1",
        "2026-001",
        "٢٠٢٦-٠١-٠١",
        "",
        "today",
    ],
)
def test_a_date_is_written_in_one_way_only(text):
    with pytest.raises(UnreadableError, match=r"^happened_on must be a date"):
        read(retention.Question, asked(happened_on=text))


@pytest.mark.parametrize("text", ["2026-02-30", "0000-01-01", "2026-13-01"])
def test_a_day_that_does_not_exist_is_no_date(text):
    with pytest.raises(UnreadableError, match=r"^happened_on is not a day"):
        read(retention.Question, asked(happened_on=text))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("today", None, "today is missing."),
        ("record", "diary", "record must be one of: case_file, "),
        ("record", 7, "record must be one of"),
        ("colour", "red", "colour is not a field."),
        ("children", {}, "children must be a list."),
        ("children", [None], "children[0] must be an object."),
        ("children", [{"born_on": "2020-01-01"}], "children[0].ref is missing."),
        ("children", [{"ref": 1}], "children[0].ref must be text."),
        ("case", [], "case must be an object."),
        ("case", {"opened_on": "2026-01-01"}, "case.referral is missing."),
        ("case", {"referal": "self"}, "case.referal is not a field."),
        ("also", ["hr_file", "x"], "also[1] must be one of"),
        ("settings", {"ask_age": True}, "settings.ask_age must be a whole number."),
        ("settings", {"ask_age": 25.0}, "settings.ask_age must be a whole number."),
        ("settings", {"ask_age": "25"}, "settings.ask_age must be a whole number."),
        ("settings", {"ask_age": 17}, "settings.ask_age must be from 18 to 100."),
        ("settings", {"fy_end_sticky": 1}, "settings.fy_end_sticky must be true"),
        ("settings", {"case_anchor": "x"}, "settings.case_anchor must be one of"),
    ],
)
def test_the_sentence_names_the_field_and_its_path(field, value, sentence):
    with pytest.raises(UnreadableError) as caught:
        read(retention.Question, asked(**{field: value}))

    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize(
    ("setting", "low", "high"),
    [
        ("professional_no_order_years", 1, 3),
        ("inactive_close_months", 1, 120),
        ("disposal_grace_days", 0, 365),
        ("post_request_hold_months", 0, 120),
        ("ask_age", 18, 100),
        ("indef_review_years", 1, 100),
    ],
)
def test_a_setting_stays_within_its_limits(setting, low, high):
    for value in (low, high):
        read(retention.Question, asked(settings={setting: value}))
    for value in (low - 1, high + 1):
        with pytest.raises(UnreadableError, match=setting):
            read(retention.Question, asked(settings={setting: value}))


def test_null_means_left_out_at_any_depth():
    with_null = asked(
        case={"opened_on": "2026-01-01", "referral": "self", "sessions": None},
        children=None,
        settings=None,
    )
    assert read(retention.Question, with_null) == read(
        retention.Question, asked(case={"opened_on": "2026-01-01", "referral": "self"})
    )


def test_null_does_not_take_the_place_of_what_is_required():
    with pytest.raises(UnreadableError, match=r"^record is missing"):
        read(retention.Question, {"today": "2026-01-01", "record": None})


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-10-24T20:00:00+01:00", datetime(2026, 10, 24, 19, tzinfo=UTC)),
        ("2026-10-24T20:00Z", datetime(2026, 10, 24, 20, tzinfo=UTC)),
        ("2026-10-24T20:00:30-00:30", datetime(2026, 10, 24, 20, 30, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_in_utc(text, moment):
    question = {"kind": "breach", "aware_at": text, "now": text}
    assert read(deadlines.Question, question).aware_at == moment


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-24T20:00:00",
        "2026-10-24 20:00:00Z",
        "2026-10-24T20:00:00.5Z",
        "2026-10-24T20Z",
        "2026-10-24T24:00:00Z",
        "2026-10-24T20:60:00Z",
        "2026-10-24T20:00:00+0100",
        "2026-10-24T20:00:00+24:00",
        "2026-10-24T20:00:00z",
        "2026-02-30T20:00:00Z",
        "0001-01-01T00:00:00+01:00",
        "2026-10-24",
    ],
)
def test_a_time_needs_its_offset_and_one_form(text):
    with pytest.raises(UnreadableError, match="aware_at"):
        read(deadlines.Question, {"kind": "breach", "aware_at": text})


@pytest.mark.parametrize("share", [0, 100, 33.3])
def test_a_share_may_be_a_fraction_of_a_per_cent(share):
    assert read(disclosure.Funder, {"kind": "private", "share": share}).share == share


@pytest.mark.parametrize("share", [-1, 100.5, 101, "50", True, float("inf")])
def test_a_share_is_a_number_from_0_to_100(share):
    with pytest.raises(UnreadableError, match="share"):
        read(disclosure.Funder, {"kind": "private", "share": share})


@settings(max_examples=50)
@given(st.dates())
def test_every_day_of_the_calendar_can_be_read(day):
    assert isinstance(day, date)
    raw = json.loads(json.dumps(asked(happened_on=day.isoformat())))
    assert read(retention.Question, raw).happened_on == day


def asked(**fields):
    return {"today": "2026-11-23", "record": "case_file"} | fields


def test_a_name_given_twice_is_an_error_wherever_it_stands():
    case = Repeated("opened_on")
    with pytest.raises(UnreadableError, match=r"^case.opened_on is given twice\.$"):
        read(retention.Question, asked(case=case))


def test_an_absurd_name_is_shortened_and_made_printable():
    with pytest.raises(UnreadableError) as caught:
        read(retention.Question, asked(**{"a\n" + "b" * 99: 1}))
    assert str(caught.value) == "a\\n" + "b" * 57 + "… is not a field."

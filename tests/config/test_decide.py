"""`kinkeeper decide`: the contract that other programs rely on."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kinkeeper.config.commands import decide

CASES = Path(__file__).parents[1] / "cases"
RETENTION = {
    "today": "2026-11-23",
    "record": "staff_misc",
    "uses": [{"on": "2023-11-12", "how": "edited"}],
}
CLOCK = {"kind": "access", "received_on": "2026-08-03", "today": "2026-08-10"}
FIELDS = {
    "retention": "rule via status anchor retain_until eligible_from dispose_by "
    "review_on approval keeps because",
    "clock": "relevant_on due_on target_on due_at extension status because",
    "release": "decision rule recipients channel via because",
}


def run(kind, text):
    """Return the exit status, what was printed, and what was complained of."""
    out, err = io.StringIO(), io.StringIO()
    status = decide.run(kind, io.StringIO(text), out, err)
    return status, out.getvalue(), err.getvalue()


def answered(kind, *questions):
    status, out, _ = run(kind, json.dumps(questions))
    return status, json.loads(out)


WORKED = [
    pytest.param(kind, case, id=case["id"])
    for kind in FIELDS
    for case in json.loads((CASES / f"{kind}.json").read_text())
]


@pytest.mark.parametrize(("kind", "case"), WORKED)
def test_every_worked_case_of_the_contract_is_answered_as_expected(kind, case):
    """P9a to P9k, P10a to P10d, P11b, P11f, P13"""
    _, [answer] = answered(kind, case["question"])

    for name, expected in case["expect"].items():
        if name == "error":
            assert expected in answer["error"]
        elif name == "via":
            assert set(expected) <= set(answer["via"])
        else:
            assert answer[name] == expected


@pytest.mark.parametrize("kind", FIELDS)
def test_every_answer_has_every_field_of_its_kind(kind):
    cases = json.loads((CASES / f"{kind}.json").read_text())
    _, answers = answered(kind, *[case["question"] for case in cases])

    for answer in answers:
        expected = {"error"} if "error" in answer else set(FIELDS[kind].split())
        assert set(answer) == expected


def test_an_unreadable_question_is_answered_in_its_place():
    status, answers = answered("clock", CLOCK, {"kind": "tea"}, CLOCK)

    assert status == 1
    assert answers[1] == {"error": answers[1]["error"]}
    assert answers[1]["error"].startswith("kind must be one of")
    assert answers[0]["due_on"] == answers[2]["due_on"] == "2026-09-03"


def test_the_exit_status_is_0_when_all_were_readable():
    assert answered("clock", CLOCK)[0] == 0
    assert answered("clock") == (0, [])


@pytest.mark.parametrize("question", [None, 1, "x", [], True, [CLOCK]])
def test_what_is_no_object_is_an_unreadable_question(question):
    assert answered("clock", question) == (
        1,
        [{"error": "The question must be an object."}],
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "{}",
        "null",
        "7",
        '"[]"',
        "[",
        "[]]",
        "[] []",
        "[,]",
        "[1,]",
        "{'kind': 'access'}",
        "[NaN]",
        '[{"share": Infinity}]',
        '[{"share": -Infinity}]',
        "\ufeff[]",
        "[" * 100_000,
        "[01]",
        '["\x00"]',
    ],
)
def test_input_that_is_no_array_prints_nothing_but_a_sentence(text):
    status, out, err = run("retention", text)

    assert (status, out) == (2, "")
    assert err.strip().endswith(".")
    assert len(err.strip().splitlines()) == 1


def test_an_absurdly_long_number_is_an_unreadable_question():
    for number in ("9" * 5000, "-" + "9" * 5000, "1e999"):
        text = json.dumps([RETENTION | {"settings": {"ask_age": 0}}])
        status, out, _ = run("retention", text.replace(": 0}", f": {number}}}"))
        assert status == 1
        assert json.loads(out)[0]["error"].startswith("settings.ask_age must be")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            '[{"kind": "access", "kind": "breach", "today": "2026-08-10"}]',
            "kind is given twice.",
        ),
        (
            '[{"kind": "access", "received_on": "2026-08-03", "today": "2026-08-10",'
            ' "fee": {"paid_on": null, "paid_on": "2026-08-04"}}]',
            "fee.paid_on is given twice.",
        ),
    ],
)
def test_a_name_given_twice_is_an_error_at_any_depth(text, error):
    status, out, _ = run("clock", text)
    assert (status, json.loads(out)) == (1, [{"error": error}])


def test_a_deep_question_is_unreadable_and_the_others_are_answered():
    deep = "[" * 40_000 + "]" * 40_000
    text = f'[{json.dumps(CLOCK)}, {{"kind": {deep}}}, {json.dumps(CLOCK)}, {deep}]'
    status, out, _ = run("clock", text)

    answers = json.loads(out)
    assert status == 1
    assert answers[0] == answers[2]
    assert answers[0]["due_on"] == "2026-09-03"
    assert set(answers[1]) == set(answers[3]) == {"error"}


def test_an_odd_field_name_does_not_spoil_the_sentence():
    _, [answer] = answered("clock", CLOCK | {"a\nb\ud800" + "x" * 900: 1})
    assert "\n" not in answer["error"]
    assert len(answer["error"]) < 100


@pytest.mark.parametrize("region", ["england-and-wales", "scotland"])
def test_the_region_chooses_the_holidays(region):
    question = CLOCK | {"received_on": "2026-10-30", "today": "2026-11-02"}
    _, [answer] = answered("clock", question | {"region": region})
    assert answer["due_on"] == {"scotland": "2026-12-01"}.get(region, "2026-11-30")


def test_an_unknown_kind_is_wrong_usage():
    status, out, err = run("weather", "[]")
    assert (status, out) == (2, "")
    assert "retention" in err


def test_the_command_answers_without_loading_django():
    """It needs no database: neither does it load what would look for one."""
    program = (
        "import sys; from kinkeeper.config.commands import decide; "
        "code = decide.run('clock', sys.stdin, sys.stdout, sys.stderr); "
        "assert not any(name.split('.')[0] == 'django' for name in sys.modules); "
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps([CLOCK]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[0]["due_on"] == "2026-09-03"

"""`kinkeeper decide`: a window onto the rules. No database, no network, no Django.

Reads one JSON array of questions and prints one JSON array of answers in the same
order. An unreadable question is answered by `{"error": …}` in its place.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, TextIO

from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.policy import answers
from kinkeeper.rules import deadlines, disclosure, retention
from kinkeeper.rules.reading import Repeated, UnreadableError, read

ALL_ANSWERED, SOME_UNREADABLE, NOT_AN_ARRAY = 0, 1, 2
LONGEST_NUMBER = 30


def run(kind: str, stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """
    Answer every question on `stdin` and return the exit status.

    0: all answered; 1: at least one was unreadable; 2: no JSON array came in, and
    nothing was printed but a sentence on `stderr`.
    """
    if kind not in KINDS:
        print(f"There is no kind {kind!r}; use {', '.join(KINDS)}.", file=stderr)
        return NOT_AN_ARRAY
    try:
        questions = json.loads(
            stdin.read(),
            object_pairs_hook=_once,
            parse_constant=_no_such_number,
            parse_int=_whole,
        )
    except RecursionError:
        print("The input is nested too deeply to be read.", file=stderr)
        return NOT_AN_ARRAY
    except ValueError as error:
        print(f"The input is not JSON: {error}.", file=stderr)
        return NOT_AN_ARRAY
    if not isinstance(questions, list):
        print("The input must be one JSON array of questions.", file=stderr)
        return NOT_AN_ARRAY
    answered = [_answer(KINDS[kind], question) for question in questions]
    json.dump(answered, stdout, indent=1)
    stdout.write("\n")
    return SOME_UNREADABLE if any("error" in each for each in answered) else 0


def _answer(rule: Callable[[object], Any], question: object) -> Mapping[str, object]:
    try:
        answer = rule(question)
    except UnreadableError as error:
        return {"error": str(error)}
    return {part.name: _plain(getattr(answer, part.name)) for part in fields(answer)}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _retention(question: object) -> retention.Answer:
    return answers.retention(read(retention.Question, question))


def _clock(question: object) -> deadlines.Answer:
    asked = read(deadlines.Question, question)
    return answers.clock(asked, bank_holidays.published(asked.region))


def _release(question: object) -> disclosure.Answer:
    return answers.release(read(disclosure.Question, question))


KINDS: Mapping[str, Callable[[object], Any]] = {
    "retention": _retention,
    "clock": _clock,
    "release": _release,
}


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Keep an object whose names are all different; remember the first repeated."""
    names: set[str] = set()
    for name, _ in pairs:
        if name in names:
            return Repeated(name)
        names.add(name)
    return dict(pairs)


def _no_such_number(text: str) -> object:
    raise ValueError(f"{text} is not a number")


def _whole(text: str) -> float:
    """Read a whole number; an absurdly long one is none, but costs nothing either."""
    return int(text) if len(text) <= LONGEST_NUMBER else float(text)

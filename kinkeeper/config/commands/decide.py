"""`kinkeeper decide`: a window onto the rules. No database, no network, no Django.

Reads one JSON array of questions and prints one JSON array of answers in the same
order. An unreadable question is answered by `{"error": …}` in its place.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, TextIO

from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.foundation.clock.bank_holidays import HolidayFileError
from kinkeeper.policy import answers
from kinkeeper.policy.edition import DefectiveEditionError
from kinkeeper.rules import deadlines, disclosure, retention
from kinkeeper.rules.reading import Repeated, UnreadableError, read

ALL_ANSWERED, SOME_UNREADABLE, CANNOT, NOT_AN_ARRAY = 0, 1, 1, 2
LONGEST_NUMBER = 30
TOO_DEEP = object()
# Strings are stepped over whole, so that a bracket inside one does not count.
BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},]')
DEEPER = {"[": 1, "{": 1, "]": -1, "}": -1}


def run(kind: str, stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """
    Answer every question on `stdin` and return the exit status.

    0: all answered; 1: at least one was unreadable; 2: no JSON array came in, and
    nothing was printed but a sentence on `stderr`. Also 1, with nothing but a sentence,
    if the policy or the list of public holidays cannot be relied on.
    """
    if kind not in KINDS:
        print(f"There is no kind {kind!r}; use {', '.join(KINDS)}.", file=stderr)
        return NOT_AN_ARRAY
    try:
        questions = _questions(stdin.read())
    except ValueError as error:
        print(f"The input is not JSON: {error}.", file=stderr)
        return NOT_AN_ARRAY
    if not isinstance(questions, list):
        print("The input must be one JSON array of questions.", file=stderr)
        return NOT_AN_ARRAY
    try:
        answered = [_answer(KINDS[kind], question) for question in questions]
    except (DefectiveEditionError, HolidayFileError, OSError) as error:
        print(error, file=stderr)
        return CANNOT
    lines = ",\n".join(json.dumps(answer) for answer in answered)
    stdout.write(f"[\n{lines}\n]\n" if answered else "[]\n")
    if any("error" in answer for answer in answered):
        return SOME_UNREADABLE
    return ALL_ANSWERED


def _answer(rule: Callable[[object], Any], question: object) -> Mapping[str, object]:
    if question is TOO_DEEP:
        return {"error": "The question is nested too deeply to be read."}
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


def _questions(text: str) -> object:
    """Return what the text holds; of a deep question only that it is too deep."""
    try:
        return _loaded(text)
    except RecursionError:
        return [_shallow(piece) for piece in _pieces(text.strip())]


def _shallow(piece: str) -> object:
    try:
        return _loaded(piece)
    except RecursionError:
        return TOO_DEEP


def _pieces(text: str) -> list[str]:
    """Cut an array into its items by counting brackets, without looking inside."""
    depth, start, pieces = 0, 1, []
    for found in BRACKET.finditer(text):
        depth += DEEPER.get(found.group(), 0)
        if found.group() == "," and depth == 1:
            pieces.append(text[start : found.start()])
            start = found.end()
        if depth == 0 and found.end() < len(text):
            raise ValueError("more follows after its end")
    if depth != 0 or not text.startswith("["):
        raise ValueError("its brackets do not match")
    return [*pieces, text[start:-1]]


def _loaded(text: str) -> object:
    return json.loads(
        text,
        object_pairs_hook=_once,
        parse_constant=_no_such_number,
        parse_int=_whole,
    )


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

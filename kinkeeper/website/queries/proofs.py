"""What keeps a promise: the code that checks it, and the tests of its mission rows.

`promise_index.toml` is written by `scripts/promise_index.py` from the docstrings of the
tests, which name the rows that they prove.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kinkeeper.policy.shapes.promises import Promise
from kinkeeper.website.queries.checks import CHECKS

INDEX = Path(__file__).parent.parent / "promise_index.toml"


@dataclass(frozen=True)
class Proof:
    """The name of the check, where its code is, what it says, and the tests."""

    check: str
    code: str
    says: str
    tests: Sequence[str]
    breaking_test: str


def proof_of(promise: Promise) -> Proof:
    """Return what keeps a promise, as the index and the code tell it."""
    check = CHECKS.get(promise.check)
    rows, breaks = index()
    tests = {test for row in promise.missions for test in rows.get(row, [])}
    return Proof(
        check=promise.check,
        code=f"{check.__module__}.{check.__qualname__}" if check else "",
        says=" ".join((check.__doc__ or "").split()) if check else "",
        tests=sorted(tests),
        breaking_test=breaks.get(promise.check, ""),
    )


@cache
def index() -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return the tests of each mission row, and the test that breaks each check."""
    told = tomllib.loads(INDEX.read_text(encoding="utf-8"))
    return told["rows"], told["breaks"]

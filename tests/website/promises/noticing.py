"""Breaking a promise on purpose, and seeing that its check notices.

`noticed("name.of.check")` stands around the breaking: the promise is kept before and
broken after. `test_every_promise` reads these names to see that none is left out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.website.queries.checks import CHECKS
from kinkeeper.website.queries.finding import Finding

TODAY = date(2026, 11, 24)
NOW = clock.moment(TODAY, 10)


def found(check: str, now: datetime = NOW) -> Finding:
    return CHECKS[check](now)


@contextmanager
def noticed(check: str, now: datetime = NOW) -> Iterator[None]:
    before = found(check, now)
    assert before.kept is True, before
    yield
    after = found(check, now)
    assert after.kept is False, after
    assert after.figure != before.figure

"""
For how long nobody has touched a page of somebody who is signed in.

Counted in real time, whatever moment a demonstration plays. A session that began
before this was counted simply ends with its cookie.
"""

from datetime import timedelta

from django.http import HttpRequest

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts import by_pin

SEEN = "seen"
ENDS_AFTER = timedelta(minutes=30)
ENDS_AFTER_ON_TABLET = timedelta(minutes=10)
# A session is written anew at most this often.
EVERY = timedelta(minutes=1)


def begin(request: HttpRequest) -> None:
    """Begin to count: somebody has just signed in."""
    request.session[SEEN] = _now()


def touch(request: HttpRequest) -> None:
    """Begin to count anew: somebody did something."""
    if _untouched(request) >= EVERY:
        request.session[SEEN] = _now()


def limit(request: HttpRequest) -> timedelta:
    """Return how long a page may lie untouched before its session ends."""
    return ENDS_AFTER_ON_TABLET if by_pin.TABLET in request.session else ENDS_AFTER


def is_over(request: HttpRequest) -> bool:
    return _untouched(request) >= limit(request)


def _untouched(request: HttpRequest) -> timedelta:
    return timedelta(seconds=_now() - request.session.get(SEEN, _now()))


def _now() -> int:
    return int(clock.unmoved().timestamp())

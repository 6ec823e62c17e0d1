"""The log tells no secret (P12c, K3)."""

import logging

import pytest

from kinkeeper.config.logs import DiscreetFormatter


def line(words: str) -> str:
    record = logging.LogRecord("django.request", 30, "", 0, words, (), None)
    return DiscreetFormatter().format(record)


@pytest.mark.parametrize(
    "secret",
    [
        "aFRInklfCxa60bAUPS5WTS59aeR6y0btxz9o4Y_Rdcg",
        "priya@example.org",
        "07700 900101",
        "+447700900101",
    ],
)
def test_a_line_of_the_log_tells_no_secret(secret):
    assert secret not in line(f"Bad Request: /me/message/{secret}/ refused")


def test_a_line_of_the_log_still_tells_where():
    assert "/staff/today/" in line("Not Found: /staff/today/")

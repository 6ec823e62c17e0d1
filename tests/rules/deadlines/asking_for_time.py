"""A request of 1 September 2026, asked about on its last but one day."""

from tests.rules.asking import due

REQUESTS = [
    "access",
    "rectification",
    "erasure",
    "restriction",
    "objection",
    "portability",
]


def asked(received_on="2026-09-01", today="2026-09-30", kind="access", **facts):
    return due(kind, received_on=received_on, today=today, **facts)


def question(asked_on, answered_on=None):
    return {"asked_on": asked_on, "answered_on": answered_on}


def came(name, asked_on, came_on=None):
    return {
        name: {
            "asked_on": asked_on,
            "paid_on" if name == "fee" else "received_on": came_on,
        }
    }

"""Invented things to do and answers to check."""

from kinkeeper.foundation.ui import parts
from kinkeeper.foundation.ui.parts import Tag
from kinkeeper.foundation.ui.samples import HERE


def tasks() -> list[parts.Task]:
    """Return things to do in three states."""
    return [
        parts.Task(
            "Read and sign your agreement", Tag("To do", "clay"), HERE, "2 minutes."
        ),
        parts.Task("Tell us how it went", Tag("Optional", "line"), HERE),
        parts.Task("Pay for 14 March", Tag("Done", "leaf", "check")),
    ]


def answers() -> list[parts.SummaryRow]:
    """Return answers to check: one line, several lines, none."""
    return [
        parts.SummaryRow("Your name", "Daniel Holt", HERE),
        parts.SummaryRow("How we may contact you", ["Email", "Text, 9 to 5"], HERE),
        parts.SummaryRow("Anything else", "", HERE, "Answer"),
    ]

"""The answer to a question about a release."""

from dataclasses import dataclass

from kinkeeper.rules.disclosure.words import Channel, Decision


@dataclass(frozen=True)
class Answer:
    """
    Whether it goes, to whom and how. One release is one recipient.

    `recipients` holds role words, or where the request is referred to. `channel` is the
    channel asked for (released), the one offered instead (refused for the channel
    alone), or None.
    """

    decision: Decision
    rule: str
    recipients: tuple[str, ...]
    channel: Channel | None
    via: tuple[str, ...]
    because: str

"""
The rules of the centre that each adult signs before the child comes.

The first version comes with the program, in words of our own; a centre writes the next
ones itself. A person signs the whole of one version, and a later one asks again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

FIRST = 1


@dataclass(frozen=True)
class Part:
    """One short part: a title, and words in everyday language."""

    title: str
    words: str


@dataclass(frozen=True)
class Version:
    """The parts of one version, in their order."""

    number: int
    parts: tuple[Part, ...]


class UnclearPartError(ValueError):
    """A text of parts that cannot be read. The message says what to mend."""


STARTING = Version(
    FIRST,
    (
        Part(
            "Who may come",
            "Only the people we have agreed with you may come. Please ask us first "
            "when you would like to bring somebody.",
        ),
        Part(
            "Coming and going",
            "Please come at your own time and use your own door. The visiting adult "
            "comes first and leaves last. Stay until we tell you that you can go.",
        ),
        Part(
            "Keeping everybody safe",
            "Nobody who is angry, drunk or on drugs can stay. If a child is not safe "
            "or very upset, we stop the time together and we tell you why.",
        ),
        Part(
            "Your child",
            "You look after your child while you are together, and you stay in the "
            "rooms that we show you. Only the people we have agreed may take the "
            "child home. We can give a pen or an inhaler that you bring for an "
            "emergency, and no other medicine.",
        ),
        Part(
            "What you talk about",
            "Please do not ask where the other adult lives, and do not speak about "
            "the court or badly about the family. Bring presents only when we have "
            "agreed it with you.",
        ),
        Part(
            "Phones and photos",
            "Phones stay away. Nobody takes photos or records sound, unless we have "
            "said yes to you for a special day.",
        ),
        Part(
            "Telling us",
            "Tell us as early as you can when you cannot come, when somebody is ill, "
            "when your number changes, and when there is a new order of a court.",
        ),
        Part(
            "If something is wrong",
            "We may stop the service, and then we tell you why. You can tell us at "
            "any time when you are not happy with us. We show you how to complain.",
        ),
    ),
)


def read(text: str) -> tuple[Part, ...]:
    """
    Read parts from a text: a line that begins with # opens a part and is its title.

    Raises UnclearPartError when there is no part, or one without a title or words.
    """
    parts: list[Part] = []
    before, *found = f"\n{text.strip()}".replace("\r", "").split("\n#")
    if before.strip() or not found:
        raise UnclearPartError("Begin each part with a line like “# Phones”.")
    for piece in found:
        title, _, words = piece.lstrip("#").partition("\n")
        if not title.strip() or not words.strip():
            raise UnclearPartError("Each part needs a title and some words.")
        parts.append(Part(title.strip(), " ".join(words.split())))
    return tuple(parts)


def write(parts: Sequence[Part]) -> str:
    """Return the text that `read` reads as these parts."""
    return "\n\n".join(f"# {part.title}\n{part.words}" for part in parts)

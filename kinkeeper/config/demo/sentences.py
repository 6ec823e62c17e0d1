"""What supervisors write: what was seen and heard, with no judgement and no address."""

from dataclasses import dataclass
from random import Random

from kinkeeper.contact_sessions.models import Note
from kinkeeper.reports.models import Section

Category, How = Note.Category, Note.How


@dataclass(frozen=True)
class Line:
    """One note: how many minutes in, what kind, and the words."""

    minute: int
    category: str
    words: str
    how: str = How.SAW
    is_quote: bool = False
    who: str = ""


_ARRIVALS = (
    "{child} came in holding a paper bag and looked round the room.",
    "{child} walked in ahead of the worker and took off both shoes.",
    "{child} stood at the door for about a minute, then came in.",
)
_GREETINGS = (
    "{child} ran across the room and was lifted up. Both laughed.",
    "The visiting adult knelt down. {child} waved from the door, then went over.",
    "They hugged for some seconds. {child} then pointed at the train set.",
)
_PLAY = (
    "They built a long track together and took turns with the red engine.",
    "{child} dealt out picture cards. They played four rounds.",
    "They drew a map of an island. {child} chose the colours.",
    "{child} read six pages aloud. The visiting adult followed with a finger.",
    "They made a den from two chairs and the blue blanket.",
    "They sorted the farm animals by size and gave each one a name.",
)
_CARE = (
    "The visiting adult cut an apple into pieces and gave one half to {child}.",
    "{child} asked for water and was given a cup.",
    "They washed hands together before the snack.",
    "The visiting adult helped {child} with the zip of the coat.",
)
_GUIDANCE = (
    "{child} threw a block. The visiting adult said, “Blocks stay on the floor.” "
    "{child} picked it up.",
    "The visiting adult said twice that it was time to tidy up. {child} began.",
    "{child} wanted the second biscuit. They agreed to keep it for later.",
)
_SAID = (
    "I can count to a hundred in sevens.",
    "Next time I will bring my bear.",
    "You have got the same laugh as me.",
    "Can we do the island again?",
)
_UPSET = (
    "{child} cried for about two minutes when the tower fell. The visiting adult "
    "sat close and spoke softly. The crying stopped.",
    "{child} said that there was a tummy ache and lay down on the cushions. It had "
    "passed after ten minutes.",
)
_GOODBYES = (
    "They said goodbye at the table. {child} waved three times from the door.",
    "{child} put the drawing into the bag. They hugged and {child} went with the "
    "worker.",
    "The visiting adult said when the next time would be. {child} nodded.",
)
_AFTER = (
    "{child} talked about the game on the way down the corridor.",
    "{child} was quiet and held the worker’s hand.",
)


def notes(random: Random, child: str, *, many: int) -> list[Line]:
    """Return up to `many` lines of one session, in the order of the clock."""
    pick = random.choice
    lines = [
        Line(1, Category.ARRIVAL, pick(_ARRIVALS)),
        Line(3, Category.GREETING, pick(_GREETINGS)),
        Line(12, Category.PLAY, pick(_PLAY)),
        Line(21, Category.CARE, pick(_CARE)),
        Line(29, Category.CHILD_WORDS, pick(_SAID), How.HEARD, True, child),
        Line(37, Category.GUIDANCE, pick(_GUIDANCE)),
        Line(44, Category.PLAY, pick(_PLAY)),
        Line(51, Category.DISTRESS, pick(_UPSET)),
        Line(57, Category.FAREWELL, pick(_GOODBYES)),
        Line(59, Category.AFTER, pick(_AFTER)),
    ]
    kept = sorted(random.sample(range(len(lines)), min(many, len(lines))))
    return [_named(lines[place], child) for place in kept]


def _named(line: Line, child: str) -> Line:
    words = line.words.format(child=child)
    return Line(line.minute, line.category, words, line.how, line.is_quote, line.who)


def sections(random: Random, child: str) -> dict[str, str]:
    """Return the parts of a report on one session."""

    def one(lines: tuple[str, ...]) -> str:
        return random.choice(lines).format(child=child)

    return {
        Section.ARRIVAL: one(_ARRIVALS),
        Section.GREETING: one(_GREETINGS),
        Section.PLAY: "\n".join(
            words.format(child=child) for words in random.sample(_PLAY, 3)
        ),
        Section.CARE: one(_CARE),
        Section.GUIDANCE: one(_GUIDANCE),
        Section.CONVERSATION: f"{child} said: “{random.choice(_SAID)}”",
        Section.PRESENTATION: f"{child} walked in and out without help. {one(_UPSET)}",
        Section.INTERVENTIONS: "There was no need to step in.",
        Section.ENDING: one(_GOODBYES),
        Section.HANDBACK: one(_AFTER),
        Section.RULES: "Both sides came and went by their own doors, at their times.",
        Section.SUMMARY: (
            f"{child} and the visiting adult were together for the planned time. They "
            "played, shared a snack and said goodbye. Nobody was hurt."
        ),
    }

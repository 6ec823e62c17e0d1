"""Is a damaged policy noticed, and by which question?"""

import random
from collections.abc import Iterator
from functools import cache
from typing import Any

from kinkeeper.policy.edition import Edition
from tests.proof.comparing import TOPICS, Answer, Topic
from tests.proof.mutants import Mutant, mutants

BY_NAME = {topic.name: topic for topic in TOPICS}
# A row that is damaged shows in its table at the latest.
OTHERS = {"retention": ("table",), "table": ("retention",)}


@cache
def _known(topic: Topic) -> list[tuple[Any, Answer]]:
    """Return the questions in a mixed order, with what must come out."""
    found = [(question, topic.by_hand(question)) for question in topic.questions()]
    random.Random(9).shuffle(found)  # noqa: S311
    return found


def noticed_by(mutant: Mutant) -> str:
    """Return the first question that notices the damage; "" when none does."""
    with mutant.meanwhile():
        for name in (mutant.topic, *OTHERS.get(mutant.topic, ())):
            topic = BY_NAME[name]
            for question, wanted in _known(topic):
                if _answer(topic, question, mutant.edition) != wanted:
                    return f"{name}: {question}"
    return ""


def _answer(topic: Topic, question: Any, edition: Edition) -> Answer:
    try:
        return topic.decide(question, edition)
    except (LookupError, ValueError) as refused:
        return (refused,)


def report(edition: Edition) -> Iterator[tuple[Mutant, str]]:
    """Yield every mutant with what noticed it."""
    for mutant in mutants(edition):
        yield mutant, noticed_by(mutant)

"""
Words that judge, where a note should say what was seen.

The writer is shown them once and may keep them: nothing is blocked or rewritten.
"""

import re

# Each with what to ask oneself instead.
JUDGING = {
    "abusive": "what was said or done?",
    "aggressive": "what did you see: voice, face, distance?",
    "alienated": "what did the child say or do?",
    "appropriate": "what happened?",
    "appropriately": "what happened?",
    "bad": "what happened?",
    "bonded": "who came to whom, what did they do?",
    "controlling": "what was said or done?",
    "difficult": "what did they say or do?",
    "drunk": "what did you see or smell?",
    "good": "what happened?",
    "hostile": "what was said, and how?",
    "inappropriate": "what happened?",
    "lazy": "what happened?",
    "lying": "what was said?",
    "manipulative": "what was said or done?",
    "naughty": "what did the child do?",
    "neglectful": "what did you see?",
    "obviously": "what did you see?",
    "refused": "what were their words?",
    "rude": "what was said?",
    "selfish": "what was said or done?",
    "unsuitable": "what happened?",
}


def judging_words(text: str) -> list[str]:
    """Return the judging words in `text`, each once, in the order of the text."""
    words = re.findall(r"[a-zé]+", text.casefold())
    return list(dict.fromkeys(word for word in words if word in JUDGING))


def advice(word: str) -> str:
    """Return a sentence about one judging word."""
    return f"“{word}” is a judgement. Ask yourself: {JUDGING[word]}"

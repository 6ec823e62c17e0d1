"""What the settings of the policy are called on pages, and what they can be."""

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "disposal_grace_days": "Days to carry a disposal out once the time is over",
    "post_request_hold_months": "Months to wait after a request or a complaint",
    "leap_birthday": "Birthday of those born on 29 February",
    "case_anchor": "What the time of a case file runs from",
    "inactive_close_months": "Months until a silent case closes",
    "professional_no_order_years": "Years for a professional's referral without court "
    "or Cafcass",
    "safeguarding_scope": "What a concern keeps",
    "safeguarding_downgrade": "A concern can be taken back by the lead and a second "
    "person",
    "ask_age": "Age of the youngest child at the first look",
    "indef_review_years": "Years from one look to the next",
    "fy_end_sticky": "A financial year that ends with a month keeps ending with it",
}
CHOICES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "case_anchor": (
        ("closure_or_last_activity", "The closing, or the last activity if later"),
        ("last_session", "The last session"),
        ("record_created", "The day on which the record was made"),
    ),
    "safeguarding_scope": (
        ("case", "Everything of the case"),
        ("child", "Only what is about that child"),
    ),
    "leap_birthday": (("MAR_1", "1 March"), ("FEB_28", "28 February")),
}


def in_words(name: str) -> str:
    """Return what a setting, or another number of the policy, is called."""
    return WORDS.get(name) or name.replace("_", " ").capitalize()


def value_in_words(name: str, value: object) -> str:
    """Return a value of a setting as people read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(each) for each in value) or "nothing"
    return dict(CHOICES.get(name, ())).get(str(value), str(value))

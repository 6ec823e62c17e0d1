"""The settings that a policy may turn, and the limits it may turn them within."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Annotated, Any

from kinkeeper.rules.dates import LeapBirthday
from kinkeeper.rules.reading import Within


class CaseAnchor(StrEnum):
    """What a case file's period is counted from."""

    CLOSURE_OR_LAST_ACTIVITY = "closure_or_last_activity"
    LAST_SESSION = "last_session"
    RECORD_CREATED = "record_created"


class SafeguardingScope(StrEnum):
    """What a concern protects: everything of the case, or that child's documents."""

    CASE = "case"
    CHILD = "child"


@dataclass(frozen=True)
class Settings:
    """Every setting with its value, as the policy edition has it."""

    professional_no_order_years: int
    case_anchor: CaseAnchor
    inactive_close_months: int
    disposal_grace_days: int
    post_request_hold_months: int
    safeguarding_scope: SafeguardingScope
    safeguarding_downgrade: bool
    leap_birthday: LeapBirthday
    ask_age: int
    indef_review_years: int
    fy_end_sticky: bool

    def __getitem__(self, name: str) -> int:
        """Return a setting that is a number, by its name."""
        number = getattr(self, name)
        if not isinstance(number, int):
            raise KeyError(name)
        return number


@dataclass(frozen=True)
class Overrides:
    """Settings for one question only; None means what the policy says."""

    professional_no_order_years: Annotated[int | None, Within(1, 3)] = None
    case_anchor: CaseAnchor | None = None
    inactive_close_months: Annotated[int | None, Within(1, 120)] = None
    disposal_grace_days: Annotated[int | None, Within(0, 365)] = None
    post_request_hold_months: Annotated[int | None, Within(0, 120)] = None
    safeguarding_scope: SafeguardingScope | None = None
    safeguarding_downgrade: bool | None = None
    leap_birthday: LeapBirthday | None = None
    ask_age: Annotated[int | None, Within(18, 100)] = None
    indef_review_years: Annotated[int | None, Within(1, 100)] = None
    fy_end_sticky: bool | None = None

    def given(self) -> Mapping[str, Any]:
        """Return the settings that were set, by name."""
        values = {part.name: getattr(self, part.name) for part in fields(self)}
        return {name: value for name, value in values.items() if value is not None}

    def over(self, settings: Settings) -> Settings:
        """Return the policy's settings with these laid over them."""
        return replace(settings, **self.given())

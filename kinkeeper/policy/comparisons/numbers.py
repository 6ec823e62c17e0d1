"""Changes to settings, to the centre's own numbers and to the times for answers."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from kinkeeper.policy.comparisons.change import (
    EVERYBODY,
    Change,
    Effect,
    by_length,
    pairs,
)
from kinkeeper.policy.edition import Edition
from kinkeeper.policy.settings_in_words import in_words, value_in_words

# Where one direction is surely kinder. Everything else that changes counts as reducing.
SHORTER_IS_KINDER = {
    "settings.disposal_grace_days",
    "practice.undecided_certificate_alert_days",
    "practice.request_target_days",
    "practice.complaint_progress_days",
    "practice.rights_reminder_days",
    "practice.compliance_review_months",
    "practice.access_review_months",
    "practice.provider_review_months",
    "practice.restore_drill_days",
    "practice.backup_max_age_hours",
    "practice.checkpoint_days",
    "practice.medical_consent_review_months",
    "clock.answer_months",
    "clock.extended_months",
    "clock.acknowledge_days",
    "clock.acknowledge_target_days",
    "clock.breach_hours",
}
LONGER_IS_KINDER = {
    "practice.disposal_approvals",
    "practice.disposal_cooling_days",
    "practice.inactive_warning_days",
    "practice.policy_notice_days",
}
TOUCHED = {
    "settings": ("children", "parents", "relatives", "staff and volunteers"),
    "practice": EVERYBODY,
    "clock": ("anybody who asks or complains",),
}


def changes(old: Edition, new: Edition) -> Iterator[Change]:
    """Yield each number or setting that changed."""
    for family, touched in TOUCHED.items():
        for name, was, now in pairs(_of(old, family), _of(new, family)):
            about = f"{family}.{name}"
            yield Change(
                effect_of_number(about, was, now),
                about,
                f"{in_words(name)}: now {value_in_words(name, now)}, "
                f"not {value_in_words(name, was)}.",
                touched,
            )


def _of(edition: Edition, family: str) -> Mapping[str, object]:
    sources = {
        "settings": edition.settings,
        "practice": edition.practice,
        "clock": edition.limits,
    }
    return asdict(sources[family])  # type: ignore[call-overload, no-any-return]


def effect_of_number(about: str, was: object, now: object) -> Effect:
    """Return what another value of a number or a setting does."""
    if isinstance(was, int) and isinstance(now, int):
        if about in SHORTER_IS_KINDER:
            return by_length(was, now, shorter_is_kinder=True)
        if about in LONGER_IS_KINDER:
            return by_length(was, now, shorter_is_kinder=False)
    if about == "clock.pausing_kinds" and isinstance(was, tuple):
        fewer = isinstance(now, tuple) and set(now) < set(was)
        return Effect.EXTENDS if fewer else Effect.REDUCES
    return Effect.REDUCES

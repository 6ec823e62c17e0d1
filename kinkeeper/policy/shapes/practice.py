"""The centre's own numbers: what it promises to do, beyond the periods of the table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Practice:
    """
    Numbers that the product obeys and the page states. The unit is in the name.

    They are part of the policy, so changing one is a change of policy.
    """

    disposal_approvals: int
    disposal_cooling_days: int
    inactive_warning_days: int
    undecided_certificate_alert_days: int
    hold_review_months: int
    medical_consent_review_months: int
    request_target_days: int
    rights_reminder_days: int
    complaint_progress_days: int
    policy_notice_days: int
    compliance_review_months: int
    access_review_months: int
    provider_review_months: int
    restore_drill_days: int
    backup_max_age_hours: int
    checkpoint_days: int

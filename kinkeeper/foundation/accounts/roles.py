"""Who may do what kind of thing. Object-level scope is in each app's queries.

Roles follow a contact centre's own jobs. A person may hold several at once.
"""

from django.db import models


class Role(models.TextChoices):
    VOLUNTEER = "VOLUNTEER", "Volunteer"
    SUPERVISOR = "SUPERVISOR", "Contact supervisor"
    COORDINATOR = "COORDINATOR", "Co-ordinator"
    MANAGER = "MANAGER", "Manager"
    SAFEGUARDING_LEAD = "SAFEGUARDING_LEAD", "Safeguarding lead"
    FINANCE = "FINANCE", "Finance"
    RECORDS_LEAD = "RECORDS_LEAD", "Records lead"
    INSPECTOR = "INSPECTOR", "Inspector"
    SYSTEM_ADMIN = "SYSTEM_ADMIN", "System administrator"


class Power(models.TextChoices):
    """A thing that a role may do. The name says area and act."""

    CASES_SEE_ALL = "cases:see-all"
    CASES_CLOSE = "cases:close"
    REFERRALS_DECIDE = "referrals:decide"
    PREVISITS_RECORD = "previsits:record"
    SESSIONS_PLAN = "sessions:plan"
    SESSIONS_REGISTER = "sessions:register"
    NOTES_WRITE = "notes:write"
    REPORTS_WRITE = "reports:write"
    REPORTS_REVIEW = "reports:review"
    REPORTS_SIGN = "reports:sign"
    RELEASES_DECIDE = "releases:decide"
    CONTACTS_SEE = "contacts:see"
    CONCERNS_RAISE = "concerns:raise"
    CONCERNS_LEAD = "concerns:lead"
    CONCERNS_OPEN_IN_NEED = "concerns:open-in-need"
    RECORDS_SEE_LIFE = "records:see-life"
    HOLDS_PLACE = "holds:place"
    DISPOSAL_PREPARE = "disposal:prepare"
    DISPOSAL_APPROVE = "disposal:approve"
    AUDIT_READ = "audit:read"
    MONEY_SEE = "money:see"
    STATISTICS_SEE = "statistics:see"
    STAFF_FILES_KEEP = "staff-files:keep"
    REQUESTS_HANDLE = "requests:handle"
    PAPER_KEEP = "paper:keep"
    POLICY_DRAFT = "policy:draft"
    POLICY_APPROVE = "policy:approve"
    PROMISES_SEE = "promises:see"
    SETTINGS_CHANGE = "settings:change"


_EVERYONE = {Power.CONCERNS_RAISE}
_ON_SHIFT = {Power.SESSIONS_REGISTER}

POWERS: dict[Role, set[Power]] = {
    Role.VOLUNTEER: _EVERYONE | _ON_SHIFT,
    Role.SUPERVISOR: _EVERYONE | _ON_SHIFT | {Power.NOTES_WRITE, Power.REPORTS_WRITE},
    Role.COORDINATOR: _EVERYONE
    | _ON_SHIFT
    | {
        Power.CASES_SEE_ALL,
        Power.CASES_CLOSE,
        Power.CONTACTS_SEE,
        Power.REFERRALS_DECIDE,
        Power.PREVISITS_RECORD,
        Power.SESSIONS_PLAN,
        Power.REPORTS_REVIEW,
        Power.RELEASES_DECIDE,
        Power.RECORDS_SEE_LIFE,
        Power.PAPER_KEEP,
        Power.STATISTICS_SEE,
        Power.DISPOSAL_PREPARE,
        Power.CONCERNS_OPEN_IN_NEED,
    },
    Role.MANAGER: set(Power) - {Power.CONCERNS_LEAD},
    Role.SAFEGUARDING_LEAD: _EVERYONE
    | {
        Power.CASES_SEE_ALL,
        Power.CONTACTS_SEE,
        Power.CONCERNS_LEAD,
        Power.HOLDS_PLACE,
        Power.RECORDS_SEE_LIFE,
    },
    Role.FINANCE: _EVERYONE | {Power.MONEY_SEE, Power.STATISTICS_SEE},
    Role.RECORDS_LEAD: _EVERYONE
    | {
        Power.RECORDS_SEE_LIFE,
        Power.HOLDS_PLACE,
        Power.DISPOSAL_PREPARE,
        Power.DISPOSAL_APPROVE,
        Power.REQUESTS_HANDLE,
        Power.PAPER_KEEP,
        Power.POLICY_DRAFT,
        Power.POLICY_APPROVE,
        Power.PROMISES_SEE,
        Power.AUDIT_READ,
    },
    Role.INSPECTOR: {
        Power.STATISTICS_SEE,
        Power.RECORDS_SEE_LIFE,
        Power.PROMISES_SEE,
        Power.AUDIT_READ,
    },
    Role.SYSTEM_ADMIN: {Power.SETTINGS_CHANGE},
}

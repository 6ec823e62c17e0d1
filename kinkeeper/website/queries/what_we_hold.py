"""
Where each table of the system belongs on the register of what we hold (P7a).

Every kind is a kind of record of the policy, so each has a reason and an end. A table
that holds nothing about a person stands under NOT_ABOUT_PEOPLE with the reason. A new
table must be entered here, or a promise is shown as broken.
"""

from collections.abc import Mapping

HELD: Mapping[str, tuple[str, ...]] = {
    "case_file": (
        "people.Case",
        "people.Spell",
        "people.Assignment",
        "people.CourtOrder",
        "people.OrderSight",
        "people.CafcassEntry",
        "people.Correspondence",
        "people.Person",
        "people.Party",
        "people.ContactChange",
        "people.FormerDetail",
        "people.PersonMatch",
        "people.Responsibility",
        "people.SensitiveFact",
        "referrals.Invitation",
        "referrals.PreVisit",
        "referrals.Referral",
        "referrals.SideForm",
        "referrals.ProfessionalForm",
        "referrals.Attachment",
        "referrals.Decision",
        "referrals.FeeArrangement",
        "referrals.RiskAssessment",
        "referrals.SignedAgreement",
        "referrals.AgreementDoubt",
        "referrals.WaitingPlace",
        "referrals.Telling",
        "referrals.Review",
        "referrals.ReviewTalk",
        "referrals.ClosingList",
        "contact_sessions.Session",
        "contact_sessions.SessionFunder",
        "contact_sessions.Presence",
        "contact_sessions.Absence",
        "contact_sessions.LateMark",
        "contact_sessions.Override",
        "contact_sessions.CalendarLink",
        "contact_sessions.RoomSlot",
        "contact_sessions.Conflict",
        "contact_sessions.Collector",
        "files.StoredFile",
        "records.PaperFile",
        "records.PaperStep",
        "editions.EditionNotice",
        "mail.Letter",
        "mail.Text",
    ),
    "consent": ("editions.ChangeAnswer", "people.Consent"),
    "medical_unasked": ("people.SensitiveFact",),
    "rights_request": ("rights.RightsRequest", "rights.Clarification"),
    "complaint": ("rights.Complaint",),
    "breach": ("rights.Breach",),
    "enquiry": ("referrals.Enquiry", "referrals.Draft"),
    "contact_report": (
        "contact_sessions.Note",
        "reports.Report",
        "reports.ReportVersion",
        "reports.ReviewRemark",
        "reports.Addition",
        "reports.RoughNotes",
        "disclosure.ReportRequest",
        "disclosure.SecureMessage",
    ),
    "disclosure": ("disclosure.Release",),
    "survey_answer": ("feedback.Answer", "feedback.Slip"),
    "safeguarding": (
        "safeguarding.Concern",
        "safeguarding.OutsideReferral",
        "safeguarding.Alert",
        "safeguarding.Named",
        "safeguarding.Opening",
    ),
    "accident": ("safeguarding.Accident",),
    "hr_file": (
        "workforce.Worker",
        "workforce.Engagement",
        "contact_sessions.Shift",
        "contact_sessions.Away",
        "accounts.Account",
        "accounts.RoleGrant",
        "accounts.Account_groups",
        "accounts.Account_user_permissions",
        "account.EmailAddress",
        "account.EmailConfirmation",
        "mfa.Authenticator",
    ),
    "staff_misc": (
        "workforce.Series",
        "workforce.StaffPaper",
        "workforce.PaperUse",
    ),
    "dbs_certificate": ("workforce.DbsCertificate", "workforce.CertificateSight"),
    "dbs_record": ("workforce.DbsCheck",),
    "applicant": ("workforce.Applicant",),
    "finance": ("finance.FinancePaper", "finance.FinancialYear"),
    "record_access": ("audit.Event",),
    "sign_in": (
        "sessions.Session",
        "usersessions.UserSession",
        "tablets.Pin",
        "disposal.DatesLink",
        "website.OwnCheck",
        "website.PromiseRun",
        "website.PromiseFinding",
        "website.PromiseState",
    ),
    "disposal_proof": (
        "disposal.Batch",
        "disposal.Item",
        "disposal.Approval",
        "disposal.Certificate",
        "disposal.Manifest",
        "records.Obligation",
        "records.Hold",
        "records.HoldStep",
        "records.Look",
        "records.HandOver",
        "records.HandedOver",
    ),
}

NOT_ABOUT_PEOPLE: Mapping[str, tuple[str, ...]] = {
    "digests and numbers of the log, which tell nothing": (
        "audit.Leaf",
        "audit.Checkpoint",
        "audit.Once",
    ),
    "keys": ("vault.Container",),
    "the policy itself, which is public": ("editions.DraftEdition",),
    "the rules of the centre, which everybody reads": ("referrals.AgreementText",),
    "numbers that name nobody": ("statistics.Tally",),
    "the building": (
        "contact_sessions.Venue",
        "contact_sessions.Door",
        "contact_sessions.Room",
        "contact_sessions.Opening",
        "contact_sessions.ClosedDay",
        "contact_sessions.AttendanceMeasure",
    ),
    "what things cost, which is public": ("finance.Price",),
    "devices, which belong to the centre": ("tablets.SharedTablet",),
    "which questions of the set-up were answered": ("setup.SetupStep",),
    "the machine’s own work": (
        "sweeps.SweepRun",
        "sweeps.Lease",
        "recovery.Mark",
        "recovery.BackupRun",
        "recovery.DrillRun",
        "contenttypes.ContentType",
        "auth.Permission",
        "auth.Group",
        "auth.Group_permissions",
    ),
}


def tables_of(kind: str) -> tuple[str, ...]:
    """Return the tables that hold a kind of record."""
    return HELD.get(kind, ())


def places() -> dict[str, str]:
    """Return each table with the kind or the reason under which it stands."""
    return {
        table: place
        for side in (HELD, NOT_ABOUT_PEOPLE)
        for place, tables in side.items()
        for table in tables
    }

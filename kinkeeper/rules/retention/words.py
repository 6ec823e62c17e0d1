"""The closed lists of words that a question about retention may use."""

from enum import StrEnum


class Record(StrEnum):
    """What kind of record this is."""

    CASE_FILE = "case_file"
    CONTACT_REPORT = "contact_report"
    SAFEGUARDING = "safeguarding"
    ACCIDENT = "accident"
    HR_FILE = "hr_file"
    PARENTAL_LEAVE = "parental_leave"
    DBS_CERTIFICATE = "dbs_certificate"
    DBS_RECORD = "dbs_record"
    FINANCE = "finance"
    STAFF_MISC = "staff_misc"


class Service(StrEnum):
    """The service that a session belongs to."""

    SUPPORTED = "supported"
    SUPERVISED = "supervised"
    HANDOVER = "handover"
    ESCORTED = "escorted"
    ONLINE = "online"


class Referral(StrEnum):
    """Who sent the family to the centre."""

    SELF = "self"
    PROFESSIONAL = "professional"
    CAFCASS = "cafcass"
    COURT = "court"


class OurRole(StrEnum):
    """Whose data the case is: ours, ours with somebody, or a commissioner's."""

    CONTROLLER = "controller"
    JOINT = "joint"
    PROCESSOR = "processor"


class Party(StrEnum):
    """Whom a letter, a call or an e-mail was exchanged with."""

    PROFESSIONAL = "professional"
    FAMILY = "family"


class EngagementKind(StrEnum):
    """Paid or not; both count alike."""

    PAID = "paid"
    VOLUNTEER = "volunteer"


class UseKind(StrEnum):
    """What was done with a document about a member of staff."""

    CREATED = "created"
    EDITED = "edited"
    OPENED_FOR_TASK = "opened_for_task"
    SEARCHED = "searched"
    RIGHTS_EXPORT = "rights_export"
    BACKUP = "backup"
    RETENTION_JOB = "retention_job"


class BlockKind(StrEnum):
    """What can stop a disposal."""

    RIGHTS_REQUEST = "rights_request"
    OWN_ACCESS_REQUEST = "own_access_request"
    COMPLAINT = "complaint"
    RESTRICTION = "restriction"
    LEGAL_CLAIM = "legal_claim"
    COURT_PRESERVATION = "court_preservation"
    PRESERVATION_REQUEST = "preservation_request"
    SAFEGUARDING_ENQUIRY = "safeguarding_enquiry"
    PUBLIC_INQUIRY = "public_inquiry"
    BREACH_INVESTIGATION = "breach_investigation"
    HMRC_CHECK = "hmrc_check"
    DBS_DISPUTE = "dbs_dispute"
    MANUAL = "manual"


class Status(StrEnum):
    """What may happen to the record today."""

    ACTIVE = "active"
    WAIT = "wait"
    ELIGIBLE = "eligible"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    INDEFINITE = "indefinite"
    TRANSFER_REQUIRED = "transfer_required"
    RETURN_TO_CONTROLLER = "return_to_controller"


class Approval(StrEnum):
    """What has become of the approval of a disposal."""

    NONE = "none"
    STANDS = "stands"
    CANCELLED = "cancelled"

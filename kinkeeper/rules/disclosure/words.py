"""The closed lists of words of a question about a release."""

from enum import StrEnum


class Item(StrEnum):
    """What is asked for: a session's report, or dates and times only."""

    CONTACT_REPORT = "contact_report"
    ATTENDANCE = "attendance"


class FunderKind(StrEnum):
    """Who pays a share of a session."""

    PRIVATE = "private"
    LOCAL_AUTHORITY = "local_authority"
    CAFCASS = "cafcass"
    LEGAL_AID = "legal_aid"
    CHARITY = "charity"


class Role(StrEnum):
    """What the recipient is to the case."""

    RESIDENT_PARENT = "resident_parent"
    NON_RESIDENT_PARENT = "non_resident_parent"
    SOCIAL_WORKER = "social_worker"
    CAFCASS_OFFICER = "cafcass_officer"
    SOLICITOR = "solicitor"
    COURT = "court"
    POLICE = "police"
    SAFEGUARDING_BODY = "safeguarding_body"
    OTHER = "other"


class Channel(StrEnum):
    """By which way it would go."""

    SECURE_EMAIL = "secure_email"
    EMAIL = "email"
    POST = "post"
    HAND = "hand"
    SMS = "sms"
    PORTAL = "portal"
    PHONE = "phone"


class PowerKind(StrEnum):
    """On what ground it is asked for, if it is not simply a request."""

    COURT_ORDER = "court_order"
    SEARCH_WARRANT = "search_warrant"
    WITNESS_SUMMONS = "witness_summons"
    POLICE_REQUEST = "police_request"
    WRITTEN_AUTHORITY = "written_authority"
    ACCESS_REQUEST = "access_request"
    SAFEGUARDING = "safeguarding"


class Decision(StrEnum):
    """Given, refused, given by somebody else, or not until something is put right."""

    RELEASE = "release"
    REFUSE = "refuse"
    REFER = "refer"
    HOLD = "hold"

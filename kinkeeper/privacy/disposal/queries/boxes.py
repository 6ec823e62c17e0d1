"""The boxes of the what-if page: which facts count for which kind, in plain words."""

from collections.abc import Mapping, Sequence

from kinkeeper.rules.retention import OurRole, Record, Referral, Service

# Facts that are days: the question, and the thing to enter.
DAYS = {
    "happened_on": ("When did it happen?", "the day it happened"),
    "born_on": ("When was the youngest child born?", "the birth date"),
    "opened_on": ("When was the case opened?", "the day the case was opened"),
    "closed_on": ("When was it closed?", "the day it was closed"),
    "declined_on": ("When was the referral declined?", "the day it was declined"),
    "reopened_on": ("When was it opened again?", "the day it was opened again"),
    "closed_again_on": ("When was it closed again?", "the day it was closed again"),
    "session_on": ("When was the last session?", "the day of the last session"),
    "letter_on": ("The last letter from a professional?", "the day of the letter"),
    "court_on": ("When did a court order come?", "the day of the court order"),
    "cafcass_on": ("When did Cafcass come in?", "the day Cafcass came in"),
    "concern_on": ("When was a concern raised?", "the day of the concern"),
    "concern_closed_on": ("When was it closed?", "the day the concern was closed"),
    "engaged_from": ("When did they start?", "the day they started"),
    "engaged_to": ("When did they leave?", "the day they left"),
    "leave_born_on": ("When was the child born?", "the child’s birth date"),
    "leave_adopted_on": ("When was the child adopted?", "the day of the adoption"),
    "leave_allowance_from": (
        "Disability allowance since when?",
        "the day the allowance began",
    ),
    "dated_on": ("What date is on the certificate?", "the date of the certificate"),
    "received_on": ("When did you see it?", "the day you saw it"),
    "decided_on": ("When did you decide?", "the day you decided"),
    "paper_from": ("The first day it is about?", "the first day"),
    "paper_to": ("The last day it is about?", "the last day"),
    "year_from": ("When did that financial year begin?", "the first day of the year"),
    "year_to": ("When did that financial year end?", "the last day of the year"),
    "used_on": ("When was it last used for work?", "the day it was last used"),
    "hold_from": ("Since when is it on hold?", "the day the hold began"),
    "hold_to": ("Until when was it on hold?", "the day the hold ended"),
}
# Facts that are one of a few words.
CHOICES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "service": (
        "Which service?",
        {
            Service.SUPPORTED: "Supported contact",
            Service.SUPERVISED: "Supervised contact",
            Service.HANDOVER: "Handover",
            Service.ESCORTED: "Escorted contact",
            Service.ONLINE: "Online contact",
        },
    ),
    "route": (
        "Who sent the family?",
        {
            Referral.SELF: "The family itself",
            Referral.PROFESSIONAL: "A professional",
            Referral.CAFCASS: "Cafcass",
            Referral.COURT: "A court",
        },
    ),
    "our_role": (
        "Whose records are they?",
        {
            OurRole.CONTROLLER: "Ours",
            OurRole.JOINT: "Ours with another body",
            OurRole.PROCESSOR: "Another body’s",
        },
    ),
}

_CASE = (
    "The case",
    ("service", "route", "our_role", "opened_on", "closed_on", "declined_on"),
)
_AGAIN = ("Opened again", ("reopened_on", "closed_again_on"))
_CONTACT = (
    "What is on the file",
    ("session_on", "letter_on", "court_on", "cafcass_on"),
)
_CONCERN = ("A concern", ("concern_on", "concern_closed_on"))
_CHILD = ("The child", ("born_on",))
_HOLD = ("A hold", ("hold_kind", "hold_from", "hold_to"))
_WORKER = ("The work", ("engaged_from", "engaged_to"))
_FAMILY = (_CASE, _AGAIN, _CONTACT, _CONCERN, _CHILD, _HOLD)
_DBS = ("The certificate", ("dated_on", "received_on", "decided_on"))
_LEAVE = ("The leave", ("leave_born_on", "leave_adopted_on", "leave_allowance_from"))
_MONEY = ("The paper", ("paper_from", "paper_to", "year_from", "year_to"))

Groups = Sequence[tuple[str, Sequence[str]]]
BOXES: dict[str, Groups] = {
    Record.CASE_FILE: _FAMILY,
    Record.CONTACT_REPORT: (("The session", ("happened_on",)), *_FAMILY),
    Record.SAFEGUARDING: (("The concern", ("happened_on",)), *_FAMILY),
    Record.ACCIDENT: (("The accident", ("happened_on",)), _CHILD, _HOLD),
    Record.HR_FILE: (_WORKER, _HOLD),
    Record.DBS_RECORD: (_WORKER, _HOLD),
    Record.PARENTAL_LEAVE: (_LEAVE, _HOLD),
    Record.DBS_CERTIFICATE: (_DBS, _HOLD),
    Record.FINANCE: (_MONEY, _HOLD),
    Record.STAFF_MISC: (("Use", ("used_on",)), _HOLD),
}

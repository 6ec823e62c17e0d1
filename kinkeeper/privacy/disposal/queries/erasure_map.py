"""
What is destroyed with what: every table of the installation, and the part that ends it.

A table goes with a record when a part of the register takes its rows, or when its rows
hang on such rows and go along. All others stand under OWN_RULE with what ends them.
A table in no list is a fault, and a test shows it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import CASCADE, ForeignObjectRel, Model

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.queries.knowing import may_see_life
from kinkeeper.privacy.records import register

# Parts of apps that do not say it themselves: kind and title of the part.
SAID_HERE: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("applicant", "applications"): ("workforce.Applicant",),
    ("breach", "entries of the register of breaches"): (
        "rights.Breach",
        "records.Hold",
    ),
    ("complaint", "complaints"): ("rights.Complaint", "records.Hold"),
    ("consent", "answers about changes of the policy"): ("editions.ChangeAnswer",),
    ("dbs_certificate", "DBS certificates"): ("workforce.DbsCertificate",),
    ("dbs_record", "records of DBS checks"): ("workforce.DbsCheck",),
    ("disclosure", "secure messages"): ("disclosure.SecureMessage",),
    ("disclosure", "releases"): ("disclosure.Release",),
    ("disclosure", "requests for a report"): ("disclosure.ReportRequest",),
    ("finance", "papers about money"): ("finance.FinancePaper",),
    ("hr_file", "papers of the file"): ("workforce.StaffPaper",),
    ("hr_file", "sign-in of the person"): ("accounts.Account",),
    ("hr_file", "details and key of the file"): (
        "workforce.Worker",
        "vault.Container",
    ),
    ("parental_leave", "parental leave papers"): ("workforce.StaffPaper",),
    ("rights_request", "requests about own information"): (
        "rights.RightsRequest",
        "records.Hold",
    ),
    ("staff_misc", "other staff papers"): ("workforce.StaffPaper",),
}

OWN_RULE: Mapping[str, tuple[str, ...]] = {
    "The log ends by date: twelve months after the record, or after the act": (
        "audit.Event",
    ),
    "Digests that tell nothing stay, so that the log can be proved": (
        "audit.Leaf",
        "audit.Checkpoint",
    ),
    "Forms carried out are forgotten with the sign-in log": ("audit.Once",),
    "Sign-ins are taken away each night when they are over": ("sessions.Session",),
    "A PIN lives for one day and goes in the night": ("tablets.Pin",),
    "Shared tablets name nobody": ("tablets.SharedTablet",),
    "The promise is taken away by the disposal itself": ("records.Obligation",),
    "The reason is emptied with the record; day and decision prove the looks": (
        "records.Look",
    ),
    "Paper is destroyed by hand and certified place by place": ("records.PaperFile",),
    "The proof of disposal: numbers, rules and days, no names": (
        "disposal.Batch",
        "disposal.Item",
        "disposal.Certificate",
        "records.HandOver",
    ),
    "Notices of a new policy go with the family or the person": (
        "editions.EditionNotice",
    ),
    "The policy itself is public": ("editions.DraftEdition",),
    "A slip knows nobody; it goes with its answer, or after four weeks": (
        "feedback.Slip",
    ),
    "The rules that everybody signs name nobody": ("referrals.AgreementText",),
    "Series and years hold papers and name nobody": (
        "workforce.Series",
        "finance.FinancialYear",
    ),
    "The building": (
        "contact_sessions.Venue",
        "contact_sessions.Door",
        "contact_sessions.Room",
        "contact_sessions.Opening",
        "contact_sessions.ClosedDay",
        "contact_sessions.AttendanceMeasure",
    ),
    "What things cost, which is public": ("finance.Price",),
    "Which questions of the set-up were answered": ("setup.SetupStep",),
    "Numbers that name nobody": ("statistics.Tally",),
    "The machine’s own work; runs are forgotten with the sign-in log": (
        "sweeps.SweepRun",
        "sweeps.Lease",
        "recovery.Mark",
        "recovery.BackupRun",
        "recovery.DrillRun",
        "website.OwnCheck",
        "website.PromiseRun",
        "website.PromiseFinding",
        "website.PromiseState",
        "contenttypes.ContentType",
        "auth.Permission",
        "auth.Group",
        "auth.Group_permissions",
    ),
}


@dataclass
class Destroyed:
    """One kind of record: its parts in order, each with its tables."""

    title: str
    parts: list[tuple[str, list[str]]] = field(default_factory=list)


def destroyed_with(*, viewer: Account) -> list[Destroyed]:
    """Return each kind of record with what is destroyed with it, in order."""
    may_see_life(viewer)
    kinds: dict[str, Destroyed] = {}
    titles = edition.in_force().records
    for part in register.all_parts():
        known = titles.get(part.kind)
        made = Destroyed(known.title if known else part.kind.replace("_", " "))
        kind = kinds.setdefault(part.kind, made)
        line = (part.title, [words_of(label) for label in with_all(tables_of(part))])
        if line not in kind.parts:
            kind.parts.append(line)
    return sorted(kinds.values(), key=lambda kind: kind.title)


def by_own_rule() -> list[tuple[str, list[str]]]:
    """Return what ends otherwise: the reason and the tables."""
    return [(why, [words_of(label) for label in OWN_RULE[why]]) for why in OWN_RULE]


def tables_of(part: register.Part | register.LonePart) -> tuple[str, ...]:
    """Return the tables of which a part takes rows, or empties them."""
    return part.tables or SAID_HERE.get((part.kind, part.title), ())


def in_no_list() -> list[str]:
    """Return the tables of the installation that nothing is known to end."""
    known = {label for part in register.all_parts() for label in tables_of(part)}
    known |= {label for labels in OWN_RULE.values() for label in labels}
    reached = set(with_all(tuple(sorted(known))))
    return [label for label in all_tables() if label not in reached]


def all_tables() -> list[str]:
    return sorted(
        model._meta.label for model in apps.get_models(include_auto_created=True)
    )


def with_all(labels: tuple[str, ...]) -> list[str]:
    """Return tables and those whose rows hang on theirs and go along."""
    found, waiting = list(labels), list(labels)
    while waiting:
        for label in _hanging_on(apps.get_model(waiting.pop())):
            if label not in found:
                found.append(label)
                waiting.append(label)
    return found


def words_of(label: str) -> str:
    """Return how people call a table: "presences", "report versions"."""
    return str(apps.get_model(label)._meta.verbose_name_plural)


def _hanging_on(model: type[Model]) -> Iterator[str]:
    # The row of a family stays as a stub, so what hangs on it does not go along.
    if model._meta.label == "people.Case":
        return
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and relation.on_delete is CASCADE:
            yield relation.related_model._meta.label

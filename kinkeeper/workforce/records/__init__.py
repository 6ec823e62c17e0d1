"""What this app holds about workers, and how it is destroyed."""

from kinkeeper.privacy.records import interests
from kinkeeper.privacy.records.register import add_lone_records
from kinkeeper.workforce.records import ending, held, own


def register_all() -> None:
    """Add every kind of record about workers to the register."""
    for label, find, every in (
        ("workforce.Worker", held.staff_file, held.every_file),
        ("workforce.StaffPaper", held.paper, held.every_paper),
        ("workforce.DbsCheck", held.check, held.every_check),
        ("workforce.DbsCertificate", held.certificate, held.every_certificate),
        ("workforce.Applicant", held.applicant, held.every_applicant),
    ):
        add_lone_records(label, find=find, every=every)
    ending.register_parts()
    for label, is_about in own.FINDERS.items():
        interests.add(label, is_about)

"""Reports leave by one door, and letters by one post room (P10b, DS-0)."""

import ast
from pathlib import Path

import kinkeeper

ROOT = Path(kinkeeper.__file__).parent
POST_ROOM = ("foundation/mail/",)
# Who may read a stored file's bytes: the store itself, and who hands one out or
# checks, re-seals or destroys it.
READERS = (
    "foundation/files/",
    "reports/queries/paper.py",
    "config/",
    # A report with all that was added to it, packed for whoever keeps it from now on.
    "reports/records.py",
    # A paper that somebody sent, taken out of its envelope to be cleaned or looked at.
    "referrals/commands/attach_paper.py",
    "referrals/views/staff/paper.py",
    # To the scanner of the house, never out of it.
    "referrals/commands/scan_paper.py",
    "referrals/views/staff/paper_preview.py",
    # A family's whole file, into the sealed package for the body that it belongs to.
    "privacy/disposal/queries/whole_file.py",
    # Taking everything along, and the drill: neither answers a page.
    "foundation/recovery/leaving.py",
    "foundation/recovery/checks.py",
    # Papers about a worker or money, to who keeps those files. No family is in them.
    "workforce/views/staff/paper_copy.py",
    "workforce/views/staff/certificate.py",
    "finance/views/staff/paper_copy.py",
)
DOOR = (
    "privacy/disclosure/views/public/message.py",
    # A letter to one adult for the printer, looked through for the other side.
    "referrals/views/staff/post_letter.py",
    # The certificate of a disposal names nobody.
    "privacy/disposal/views/staff/certificate_file.py",
)
# Every other answer that is a file, not a page. None of them crosses from one side of a
# family to the other: who adds a line here says why.
FILES = {
    # A family member's own times, without a name (behind a secret link).
    "contact_sessions/views/public/calendar_feed.py",
    # What a family member gave, to themselves.
    "privacy/rights/views/portal/take_given.py",
    # Dates of records by their numbers, for the team.
    "privacy/disposal/views/public/dates_feed.py",
    "privacy/disposal/views/staff/dates_file.py",
    # For the team, behind the sign-in: lists that name no family's details.
    "contact_sessions/views/staff/attendance.py",
    "statistics/views/staff/spreadsheet.py",
    "privacy/disposal/views/staff/certificates_sheet.py",
    "privacy/disposal/views/staff/leaves.py",
    "privacy/disposal/views/staff/record_life_sheet.py",
    "setup/views/staff/template.py",
    # The log of what left, for who decides about it.
    "privacy/disclosure/views/staff/log.py",
    # A whole file, sealed for the body that it belongs to.
    "privacy/disposal/views/staff/make_package.py",
    # Papers that came, for the team that looks after them.
    "referrals/views/staff/paper.py",
    "workforce/views/staff/certificate.py",
    "workforce/views/staff/paper_copy.py",
    "finance/views/staff/paper_copy.py",
}
STREAMS = ("FileResponse", "static.serve")
SENDS = ("django.core.mail", "smtplib", "aiosmtplib", "email.mime")


def modules():
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_only_the_post_room_sends():
    senders = [
        name
        for name, tree in modules()
        if not name.startswith(POST_ROOM)
        and any(each.startswith(SENDS) for each in imported(tree))
    ]

    assert senders == []


def test_only_few_read_stored_files():
    readers = [
        name
        for name, tree in modules()
        if not name.startswith(READERS)
        and any(
            isinstance(node, ast.Attribute)
            and node.attr == "read"
            and isinstance(node.value, ast.Name)
            and node.value.id == "store"
            for node in ast.walk(tree)
        )
    ]

    assert readers == []


def test_only_the_door_answers_with_a_document():
    served = [
        name
        for name, tree in modules()
        if name not in DOOR
        and ("/views/" in name or name.startswith("views/"))
        and any(
            isinstance(node, ast.Constant) and node.value == "application/pdf"
            for node in ast.walk(tree)
        )
    ]
    streamed = [
        name
        for name, tree in modules()
        if any(
            each.endswith(("FileResponse", "static.serve")) for each in imported(tree)
        )
    ]

    assert served + streamed == []


def is_view(name):
    return "/views/" in f"/{name}"


def hands_out_a_file(tree):
    """Say whether a module names a file to save, or a table or calendar to take out."""
    told = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return any(
        isinstance(value, str)
        and (
            value.lower() == "content-disposition"
            or value.startswith(("text/csv", "text/calendar", "application/octet"))
        )
        for value in told
    )


def test_every_answer_that_is_a_file_is_known():
    """P10a, K3: a download, an export or a calendar is named here, or it fails."""
    found = {
        name for name, tree in modules() if is_view(name) and hands_out_a_file(tree)
    }

    assert found == FILES | set(DOOR)


def test_the_scan_would_see_an_offender():
    """The test can fail."""
    tree = ast.parse("from django.core.mail import send_mail")

    assert any(each.startswith(SENDS) for each in imported(tree))
    assert hands_out_a_file(ast.parse('answer["Content-Disposition"] = "inline"'))
    assert hands_out_a_file(ast.parse('HttpResponse(x, content_type="text/csv")'))

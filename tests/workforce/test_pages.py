"""The pages of who keeps the staff files; for everybody else they do not exist."""

from datetime import date

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.workforce.models import (
    Applicant,
    DbsCertificate,
    DbsCheck,
    PaperUse,
    StaffPaper,
    Worker,
)
from tests import family
from tests.workforce import staff

pytestmark = pytest.mark.django_db

NOW = clock.moment(date(2026, 3, 16), 9)
PDF = b"%PDF-1.7\nAn invented reference.\n%%EOF"


@pytest.fixture(autouse=True)
def _a_monday():
    with clock.travelled_to(NOW):
        yield


@pytest.fixture
def ruth(client):
    ruth = family.ruth()
    client.force_login(ruth)
    return ruth


def day(name: str, when: date) -> dict[str, str]:
    return {
        f"{name}_day": str(when.day),
        f"{name}_month": str(when.month),
        f"{name}_year": str(when.year),
    }


def words(page) -> str:
    assert page.status_code == 200, page.status_code
    return page.content.decode()


def test_a_file_is_opened_and_shows_work_checks_and_life(client, ruth):
    """P9a"""
    sasha = family.sasha()
    client.post(
        "/staff/staff-files/new/",
        {
            "name": "Sasha Okafor",
            "sort": "STAFF",
            "kind": "paid",
            "position": "Contact supervisor",
            "account": str(sasha.pk),
            **day("from_on", date(2025, 1, 6)),
        },
    )

    worker = Worker.objects.get()
    assert worker.account == sasha
    page = words(client.get("/staff/staff-files/w-0001/"))
    assert "Sasha Okafor" in page
    assert "The clock has not started" in page
    assert "Sasha" not in page.split("<title>")[1].split("</title>")[0]
    assert "No DBS check" in words(client.get("/staff/staff-files/"))
    assert Event.objects.filter(action="staff_file.viewed").exists()


def test_a_paper_asks_what_it_is_opened_for(client, ruth):
    """P9j: the words come only after the answer, and only a task is a use."""
    nora = staff.nora(ruth)
    client.post(
        "/staff/staff-files/w-0001/papers/",
        {"kind": "STAFF_MISC", "title": "Parking permit", "words": "A red estate car."},
    )
    paper = StaffPaper.objects.get(worker=nora)
    url = f"/staff/staff-files/papers/{paper.key}/"

    assert "red estate" not in words(client.get(url))
    assert "red estate" in words(client.post(url, {"purpose": "records"}))
    assert PaperUse.objects.count() == 1
    assert "red estate" in words(client.post(url, {"purpose": "task"}))
    assert [use.how for use in PaperUse.objects.all()] == ["created", "opened_for_task"]


def test_a_paper_keeps_its_copy_sealed_and_hands_it_out_under_a_neutral_name(
    client, ruth
):
    """P9a"""
    from django.core.files.uploadedfile import SimpleUploadedFile

    staff.nora(ruth)
    client.post(
        "/staff/staff-files/w-0001/papers/",
        {
            "kind": "REFERENCE",
            "title": "Reference",
            "upload": SimpleUploadedFile("Nora Quill.pdf", PDF),
        },
    )
    paper = StaffPaper.objects.get()

    copy = client.post(
        f"/staff/staff-files/papers/{paper.key}/copy/", {"purpose": "task"}
    )
    assert copy.content == PDF
    assert copy["Content-Type"] == "application/pdf"
    assert "Nora" not in copy["Content-Disposition"]


def test_a_file_that_is_not_what_its_name_says_is_refused(client, ruth):
    from django.core.files.uploadedfile import SimpleUploadedFile

    staff.nora(ruth)
    page = client.post(
        "/staff/staff-files/w-0001/papers/",
        {
            "kind": "REFERENCE",
            "title": "Reference",
            "upload": SimpleUploadedFile("letter.pdf", b"MZ not a letter"),
        },
    )

    assert "We can only keep PDF" in words(page)
    assert not StaffPaper.objects.exists()


def test_leave_is_added_with_the_days_of_the_child(client, ruth):
    """P9b"""
    staff.nora(ruth)
    client.post(
        "/staff/staff-files/w-0001/leave/",
        {
            "title": "Maternity leave",
            "about": "ENTITLEMENT",
            **day("born_on", date(2025, 11, 2)),
        },
    )

    paper = StaffPaper.objects.get()
    assert paper.unseal()["born_on"] == "2025-11-02"
    assert "2 November 2030" in words(client.get("/staff/staff-files/w-0001/"))


def test_leave_found_to_be_adoption_is_changed_on_the_page(client, ruth):
    """P9b, A6"""
    nora = staff.nora(ruth)
    paper = staff.leave(nora, ruth, date(2025, 12, 1), born_on=date(2025, 11, 2))
    url = f"/staff/staff-files/papers/{paper.key}/change/"
    assert 'value="2025"' in words(client.get(url))

    client.post(
        url,
        {
            "title": "Adoption leave",
            "about": "ENTITLEMENT",
            "version": "1",
            **day("born_on", date(2025, 11, 2)),
            **day("adopted_on", date(2026, 2, 1)),
        },
    )
    assert "1 February 2031" in words(client.get("/staff/staff-files/w-0001/"))


def test_a_check_is_added_seen_and_decided(client, ruth):
    """P9c: who saw it stands on the page; the record stays without the content."""
    staff.nora(ruth)
    client.post(
        "/staff/staff-files/w-0001/checks/",
        {
            "number": "001234567890",
            "level": "ENHANCED",
            "position": "Contact supervisor",
            "words": "A caution in 2004.",
            **day("checked_on", date(2026, 2, 2)),
            **day("received_on", date(2026, 2, 9)),
        },
    )
    check = DbsCheck.objects.get()
    page = words(client.get(f"/staff/staff-files/checks/{check.key}/"))
    assert "Nobody has decided for four weeks" in page
    assert "caution" not in page

    certificate = DbsCertificate.objects.get()
    seen = client.post(
        f"/staff/staff-files/certificates/{certificate.key}/",
        {"purpose": "the decision"},
    )
    assert "A caution in 2004." in words(seen)

    client.post(
        f"/staff/staff-files/checks/{check.key}/",
        {
            "decision": "SUITABLE",
            "outcome": "Fine",
            "version": "1",
            **day("decided_on", date(2026, 3, 16)),
        },
    )
    page = words(client.get(f"/staff/staff-files/checks/{check.key}/"))
    assert "Ruth A., 16 March 2026, 09:00, for the decision" in page
    assert "Gone by 16 September 2026" in page


def test_the_list_begins_with_certificates_that_need_somebody(client, ruth):
    """A9, C-2: no decision for four weeks, six months nearly over."""
    nora = staff.nora(ruth)
    staff.check(nora, ruth, date(2026, 2, 2))
    assert "No decision for four weeks" in words(client.get("/staff/staff-files/"))

    staff.check(nora, ruth, date(2025, 10, 1))
    assert "Must be gone by 1 April 2026" in words(client.get("/staff/staff-files/"))


def test_work_ends_begins_again_and_a_stale_page_loses_nothing(client, ruth):
    """P9a"""
    nora = staff.nora(ruth)
    url = f"/staff/staff-files/w-0001/engagements/{nora.engagements.get().pk}/"
    client.post(url, {"version": "1", **day("to_on", date(2026, 3, 1))})
    assert "Until 1 March 2032" in words(client.get("/staff/staff-files/w-0001/"))

    again = {
        "kind": "volunteer",
        "position": "Volunteer",
        **day("from_on", date(2026, 3, 9)),
    }
    stale = client.post(
        "/staff/staff-files/w-0001/engagements/", {"version": "1", **again}
    )
    assert "Somebody else changed this" in words(stale)
    client.post("/staff/staff-files/w-0001/engagements/", {"version": "2", **again})
    assert nora.engagements.count() == 2


def test_an_application_ends_by_a_no_or_by_joining(client, ruth):
    """A11"""
    for name in ("Ivo Brand", "Una Reed"):
        client.post(
            "/staff/staff-files/applicants/new/",
            {"name": name, "words": "Hello", **day("applied_on", date(2026, 3, 2))},
        )
    assert "Ivo Brand" in words(client.get("/staff/staff-files/applicants/"))
    assert "Hello" in words(client.get("/staff/staff-files/applicants/a-0001/"))

    client.post(
        "/staff/staff-files/applicants/a-0001/",
        {"act": "no", "version": "1", **day("decided_on", date(2026, 3, 10))},
    )
    client.post(
        "/staff/staff-files/applicants/a-0002/",
        {
            "act": "yes",
            "version": "1",
            "sort": "VOLUNTEER",
            "kind": "volunteer",
            "position": "Volunteer",
            **day("from_on", date(2026, 4, 4)),
        },
    )

    assert Applicant.objects.get().decided_on == date(2026, 3, 10)
    assert "Una Reed" in words(client.get("/staff/staff-files/w-0001/"))


def test_for_everybody_else_the_pages_do_not_exist(client, ruth):
    """A worker sees nobody's file, not even that there are any."""
    nora = staff.nora(ruth)
    paper = staff.paper(nora, ruth, "STAFF_MISC", date(2026, 1, 5))
    check = staff.check(nora, ruth, date(2026, 1, 5))
    certificate = DbsCertificate.objects.get()
    base = "/staff/staff-files/"
    gets = [
        base,
        f"{base}new/",
        f"{base}applicants/",
        f"{base}applicants/new/",
        f"{base}w-0001/",
        f"{base}w-0001/details/",
        f"{base}w-0001/engagements/",
        f"{base}w-0001/engagements/{nora.engagements.get().pk}/",
        f"{base}w-0001/papers/",
        f"{base}w-0001/leave/",
        f"{base}w-0001/checks/",
        f"{base}papers/{paper.key}/",
        f"{base}papers/{paper.key}/change/",
        f"{base}checks/{check.key}/",
    ]
    posts = [
        f"{base}papers/{paper.key}/copy/",
        f"{base}certificates/{certificate.key}/",
    ]
    for who in (family.dee(), family.sasha(), family.bea(), family.omar()):
        client.force_login(who)
        assert [client.get(url).status_code for url in gets] == [404] * len(gets)
        assert [client.post(url).status_code for url in posts] == [404, 404]
        assert "/staff/staff-files/" not in client.get("/staff/today/").content.decode()


def test_ones_own_file_can_be_read_but_not_decided_about(client, ruth):
    """P9c"""
    other = family.worker("Max Orrin", *ruth.roles())
    own = staff.nora(other, account=ruth)
    check = staff.check(own, other, date(2026, 3, 2))

    assert "This is your own file." in words(client.get("/staff/staff-files/w-0001/"))
    page = words(client.get(f"/staff/staff-files/checks/{check.key}/"))
    assert "Write down the decision" not in page
    refused = client.post(
        f"/staff/staff-files/certificates/{DbsCertificate.objects.get().key}/"
    )
    assert refused.status_code == 403


def test_details_are_corrected(client, ruth):
    staff.nora(ruth)
    assert "Nora Quill" in words(client.get("/staff/staff-files/w-0001/details/"))

    client.post(
        "/staff/staff-files/w-0001/details/", {"name": "Nora Reed", "version": "1"}
    )
    assert Worker.objects.get().unseal()["name"] == "Nora Reed"

from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.workforce.views.staff import (
    add_applicant,
    add_check,
    add_paper,
    add_worker,
    applicant,
    applicants,
    begin_engagement,
    certificate,
    change_details,
    change_paper,
    check,
    end_engagement,
    file,
    files,
    paper,
    paper_copy,
)

app_name = "workforce"
_FILE = "staff-files/<slug:reference>/"
urlpatterns = pages(
    staff=[
        path("staff-files/", files.files_page, name="files"),
        path("staff-files/new/", add_worker.add_worker_page, name="add_worker"),
        path("staff-files/applicants/", applicants.applicants_page, name="applicants"),
        path(
            "staff-files/applicants/new/",
            add_applicant.add_applicant_page,
            name="add_applicant",
        ),
        path(
            "staff-files/applicants/<slug:reference>/",
            applicant.applicant_page,
            name="applicant",
        ),
        path("staff-files/papers/<uuid:key>/", paper.paper_page, name="paper"),
        path(
            "staff-files/papers/<uuid:key>/copy/",
            paper_copy.paper_copy,
            name="paper_copy",
        ),
        path(
            "staff-files/papers/<uuid:key>/change/",
            change_paper.change_paper_page,
            name="change_paper",
        ),
        path("staff-files/checks/<uuid:key>/", check.check_page, name="check"),
        path(
            "staff-files/certificates/<uuid:key>/",
            certificate.certificate_page,
            name="certificate",
        ),
        path(_FILE, file.file_page, name="file"),
        path(
            f"{_FILE}details/",
            change_details.change_details_page,
            name="change_details",
        ),
        path(
            f"{_FILE}engagements/",
            begin_engagement.begin_engagement_page,
            name="begin_engagement",
        ),
        path(
            f"{_FILE}engagements/<int:number>/",
            end_engagement.end_engagement_page,
            name="end_engagement",
        ),
        path(f"{_FILE}papers/", add_paper.add_paper_page, name="add_paper"),
        path(
            f"{_FILE}leave/",
            add_paper.add_paper_page,
            {"leave": True},
            name="add_leave",
        ),
        path(f"{_FILE}checks/", add_check.add_check_page, name="add_check"),
    ]
)

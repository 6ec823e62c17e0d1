from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.reports.views.staff.add_to_report import add_to_report_page
from kinkeeper.reports.views.staff.addition import addition_page
from kinkeeper.reports.views.staff.begin import begin_page
from kinkeeper.reports.views.staff.check import check_page
from kinkeeper.reports.views.staff.desk import desk_page
from kinkeeper.reports.views.staff.read import read_page
from kinkeeper.reports.views.staff.rough_notes import rough_notes_page
from kinkeeper.reports.views.staff.send_for_review import send_for_review_page
from kinkeeper.reports.views.staff.sign import sign_page
from kinkeeper.reports.views.staff.versions import versions_page
from kinkeeper.reports.views.staff.write import write_page

app_name = "reports"
urlpatterns = pages(
    staff=[
        path("reports/", desk_page, name="desk"),
        path("reports/begin/<uuid:session>/", begin_page, name="begin"),
        path("reports/<uuid:key>/", read_page, name="read"),
        path("reports/<uuid:key>/write/", write_page, name="write"),
        path("reports/<uuid:key>/send/", send_for_review_page, name="send"),
        path("reports/<uuid:key>/check/", check_page, name="check"),
        path("reports/<uuid:key>/sign/", sign_page, name="sign"),
        path("reports/<uuid:key>/add/", add_to_report_page, name="add"),
        path(
            "reports/<uuid:key>/added/<uuid:addition>/", addition_page, name="addition"
        ),
        path("reports/<uuid:key>/rough-notes/", rough_notes_page, name="rough_notes"),
        path("reports/<uuid:key>/versions/", versions_page, name="versions"),
    ]
)

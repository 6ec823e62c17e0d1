from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.privacy.disclosure.views.portal.ask_for_report import ask_for_report_page
from kinkeeper.privacy.disclosure.views.portal.my_reports import my_reports_page
from kinkeeper.privacy.disclosure.views.portal.withdraw import withdraw_page
from kinkeeper.privacy.disclosure.views.public.message import message_page
from kinkeeper.privacy.disclosure.views.staff.log import log_file, log_page
from kinkeeper.privacy.disclosure.views.staff.misdirected import misdirected_page
from kinkeeper.privacy.disclosure.views.staff.read_code_out import read_code_out_page
from kinkeeper.privacy.disclosure.views.staff.recall import recall_page
from kinkeeper.privacy.disclosure.views.staff.request import request_page
from kinkeeper.privacy.disclosure.views.staff.requests import requests_page

app_name = "disclosure"
urlpatterns = pages(
    public=[path("me/message/<str:token>/", message_page, name="message")],
    portal=[
        path("reports/", my_reports_page, name="my_reports"),
        path("reports/ask/", ask_for_report_page, name="ask"),
        path("reports/<uuid:key>/take-back/", withdraw_page, name="withdraw"),
    ],
    staff=[
        path("requests/", requests_page, name="requests"),
        path("requests/<uuid:key>/", request_page, name="request"),
        path("messages/<uuid:key>/code/", read_code_out_page, name="read_code_out"),
        path("messages/<uuid:key>/take-back/", recall_page, name="recall"),
        path("messages/<uuid:key>/wrong/", misdirected_page, name="misdirected"),
        path("disclosures/", log_page, name="log"),
        path("disclosures/csv/", log_file, name="log_file"),
    ],
)

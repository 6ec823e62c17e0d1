from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.privacy.rights.views.portal import looked, mine, take_given
from kinkeeper.privacy.rights.views.staff import (
    acknowledge,
    answer,
    breach,
    breach_progress,
    breaches,
    close_breach,
    close_complaint,
    complaint,
    complaint_progress,
    complaints,
    decide_breach,
    end_restriction,
    new_breach,
    new_complaint,
    new_request,
    requests,
    step,
)
from kinkeeper.privacy.rights.views.staff import request as one_request

ASKED, COMPLAINED, BROKEN = "records/requests", "records/complaints", "records/breaches"
KEY = "<uuid:key>"

app_name = "rights"
urlpatterns = pages(
    portal=[
        path("rights/", mine.mine_page, name="mine"),
        path("rights/looks/", looked.looked_page, name="looked"),
        path("rights/own/<slug:kind>/", take_given.take_given_page, name="take_given"),
    ],
    staff=[
        path(f"{ASKED}/", requests.requests_page, name="requests"),
        path(f"{ASKED}/new/", new_request.new_request_page, name="new_request"),
        path(f"{ASKED}/{KEY}/", one_request.request_page, name="request"),
        path(f"{ASKED}/{KEY}/step/", step.step_page, name="step"),
        path(f"{ASKED}/{KEY}/answer/", answer.answer_page, name="answer"),
        path(
            f"{ASKED}/{KEY}/end/",
            end_restriction.end_restriction_page,
            name="end_restriction",
        ),
        path(f"{COMPLAINED}/", complaints.complaints_page, name="complaints"),
        path(
            f"{COMPLAINED}/new/", new_complaint.new_complaint_page, name="new_complaint"
        ),
        path(f"{COMPLAINED}/{KEY}/", complaint.complaint_page, name="complaint"),
        path(
            f"{COMPLAINED}/{KEY}/told/",
            acknowledge.acknowledge_page,
            name="acknowledge",
        ),
        path(
            f"{COMPLAINED}/{KEY}/progress/",
            complaint_progress.complaint_progress_page,
            name="complaint_progress",
        ),
        path(
            f"{COMPLAINED}/{KEY}/close/",
            close_complaint.close_complaint_page,
            name="close_complaint",
        ),
        path(f"{BROKEN}/", breaches.breaches_page, name="breaches"),
        path(f"{BROKEN}/new/", new_breach.new_breach_page, name="new_breach"),
        path(f"{BROKEN}/{KEY}/", breach.breach_page, name="breach"),
        path(f"{BROKEN}/{KEY}/told/", decide_breach.decide_breach_page, name="decide"),
        path(
            f"{BROKEN}/{KEY}/progress/",
            breach_progress.breach_progress_page,
            name="breach_progress",
        ),
        path(
            f"{BROKEN}/{KEY}/close/",
            close_breach.close_breach_page,
            name="close_breach",
        ),
    ],
)

from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.privacy.disposal.views.public.dates_feed import dates_feed_page
from kinkeeper.privacy.disposal.views.staff import (
    agree,
    certificate,
    certificates,
    dates,
    dates_file,
    dates_sheet,
    extend_hold,
    hold,
    holds,
    lift_hold,
    place_hold,
    record_life,
    record_life_sheet,
    review,
    reviews,
    stop,
    what_if,
    why,
    work_list,
)

app_name = "disposal"
urlpatterns = pages(
    public=[
        path("record-dates/<str:token>.ics", dates_feed_page, name="dates_feed"),
    ],
    staff=[
        path("records/", record_life.record_life_page, name="record_life"),
        path(
            "records/table/",
            record_life_sheet.record_life_sheet_page,
            name="record_life_sheet",
        ),
        path("records/look/", work_list.work_list_page, name="work_list"),
        path("records/what-if/", what_if.what_if_page, name="what_if"),
        path("records/dates/", dates.dates_page, name="dates"),
        path("records/dates/file/", dates_file.dates_file_page, name="dates_file"),
        path("records/dates/print/", dates_sheet.dates_sheet_page, name="dates_sheet"),
        path("records/why/<uuid:key>/", why.why_page, name="why"),
        path("records/reviews/", reviews.reviews_page, name="reviews"),
        path("records/reviews/<slug:reference>/", review.review_page, name="review"),
        path("records/items/<uuid:key>/agree/", agree.agree_page, name="agree"),
        path("records/items/<uuid:key>/stop/", stop.stop_page, name="stop"),
        path("records/holds/", holds.holds_page, name="holds"),
        path("records/holds/new/", place_hold.place_hold_page, name="place_hold"),
        path("records/holds/<uuid:key>/", hold.hold_page, name="hold"),
        path(
            "records/holds/<uuid:key>/end/", lift_hold.lift_hold_page, name="lift_hold"
        ),
        path(
            "records/holds/<uuid:key>/longer/",
            extend_hold.extend_hold_page,
            name="extend_hold",
        ),
        path(
            "records/certificates/", certificates.certificates_page, name="certificates"
        ),
        path(
            "records/certificates/<slug:reference>/",
            certificate.certificate_page,
            name="certificate",
        ),
    ],
)

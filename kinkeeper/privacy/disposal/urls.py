from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.privacy.disposal.views.staff import (
    agree,
    certificate,
    certificates,
    extend_hold,
    hold,
    holds,
    lift_hold,
    place_hold,
    record_life,
    review,
    reviews,
    stop,
    why,
)

app_name = "disposal"
urlpatterns = pages(
    staff=[
        path("records/", record_life.record_life_page, name="record_life"),
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
    ]
)

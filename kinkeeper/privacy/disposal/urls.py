from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.privacy.disposal.views.public.dates_feed import dates_feed_page
from kinkeeper.privacy.disposal.views.staff import (
    add_paper,
    agree,
    agree_to_many,
    certificate,
    certificate_file,
    certificates,
    certificates_sheet,
    dates,
    dates_file,
    dates_sheet,
    destroy_paper,
    destroyed_with,
    extend_hold,
    hand_over,
    hand_overs,
    hold,
    holds,
    leaves,
    lift_hold,
    look_again,
    looks,
    make_package,
    move_paper,
    paper,
    paper_labels,
    papers,
    place_hold,
    plan,
    prove,
    record_life,
    record_life_sheet,
    return_paper,
    review,
    reviews,
    stop,
    take_paper,
    what_if,
    whose_record,
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
        path(
            "records/whose/<uuid:key>/",
            whose_record.whose_record_page,
            name="whose_record",
        ),
        path("records/look/", work_list.work_list_page, name="work_list"),
        path(
            "records/what-goes/",
            destroyed_with.destroyed_with_page,
            name="destroyed_with",
        ),
        path("records/again/", looks.looks_page, name="looks"),
        path(
            "records/again/<uuid:key>/", look_again.look_again_page, name="look_again"
        ),
        path("records/hand-over/", hand_overs.hand_overs_page, name="hand_overs"),
        path(
            "records/hand-over/new/<uuid:key>/",
            make_package.make_package_page,
            name="make_package",
        ),
        path(
            "records/hand-over/<slug:reference>/",
            hand_over.hand_over_page,
            name="hand_over",
        ),
        path("records/plan/", plan.plan_page, name="plan"),
        path("records/what-if/", what_if.what_if_page, name="what_if"),
        path("records/dates/", dates.dates_page, name="dates"),
        path("records/dates/file/", dates_file.dates_file_page, name="dates_file"),
        path("records/dates/print/", dates_sheet.dates_sheet_page, name="dates_sheet"),
        path("records/why/<uuid:key>/", why.why_page, name="why"),
        path("records/reviews/", reviews.reviews_page, name="reviews"),
        path("records/reviews/<slug:reference>/", review.review_page, name="review"),
        path(
            "records/reviews/<slug:reference>/agree/",
            agree_to_many.agree_to_many_page,
            name="agree_to_many",
        ),
        path("records/items/<uuid:key>/agree/", agree.agree_page, name="agree"),
        path("records/items/<uuid:key>/stop/", stop.stop_page, name="stop"),
        path("records/paper/", papers.papers_page, name="papers"),
        path("records/paper/new/", add_paper.add_paper_page, name="add_paper"),
        path(
            "records/paper/labels/", paper_labels.paper_labels_page, name="paper_labels"
        ),
        path("records/paper/<slug:label>/", paper.paper_page, name="paper"),
        path(
            "records/paper/<slug:label>/move/",
            move_paper.move_paper_page,
            name="move_paper",
        ),
        path(
            "records/paper/<slug:label>/out/",
            take_paper.take_paper_page,
            name="take_paper",
        ),
        path(
            "records/paper/<slug:label>/back/",
            return_paper.return_paper_page,
            name="return_paper",
        ),
        path(
            "records/paper/<slug:label>/destroyed/",
            destroy_paper.destroy_paper_page,
            name="destroy_paper",
        ),
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
            "records/certificates/table/",
            certificates_sheet.certificates_sheet_page,
            name="certificates_sheet",
        ),
        path(
            "records/certificates/<slug:reference>/file/",
            certificate_file.certificate_file_page,
            name="certificate_file",
        ),
        path(
            "records/certificates/<slug:reference>/leaves/",
            leaves.leaves_page,
            name="leaves",
        ),
        path(
            "records/certificates/<slug:reference>/prove/",
            prove.prove_page,
            name="prove",
        ),
        path(
            "records/certificates/<slug:reference>/",
            certificate.certificate_page,
            name="certificate",
        ),
    ],
)

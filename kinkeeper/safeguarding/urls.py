from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.safeguarding.views.staff import (
    accident,
    accident_book,
    body_map,
    chronology,
    concern,
    concerns,
    end_alert,
    follow_outside,
    look_at_opening,
    note_injury,
    open_locked,
    readers,
    see_injury,
    seen,
    tell,
    tell_outside,
    tie,
    write_accident,
    write_alert,
)

app_name = "safeguarding"
urlpatterns = pages(
    staff=[
        path("concerns/", concerns.concerns_page, name="concerns"),
        path("concerns/new/", tell.tell_page, name="tell"),
        path("concerns/<uuid:key>/", concern.concern_page, name="concern"),
        path("concerns/<uuid:key>/seen/", seen.seen, name="seen"),
        path(
            "concerns/<uuid:key>/chronology/",
            chronology.chronology_page,
            name="chronology",
        ),
        path(
            "concerns/<uuid:key>/outside/new/",
            tell_outside.tell_outside_page,
            name="tell_outside",
        ),
        path(
            "concerns/<uuid:key>/outside/<uuid:told>/",
            follow_outside.follow_outside_page,
            name="follow_outside",
        ),
        path(
            "concerns/<uuid:key>/alerts/new/",
            write_alert.write_alert_page,
            name="write_alert",
        ),
        path(
            "concerns/<uuid:key>/alerts/<uuid:alert>/end/",
            end_alert.end_alert_page,
            name="end_alert",
        ),
        path("concerns/<uuid:key>/family/", tie.tie_page, name="tie"),
        path("concerns/<uuid:key>/readers/", readers.readers_page, name="readers"),
        path(
            "concerns/<uuid:key>/open/",
            open_locked.open_locked_page,
            name="open_locked",
        ),
        path(
            "concerns/<uuid:key>/openings/<uuid:opening>/",
            look_at_opening.look_at_opening_page,
            name="look_at_opening",
        ),
        path("accidents/", accident_book.accident_book_page, name="accident_book"),
        path(
            "accidents/new/", write_accident.write_accident_page, name="write_accident"
        ),
        path("accidents/arrival/", note_injury.note_injury_page, name="note_injury"),
        path("accidents/<uuid:key>/", accident.accident_page, name="accident"),
        path(
            "accidents/<uuid:key>/read/", see_injury.see_injury_page, name="see_injury"
        ),
        path(
            "accidents/<uuid:key>/body-map/",
            body_map.accident_body_map_page,
            name="accident_body_map",
        ),
        path(
            "concerns/<uuid:key>/body-map/",
            body_map.concern_body_map_page,
            name="concern_body_map",
        ),
    ]
)

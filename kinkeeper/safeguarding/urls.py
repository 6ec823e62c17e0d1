from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.safeguarding.views.staff import (
    accident,
    accident_book,
    concern,
    concerns,
    seen,
    tell,
    write_accident,
)

app_name = "safeguarding"
urlpatterns = pages(
    staff=[
        path("concerns/", concerns.concerns_page, name="concerns"),
        path("concerns/new/", tell.tell_page, name="tell"),
        path("concerns/<uuid:key>/", concern.concern_page, name="concern"),
        path("concerns/<uuid:key>/seen/", seen.seen, name="seen"),
        path("accidents/", accident_book.accident_book_page, name="accident_book"),
        path(
            "accidents/new/", write_accident.write_accident_page, name="write_accident"
        ),
        path("accidents/<uuid:key>/", accident.accident_page, name="accident"),
    ]
)

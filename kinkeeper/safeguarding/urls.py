from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.safeguarding.views.staff import concern, concerns, seen, tell

app_name = "safeguarding"
urlpatterns = pages(
    staff=[
        path("concerns/", concerns.concerns_page, name="concerns"),
        path("concerns/new/", tell.tell_page, name="tell"),
        path("concerns/<uuid:key>/", concern.concern_page, name="concern"),
        path("concerns/<uuid:key>/seen/", seen.seen, name="seen"),
    ]
)

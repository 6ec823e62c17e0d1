from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.statistics.views.staff import spreadsheet, statistics

app_name = "statistics"
urlpatterns = pages(
    staff=[
        path("statistics/", statistics.statistics_page, name="statistics"),
        path(
            "statistics/<slug:period>.csv", spreadsheet.spreadsheet, name="spreadsheet"
        ),
    ]
)

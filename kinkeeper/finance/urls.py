from django.urls import path

from kinkeeper.finance.views.staff import (
    add_paper,
    add_year,
    change_year,
    paper,
    paper_copy,
    papers,
    prices,
    years,
)
from kinkeeper.foundation.accounts.audience import pages

app_name = "finance"
urlpatterns = pages(
    staff=[
        path("money/", papers.papers_page, name="papers"),
        path("money/papers/new/", add_paper.add_paper_page, name="add_paper"),
        path("money/papers/<uuid:key>/", paper.paper_page, name="paper"),
        path("money/papers/<uuid:key>/copy/", paper_copy.paper_copy, name="paper_copy"),
        path("money/prices/", prices.prices_page, name="prices"),
        path("money/years/", years.years_page, name="years"),
        path("money/years/new/", add_year.add_year_page, name="add_year"),
        path(
            "money/years/<uuid:key>/", change_year.change_year_page, name="change_year"
        ),
    ]
)

from django.urls import path

from kinkeeper.feedback.views.public.answer import answer_page
from kinkeeper.feedback.views.public.start import start_page
from kinkeeper.feedback.views.public.thanks import thanks_page
from kinkeeper.feedback.views.staff.results import results_page
from kinkeeper.feedback.views.staff.slips import slips_page
from kinkeeper.foundation.accounts.audience import pages

app_name = "feedback"
urlpatterns = pages(
    public=[
        path("feedback/", start_page, name="start"),
        path("feedback/thanks/", thanks_page, name="thanks"),
        path("feedback/<str:code>/", answer_page, name="answer"),
    ],
    staff=[
        path("feedback/", results_page, name="results"),
        path("feedback/slips/", slips_page, name="slips"),
    ],
)

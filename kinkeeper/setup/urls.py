from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.setup.views.public.claim import claim_page
from kinkeeper.setup.views.staff.centre import centre_page
from kinkeeper.setup.views.staff.check import check_page
from kinkeeper.setup.views.staff.law import law_page
from kinkeeper.setup.views.staff.next import next_page
from kinkeeper.setup.views.staff.prices import prices_page
from kinkeeper.setup.views.staff.setup import setup_page
from kinkeeper.setup.views.staff.template import template_file

app_name = "setup"
urlpatterns = pages(
    public=[path("setup/", claim_page, name="claim")],
    staff=[
        path("setup/", setup_page, name="setup"),
        path("setup/centre/", centre_page, name="centre"),
        path("setup/prices/", prices_page, name="prices"),
        path("setup/law/", law_page, name="law"),
        path("setup/check/", check_page, name="check"),
        path("setup/next/", next_page, name="next"),
        path("setup/families.xlsx", template_file, name="template"),
    ],
)

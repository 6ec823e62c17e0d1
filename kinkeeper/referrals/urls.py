from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.referrals.views.public.check import check_page
from kinkeeper.referrals.views.public.children import children_page
from kinkeeper.referrals.views.public.come_back import come_back_page
from kinkeeper.referrals.views.public.invited import invited_page
from kinkeeper.referrals.views.public.later import later_page
from kinkeeper.referrals.views.public.refer import refer_page
from kinkeeper.referrals.views.public.sent import sent_page
from kinkeeper.referrals.views.public.start import start_page
from kinkeeper.referrals.views.public.step import step_page

app_name = "referrals"
urlpatterns = pages(
    public=[
        path("refer/", refer_page, name="refer"),
        path("refer/return/", come_back_page, name="come_back"),
        path("refer/invited/<str:token>/", invited_page, name="invited"),
        path("refer/family/start/", start_page, name="start"),
        path("refer/family/children/", children_page, name="children"),
        path("refer/family/later/", later_page, name="later"),
        path("refer/family/check/", check_page, name="check"),
        path("refer/family/sent/", sent_page, name="sent"),
        path("refer/family/<slug:slug>/", step_page, name="step"),
    ],
)

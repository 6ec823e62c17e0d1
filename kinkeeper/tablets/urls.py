from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.tablets.views.public.take_over import take_over_page
from kinkeeper.tablets.views.staff.hand_over import hand_over_page
from kinkeeper.tablets.views.staff.kept_form import kept_form_page
from kinkeeper.tablets.views.staff.set_pin import set_pin_page
from kinkeeper.tablets.views.staff.still_here import still_here_page
from kinkeeper.tablets.views.staff.tablets import tablets_page
from kinkeeper.tablets.views.staff.withdraw_tablet import withdraw_tablet_page

app_name = "tablets"
urlpatterns = pages(
    public=[path("tablet/", take_over_page, name="take_over")],
    staff=[
        path("tablets/", tablets_page, name="tablets"),
        path(
            "tablets/<uuid:key>/withdraw/",
            withdraw_tablet_page,
            name="withdraw_tablet",
        ),
        path("kept/", kept_form_page, name="kept_form"),
        path("still-here/", still_here_page, name="still_here"),
        path("tablet/pin/", set_pin_page, name="set_pin"),
        path("tablet/hand-over/", hand_over_page, name="hand_over"),
    ],
)

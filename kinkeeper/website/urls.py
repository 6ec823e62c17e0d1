from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.website.views.public.accessibility import accessibility_page
from kinkeeper.website.views.public.after_sign_in import after_sign_in_page
from kinkeeper.website.views.public.clear_cookies import clear_cookies_page
from kinkeeper.website.views.public.compare_editions import compare_editions_page
from kinkeeper.website.views.public.cookies import cookies_page
from kinkeeper.website.views.public.edition import edition_page
from kinkeeper.website.views.public.editions import editions_page
from kinkeeper.website.views.public.exit import exit_page
from kinkeeper.website.views.public.for_professionals import for_professionals_page
from kinkeeper.website.views.public.healthz import healthz_page
from kinkeeper.website.views.public.home import home_page
from kinkeeper.website.views.public.pretend import pretend_page
from kinkeeper.website.views.public.pretend_post import pretend_post_page
from kinkeeper.website.views.public.prices import prices_page
from kinkeeper.website.views.public.privacy import privacy_page
from kinkeeper.website.views.public.promises import promises_page
from kinkeeper.website.views.public.readyz import readyz_page
from kinkeeper.website.views.public.stay_safe_online import stay_safe_online_page
from kinkeeper.website.views.public.visiting import visiting_page
from kinkeeper.website.views.staff.add_team_member import add_team_member_page
from kinkeeper.website.views.staff.backups import backups_page
from kinkeeper.website.views.staff.end_team_member import end_team_member_page
from kinkeeper.website.views.staff.gallery import gallery_page
from kinkeeper.website.views.staff.own_checks import own_checks_page
from kinkeeper.website.views.staff.security import security_page
from kinkeeper.website.views.staff.staff_promise import staff_promise_page
from kinkeeper.website.views.staff.staff_promises import staff_promises_page
from kinkeeper.website.views.staff.team import team_page

# No namespace: every app leads to these pages.
urlpatterns = pages(
    public=[
        path("", home_page, name="home"),
        path("visiting/", visiting_page, name="visiting"),
        path("prices/", prices_page, name="prices"),
        path("for-professionals/", for_professionals_page, name="for_professionals"),
        path("stay-safe-online/", stay_safe_online_page, name="stay_safe_online"),
        path("accessibility/", accessibility_page, name="accessibility"),
        path("privacy/", privacy_page, name="privacy"),
        path("privacy/editions/", editions_page, name="editions"),
        path("privacy/editions/<str:version>/", edition_page, name="edition"),
        path(
            "privacy/editions/<str:one>/<str:other>/",
            compare_editions_page,
            name="compare_editions",
        ),
        path("promises/", promises_page, name="promises"),
        path("cookies/", cookies_page, name="cookies"),
        path("cookies/clear/", clear_cookies_page, name="clear_cookies"),
        path("exit/", exit_page, name="exit"),
        path("after-sign-in/", after_sign_in_page, name="after_sign_in"),
        path("pretend/", pretend_page, name="pretend"),
        path("pretend/post/", pretend_post_page, name="pretend_post"),
        path("healthz", healthz_page, name="healthz"),
        path("readyz", readyz_page, name="readyz"),
    ],
    staff=[
        path("team/", team_page, name="team"),
        path("team/add/", add_team_member_page, name="add_team_member"),
        path("team/<int:pk>/leave/", end_team_member_page, name="end_team_member"),
        path("promises/", staff_promises_page, name="staff_promises"),
        path("promises/looks/", own_checks_page, name="own_checks"),
        path("promises/<slug:name>/", staff_promise_page, name="staff_promise"),
        path("records/backups/", backups_page, name="backups"),
        path("security/", security_page, name="security"),
        path("settings/gallery/", gallery_page, name="gallery"),
    ],
)

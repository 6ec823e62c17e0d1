"""The root of all addresses."""

from django.urls import include, path

APPS = (
    "website",
    "people",
    "referrals",
    "contact_sessions",
    "tablets",
    "reports",
    "statistics",
    "setup",
    "feedback",
    "safeguarding",
    "workforce",
    "finance",
    "privacy.disclosure",
    "privacy.disposal",
    "privacy.rights",
    "privacy.editions",
)

urlpatterns = [
    path("account/", include("allauth.urls")),
    *(path("", include(f"kinkeeper.{app}.urls")) for app in APPS),
]

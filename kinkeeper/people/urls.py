from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.people.views.portal.contact_change import (
    contact_change_page as ask_page,
)
from kinkeeper.people.views.portal.details import details_page
from kinkeeper.people.views.portal.health import health_page
from kinkeeper.people.views.portal.own_answer import own_answer_page
from kinkeeper.people.views.staff.consent import consent_page
from kinkeeper.people.views.staff.contact_change import contact_change_page
from kinkeeper.people.views.staff.contact_change_for_them import (
    contact_change_for_them_page,
)
from kinkeeper.people.views.staff.contacts import contacts_page
from kinkeeper.people.views.staff.duplicates import duplicates_page
from kinkeeper.people.views.staff.end_responsible import end_responsible_page
from kinkeeper.people.views.staff.families import families_page
from kinkeeper.people.views.staff.family import family_page
from kinkeeper.people.views.staff.match import match_page
from kinkeeper.people.views.staff.new_sensitive import new_sensitive_page
from kinkeeper.people.views.staff.open_locked import open_locked_page
from kinkeeper.people.views.staff.responsible import responsible_page
from kinkeeper.people.views.staff.search import search_page
from kinkeeper.people.views.staff.sensitive import sensitive_page

app_name = "people"
urlpatterns = pages(
    portal=[
        path("details/", details_page, name="details"),
        path("details/change/", ask_page, name="ask_contact_change"),
        path("health/", health_page, name="health"),
        path("health/<uuid:key>/<slug:topic>/", own_answer_page, name="own_answer"),
    ],
    staff=[
        path("search/", search_page, name="search"),
        path("families/", families_page, name="families"),
        path("people/twice/", duplicates_page, name="duplicates"),
        path("people/twice/<uuid:first>/<uuid:second>/", match_page, name="match"),
        path("families/<slug:sign>/", family_page, name="family"),
        path("families/<slug:sign>/contacts/", contacts_page, name="contacts"),
        path(
            "families/<slug:sign>/contacts/<uuid:key>/change/",
            contact_change_for_them_page,
            name="contact_change_for_them",
        ),
        path("families/<slug:sign>/sensitive/", sensitive_page, name="sensitive"),
        path(
            "families/<slug:sign>/sensitive/<uuid:key>/new/",
            new_sensitive_page,
            name="new_sensitive",
        ),
        path(
            "families/<slug:sign>/sensitive/<uuid:key>/answer/",
            consent_page,
            name="consent",
        ),
        path(
            "families/<slug:sign>/sensitive/<uuid:key>/responsible/",
            responsible_page,
            name="responsible",
        ),
        path(
            "families/<slug:sign>/sensitive/<uuid:key>/responsible/<uuid:entry>/",
            end_responsible_page,
            name="end_responsible",
        ),
        path("sensitive/<uuid:key>/", open_locked_page, name="open_locked"),
        path("contact-changes/<uuid:key>/", contact_change_page, name="contact_change"),
    ],
)

from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.people.views.portal.contact_change import (
    contact_change_page as ask_page,
)
from kinkeeper.people.views.portal.details import details_page
from kinkeeper.people.views.staff.contact_change import contact_change_page
from kinkeeper.people.views.staff.contact_change_for_them import (
    contact_change_for_them_page,
)
from kinkeeper.people.views.staff.contacts import contacts_page
from kinkeeper.people.views.staff.families import families_page
from kinkeeper.people.views.staff.family import family_page
from kinkeeper.people.views.staff.search import search_page

app_name = "people"
urlpatterns = pages(
    portal=[
        path("details/", details_page, name="details"),
        path("details/change/", ask_page, name="ask_contact_change"),
    ],
    staff=[
        path("search/", search_page, name="search"),
        path("families/", families_page, name="families"),
        path("families/<slug:sign>/", family_page, name="family"),
        path("families/<slug:sign>/contacts/", contacts_page, name="contacts"),
        path(
            "families/<slug:sign>/contacts/<uuid:key>/change/",
            contact_change_for_them_page,
            name="contact_change_for_them",
        ),
        path("contact-changes/<uuid:key>/", contact_change_page, name="contact_change"),
    ],
)

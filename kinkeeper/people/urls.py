from django.urls import path

from kinkeeper.foundation.accounts.audience import pages
from kinkeeper.people.views.portal.details import details_page
from kinkeeper.people.views.staff.contacts import contacts_page
from kinkeeper.people.views.staff.families import families_page
from kinkeeper.people.views.staff.family import family_page

app_name = "people"
urlpatterns = pages(
    portal=[path("details/", details_page, name="details")],
    staff=[
        path("families/", families_page, name="families"),
        path("families/<slug:sign>/", family_page, name="family"),
        path("families/<slug:sign>/contacts/", contacts_page, name="contacts"),
    ],
)

"""The gallery is for the team, and each role begins its day where its work is."""

import pytest

from kinkeeper.foundation.accounts.roles import Role
from tests import family

pytestmark = pytest.mark.django_db


def test_the_team_sees_every_part_of_the_look(client):
    client.force_login(family.dee())

    for page in ("parts", "forms", "charts", "portal", "public", "print"):
        answer = client.get(f"/staff/settings/gallery/?show={page}")
        assert answer.status_code == 200


def test_a_parent_does_not_learn_that_it_exists(client):
    client.force_login(family.alder().resident.account)

    assert client.get("/staff/settings/gallery/").status_code == 404


@pytest.mark.parametrize(
    ("role", "home"),
    [
        (Role.VOLUNTEER, "/staff/today/"),
        (Role.COORDINATOR, "/staff/today/"),
        (Role.RECORDS_LEAD, "/staff/records/"),
        (Role.INSPECTOR, "/staff/records/"),
        (Role.FINANCE, "/staff/security/"),
    ],
)
def test_each_role_begins_where_its_work_is(client, role, home):
    client.force_login(family.worker("Jo Park", role))

    assert client.get("/after-sign-in/").headers["Location"] == home

"""A locked record is opened in need: for an hour, with a reason, seen by the lead."""

from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.rules.safeguarding.circle import Access
from kinkeeper.safeguarding.commands.look_at_opening import look_at_opening
from kinkeeper.safeguarding.commands.open_in_need import open_in_need
from kinkeeper.safeguarding.commands.raise_concern import About, raise_concern
from kinkeeper.safeguarding.models import Concern, Opening
from kinkeeper.safeguarding.queries.concerns import access_of
from tests import family

pytestmark = pytest.mark.django_db

WHY = "Police ask at the door, Ruth does not answer."


def told(case, about=None) -> Concern:
    now = clock.now() - timedelta(days=1)
    return raise_concern(
        words="She hides under the table.",
        by=family.bea(),
        now=now,
        case=case,
        about=about or About(),
    )


def opened(concern, by, why=WHY) -> Opening:
    return open_in_need(
        concern=concern, reason="OUTSIDE", why=why, by=by, now=clock.now()
    )


def test_the_manager_opens_it_for_an_hour_and_the_lead_hears_of_it(client):
    """P7e, S28"""
    lena = family.worker("Lena Fox", Role.SAFEGUARDING_LEAD)
    noor = family.worker("Noor Aziz", Role.MANAGER)
    concern = told(family.alder().case)
    url = f"/staff/concerns/{concern.key}/"
    client.force_login(noor)
    assert client.get(url).status_code == 404
    assert f"{url}open/" in client.get("/staff/families/alder/").content.decode()
    Letter.objects.all().delete()
    answer = client.post(f"{url}open/", {"reason": "OUTSIDE", "why": WHY})
    assert answer["Location"] == url
    assert "hides under the table" in client.get(url).content.decode()
    letter = Letter.objects.get().unseal()
    assert letter["to"] == lena.email
    assert "Alder" not in letter["body"]
    client.force_login(lena)
    said = client.get(url).content.decode()
    assert "Noor A." in said
    assert WHY in said


def test_the_hour_ends(monkeypatch):
    noor = family.worker("Noor Aziz", Role.MANAGER)
    concern = told(family.alder().case)
    opened(concern, noor)
    assert access_of(concern, viewer=noor) is Access.READ
    Opening.objects.update(until=clock.now())
    assert access_of(concern, viewer=noor) is Access.NONE


def test_reading_in_need_is_not_deciding(client):
    noor = family.worker("Noor Aziz", Role.MANAGER)
    concern = told(family.alder().case)
    opened(concern, noor)
    client.force_login(noor)
    for end in ("chronology/", "outside/new/", "alerts/new/"):
        assert client.get(f"/staff/concerns/{concern.key}/{end}").status_code == 404


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.RECORDS_LEAD, Role.SYSTEM_ADMIN])
def test_others_cannot_open_it_or_see_that_it_exists(client, role):
    someone = family.worker("Vera Ash", role)
    concern = told(family.alder().case)
    client.force_login(someone)
    url = f"/staff/concerns/{concern.key}/open/"
    assert client.get(url).status_code == 404
    with pytest.raises(RefusedError):
        opened(concern, someone)


def test_what_named_people_guard_shows_on_no_family_page(client):
    family.ruth()
    noor = family.worker("Noor Aziz", Role.MANAGER)
    about = About(kind="WORKER", subject=family.omar())
    concern = told(family.alder().case, about)
    client.force_login(noor)
    assert "locked record" not in client.get("/staff/families/alder/").content.decode()
    assert client.get(f"/staff/concerns/{concern.key}/open/").status_code == 404
    with pytest.raises(RefusedError, match="cannot open"):
        opened(concern, noor)


def test_three_that_nobody_looked_at_are_the_ceiling():
    ruth, noor = family.ruth(), family.worker("Noor Aziz", Role.MANAGER)
    concern = told(family.alder().case)
    first = opened(concern, noor)
    opened(concern, noor)
    opened(concern, noor)
    with pytest.raises(RefusedError, match="Call them"):
        opened(concern, noor)
    look_at_opening(opening=first, why="It was right.", by=ruth, now=clock.now())
    assert opened(concern, noor)
    with pytest.raises(RefusedError, match="already"):
        look_at_opening(opening=first, why="Again.", by=ruth, now=clock.now())


def test_a_short_reason_is_refused_and_stays_in_the_box(client):
    noor = family.worker("Noor Aziz", Role.MANAGER)
    concern = told(family.alder().case)
    client.force_login(noor)
    url = f"/staff/concerns/{concern.key}/open/"
    page = client.post(url, {"reason": "DANGER", "why": "Need it"}).content.decode()
    assert "full sentence" in page
    assert "Need it" in page
    assert not Opening.objects.exists()

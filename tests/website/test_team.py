"""Who works here: let in with an agreement, let go at once."""

from datetime import date

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.website.commands.add_team_member import Joiner, add_team_member
from kinkeeper.website.commands.end_team_member import end_team_member
from tests import family

pytestmark = pytest.mark.django_db

NOW = clock.moment(date(2026, 3, 16), 9)
NELL = {
    "name": "Nell Price",
    "email": "nell@centre.example.org",
    "roles": ["VOLUNTEER"],
    "agreement_version": "3",
    "agreement_signed_on_day": "9",
    "agreement_signed_on_month": "march",
    "agreement_signed_on_year": "2026",
}


def add(by, **changes):
    given = {
        "name": "Nell Price",
        "email": "nell@centre.example.org",
        "roles": ["VOLUNTEER"],
        "agreement_version": "3",
        "agreement_signed_on": date(2026, 3, 9),
    }
    return add_team_member(joiner=Joiner(**{**given, **changes}), by=by, now=NOW)


def test_a_manager_lets_a_volunteer_in_and_a_letter_tells_how_to_sign_in(client):
    """P12b: the agreement is written down before the first sign-in."""
    client.force_login(family.ruth())

    client.post("/staff/team/add/", NELL)

    nell = Account.objects.get(email="nell@centre.example.org")
    assert nell.roles() == {Role.VOLUNTEER}
    assert nell.confidentiality_version == "3"
    letter = Letter.objects.get().unseal()
    assert letter["to"] == nell.email
    assert "Nell" not in letter["body"]
    assert "Nell Price" in client.get("/staff/team/").content.decode()
    assert Event.objects.filter(action="team.member_added").exists()


def test_nobody_joins_on_an_agreement_not_yet_signed():
    """P12b"""
    with pytest.raises(RefusedError, match="signed the agreement"):
        add(family.ruth(), agreement_signed_on=date(2026, 3, 17))


def test_what_was_typed_stays_when_it_is_refused(client):
    client.force_login(family.ruth())

    page = client.post("/staff/team/add/", {**NELL, "email": "ruth@centre.example.org"})

    assert "This email address is taken" in page.content.decode()
    assert 'value="Nell Price"' in page.content.decode()


def test_a_parents_address_is_refused_without_saying_whose_it_is():
    """P12a: the team's page is no way to find out who is a client."""
    parent = family.alder().resident.account

    with pytest.raises(RefusedError, match="is taken") as refused:
        add(family.ruth(), email=parent.email)

    assert parent.name not in str(refused.value)


def test_who_looks_after_the_machine_cannot_open_families_records_to_anybody():
    """P12a"""
    admin = family.worker("Ada Flint", Role.SYSTEM_ADMIN)

    with pytest.raises(RefusedError, match="Only a manager"):
        add(admin, roles=["MANAGER"])


def test_a_leaver_is_signed_out_at_once(client):
    """P12a: the next page they ask for is the door."""
    ruth, sasha = family.ruth(), family.sasha()
    client.force_login(sasha)
    assert client.get("/staff/security/").status_code == 200

    end_team_member(member=sasha, by=ruth, now=NOW)

    assert client.get("/staff/security/").url.startswith("/account/login/")
    assert not sasha.grants.filter(ended_on=None).exists()


def test_who_comes_back_has_the_new_roles_only():
    ruth, sasha = family.ruth(), family.sasha()
    end_team_member(member=sasha, by=ruth, now=NOW)

    back = add(ruth, email=sasha.email, roles=["VOLUNTEER"])

    assert back.pk == sasha.pk
    assert Account.objects.get(pk=back.pk).roles() == {Role.VOLUNTEER}


def test_the_last_manager_stays():
    ruth = family.ruth()
    other = family.worker("Max Lowe", Role.MANAGER)
    end_team_member(member=other, by=ruth, now=NOW)

    with pytest.raises(RefusedError, match="yourself"):
        end_team_member(member=ruth, by=ruth, now=NOW)
    # `other` acts on what the page showed before it was taken out.
    with pytest.raises(RefusedError):
        end_team_member(member=ruth, by=other, now=NOW)


def test_the_team_page_does_not_exist_for_others(client):
    """P12a: same answer as for an address that is not there."""
    client.force_login(family.dee())

    for address in ("/staff/team/", "/staff/team/add/", "/staff/team/1/leave/"):
        assert client.get(address).status_code == 404


def test_taking_somebody_out_is_asked_first(client):
    ruth, sasha = family.ruth(), family.sasha()
    client.force_login(ruth)
    address = f"/staff/team/{sasha.pk}/leave/"

    page = client.get(address).content.decode()
    assert "signed out at once" in page
    client.post(address, {"once": "5f0c0f9e4f0c4a6d8d4f3a1b2c3d4e5f"})

    sasha.refresh_from_db()
    assert not sasha.is_active

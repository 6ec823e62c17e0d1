import pytest

from kinkeeper.foundation import clock
from kinkeeper.people.commands.open_case import free_callsign, open_case
from kinkeeper.people.models import Case
from tests import family

pytestmark = pytest.mark.django_db


def opened():
    return open_case(
        service="supported", route="self", on=clock.today(), now=clock.now()
    )


def test_references_count_on_from_the_highest():
    family.alder(), family.wren()

    assert [opened().reference for _ in range(2)] == ["KK-0148", "KK-0149"]


def test_a_reference_beyond_9999_is_found(db):
    family.alder(reference="KK-9999")
    family.wren(reference="KK-10000")

    assert opened().reference == "KK-10001"


def test_no_two_open_families_share_a_call_sign():
    signs = [opened().callsign for _ in range(66)]

    assert len({sign for sign in signs if sign}) == 64
    assert signs[64:] == ["", ""]
    assert free_callsign() == ""


def test_a_family_without_a_call_sign_has_its_reference(client, settings):
    settings.STAFF_MFA_REQUIRED = False
    case = opened()
    Case.objects.update(callsign="")
    client.force_login(family.dee())

    page = client.get(f"/staff/families/{case.reference.lower()}/")

    assert page.status_code == 200


def test_the_file_and_the_reports_have_keys_of_their_own():
    case = opened()

    assert case.container.data_key() != case.reports_container.data_key()

"""S3.4: each role's menu holds what its people may open, and says where they are."""

import re

import pytest

from kinkeeper.foundation.accounts.audience import home_of
from kinkeeper.foundation.accounts.roles import Role
from tests import family

pytestmark = pytest.mark.django_db
SIDE = re.compile(r'<nav class="nav".*?</nav>', re.DOTALL)
LINK = re.compile(r'<a href="([^"]+)"')


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.STAFF_MFA_REQUIRED = False


def page_of(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_every_link_of_the_menu_opens_and_is_marked(client, role):
    """P12b: nothing is offered that is then refused."""
    account = family.worker("Ada Lowe", role)
    client.force_login(account)
    menu = SIDE.search(page_of(client, home_of(account)))[0]
    links = LINK.findall(menu)
    assert links
    for url in links:
        page = page_of(client, url)
        here = SIDE.search(page)[0]
        assert LINK.findall(here) == links
        assert here.count('aria-current="page"') == 1, url
        assert f'<a href="{url}" aria-current="page"' in here
        assert '<a class="skip" href="#main">' in page
        assert 'id="main"' in page


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_a_phone_has_at_most_four_tabs_and_the_whole_menu(client, role):
    """The bar at the thumb; `More` leads to the menu without a script."""
    account = family.worker("Ada Lowe", role)
    client.force_login(account)
    page = page_of(client, home_of(account))
    bar = re.search(r'<nav class="tabbar".*?</nav>', page, re.DOTALL)[0]
    links = LINK.findall(bar)
    assert links[-1] == "#menu"
    assert len(links) <= 5
    assert set(links[:-1]) <= set(LINK.findall(SIDE.search(page)[0]))
    assert 'id="menu"' in page


def test_the_safeguarding_lead_finds_the_families(client):
    """They lead for all families, without keeping a register."""
    account = family.worker("Lea Marsh", Role.SAFEGUARDING_LEAD)
    client.force_login(account)
    page = page_of(client, home_of(account))
    assert 'href="/staff/families/"' in SIDE.search(page)[0]
    assert 'class="searchbox"' in page


def test_who_runs_the_machine_finds_no_family(client):
    client.force_login(family.worker("Sy Penn", Role.SYSTEM_ADMIN))
    page = page_of(client, "/staff/security/")
    assert "/staff/families/" not in page
    assert "/staff/today/" not in page
    assert 'class="searchbox"' not in page

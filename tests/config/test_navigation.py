"""The menu shows where this person may go, and nothing else."""

import pytest

from tests import family

pytestmark = pytest.mark.django_db


def links_of(client, account, path: str) -> str:
    client.force_login(account)
    return client.get(path).content.decode()


def test_whoever_reads_reports_finds_the_desk(client):
    """P7d: the second reader is a co-ordinator, who writes none."""
    assert 'href="/staff/reports/"' in links_of(client, family.dee(), "/staff/today/")


def test_a_volunteer_finds_no_desk_and_no_records(client):
    page = links_of(client, family.bea(), "/staff/today/")

    assert 'href="/staff/reports/"' not in page
    assert 'href="/staff/records/"' not in page


def test_a_parent_finds_their_own_details(client):
    """P11f: what we hold to reach them, theirs to change."""
    priya = family.alder().resident.account

    assert 'href="/me/details/"' in links_of(client, priya, "/me/")


def test_a_page_that_opens_without_sign_in_leads_nowhere_else(client):
    page = client.get(f"/me/message/{'x' * 43}/").content.decode()

    assert 'href="/me/reports/"' not in page

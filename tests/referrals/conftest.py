import pytest
from django.core.cache import cache
from django.test import Client

from tests import family
from tests.referrals.filling import begin, fill, send


@pytest.fixture(autouse=True)
def one_step_sign_in(settings):
    settings.STAFF_MFA_REQUIRED = False
    cache.clear()


@pytest.fixture
def dee(db):
    return family.dee()


@pytest.fixture
def desk(dee):
    """Dee's browser."""
    browser = Client()
    browser.force_login(dee)
    return browser


@pytest.fixture
def referred(db):
    """Nadia has sent her form."""
    from kinkeeper.people.models import Case

    browser = Client()
    begin(browser)
    fill(browser)
    send(browser)
    Case.objects.update(callsign="Robin")
    return Case.objects.get()

"""Who came in, and that somebody tried, is recorded; what they typed is not (P12a)."""

import pytest
from django.urls import reverse

from kinkeeper.foundation.audit.models import Event
from tests import family

pytestmark = pytest.mark.django_db


def sign_in(client, email: str, password: str):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_a_sign_in_is_recorded_with_who_it_was(client):
    dee = family.dee()

    sign_in(client, dee.email, family.PASSWORD)

    event = Event.objects.get(action="sign_in.done")
    assert (event.by_id, event.case_key, event.detail) == (dee.pk, None, {})


def test_a_failed_try_is_recorded_without_what_was_typed(client):
    dee = family.dee()

    sign_in(client, dee.email, "not my password")

    event = Event.objects.get(action="sign_in.failed")
    assert (event.by_id, event.about, event.detail) == (None, "account", {})
    assert not Event.objects.filter(action="sign_in.done").exists()

"""What all tests share."""

import pytest
from django.conf import settings
from django.test import override_settings


@pytest.fixture(autouse=True)
def quick():
    """Static files by their own names, quick passwords, a cache of this process.

    The manifest is made by a build, not by a test.
    """
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    with override_settings(
        STORAGES={**settings.STORAGES, "staticfiles": {"BACKEND": plain}},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        CACHES={
            "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
        },
    ):
        yield

"""What all tests share."""

import pytest


@pytest.fixture(autouse=True)
def quick(settings):
    """Static files by their own names, quick passwords, a cache of this process.

    The manifest is made by a build, not by a test.
    """
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        },
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    }

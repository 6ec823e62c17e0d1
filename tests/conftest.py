"""What all tests share."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import override_settings


@pytest.fixture(autouse=True)
def quick():
    """Static files by their own names, quick passwords, a cache of this process.

    The manifest is made by a build, not by a test. Each test has a journal of its own,
    because each has a database of its own.
    """
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    with override_settings(
        STORAGES={**settings.STORAGES, "staticfiles": {"BACKEND": plain}},
        JOURNAL_DIR=Path(settings.DATA_DIR) / "journals" / uuid4().hex,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        CACHES={
            "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
        },
    ):
        yield

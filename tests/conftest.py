"""What all tests share: keys, files and mail go to a folder of their own."""

import os
import tempfile

_scratch = tempfile.mkdtemp(prefix="kinkeeper-test-")
os.environ["DATA_DIR"] = _scratch
os.environ.setdefault("STAFF_MFA_REQUIRED", "0")
os.environ["BASE_URL"] = "http://127.0.0.1:8000"

import pytest  # noqa: E402


@pytest.fixture(autouse=True)
def quick_static_files(settings):
    """Static files by their own names; the manifest is made by a build, not a test."""
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

"""What all tests share."""

import os
from pathlib import Path
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import override_settings

from kinkeeper.foundation.recovery import quarantine


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long."""
    items.sort(key=lambda item: item.get_closest_marker("takes_long") is None)


@pytest.fixture(autouse=True, scope="module")
def shelf_of_its_own():
    """An edition that one module publishes is not in force for the next."""
    place = Path(settings.DATA_DIR) / "shelves" / uuid4().hex
    with patch.dict(os.environ, POLICY_DIR=str(place)):
        yield


@pytest.fixture(autouse=True, scope="module")
def journal_of_its_own():
    """What is built once for a module writes no other module's journal."""
    with override_settings(JOURNAL_DIR=_journal()):
        yield


def _journal() -> Path:
    return Path(settings.DATA_DIR) / "journals" / uuid4().hex


@pytest.fixture(autouse=True)
def quick():
    """Static files by their own names, quick passwords, a cache of this process.

    The manifest is made by a build, not by a test. Each test has a journal of its own,
    because each has a database of its own.
    """
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    with override_settings(
        STORAGES={**settings.STORAGES, "staticfiles": {"BACKEND": plain}},
        JOURNAL_DIR=_journal(),
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        CACHES={
            "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
        },
    ):
        yield
        # A database that was taken back is older than its journal: the doors closed.
        quarantine.end()

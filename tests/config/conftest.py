"""The small invented centre, built once for a module and taken away again."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from kinkeeper.config.demo import playing
from kinkeeper.config.demo.manifest import manifest
from kinkeeper.config.demo.sizes import SIZES
from kinkeeper.foundation import clock

NOON = 12


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """Keys and files in a folder of their own, for the whole module."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def small(django_db_setup, django_db_blocker, keys) -> Iterator[playing.Played]:
    """The small centre as it stands at noon. Taken away again after the module."""
    from django.test import override_settings

    noon = clock.moment(clock.today(), NOON)
    with (
        django_db_blocker.unblock(),
        override_settings(
            KEYS_DIR=keys / "keys",
            FILES_DIR=keys / "files",
            MAIL_FOLDER=keys / "mail",
            PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ),
        transaction.atomic(),
    ):
        with clock.travelled_to(noon):
            played = playing.build(SIZES["small"], now=noon)
        yield played
        transaction.set_rollback(True)


@pytest.fixture
def told(small):
    return manifest(small, base="http://127.0.0.1:8000")

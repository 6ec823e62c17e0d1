"""Files are sealed before they touch the disk, and gone when they are gone."""

from datetime import timedelta

import pytest
from django.db import transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.files import store
from kinkeeper.foundation.vault import containers, sealing

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = b"Priya lives in Larkspur Close"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def container():
    return containers.make("case", now=clock.now())


def put(container):
    return store.put(container, SECRET, media_type="text/plain", now=clock.now())


def test_the_disk_holds_no_readable_word(container):
    stored = put(container)

    assert SECRET not in store.path_of(stored.key).read_bytes()
    assert store.read(stored) == SECRET


def test_an_erased_file_leaves_neither_row_nor_bytes(container):
    stored = put(container)
    key = stored.key

    with transaction.atomic():
        store.erase(stored)
        assert store.path_of(key).exists()

    assert not store.path_of(key).exists()


def test_bytes_without_a_row_are_found_after_a_power_cut(container):
    def put_and_lose_power():
        with transaction.atomic():
            put(container)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        put_and_lose_power()

    assert len(store.orphans(clock.now() + timedelta(hours=1))) == 1


def test_a_file_of_a_shredded_case_cannot_be_read(container):
    """K5"""
    stored = put(container)
    containers.shred(container, now=clock.now())

    with pytest.raises(sealing.ShreddedError):
        store.read(type(stored).objects.get(pk=stored.pk))

"""Sealed words open in one place with one key, and never again once it is shredded."""

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.vault import containers, epochs, sealing
from kinkeeper.foundation.vault.models import Container
from tests import family

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"


def test_the_database_holds_no_readable_address():
    """P7a: an address is sealed."""
    alder = family.alder()

    assert b"Larkspur" not in bytes(alder.resident.sealed)
    again = type(alder.resident).objects.get(pk=alder.resident.pk)
    assert again.unseal()["address"] == "14 Larkspur Close, Easton"


def test_words_moved_to_the_other_side_do_not_open():
    """K3: sealed words are bound to their row."""
    alder = family.alder()
    daniel = alder.visiting
    daniel.sealed = alder.resident.sealed
    del daniel._opened

    with pytest.raises(sealing.TamperedError):
        daniel.unseal()


def test_a_shredded_container_never_opens_again():
    """K5"""
    alder = family.alder()

    containers.shred(alder.case.container, now=clock.now())

    again = type(alder.resident).objects.get(pk=alder.resident.pk)
    with pytest.raises(sealing.ShreddedError):
        again.unseal()


def test_an_old_backup_cannot_bring_a_shredded_key_back():
    """K5: when the epoch key is gone, the wrapped key in every backup is dead."""
    alder = family.alder()
    container = Container.objects.get(pk=alder.case.container_id)
    in_the_backup = (bytes(container.wrapped), container.epoch, container.key)
    containers.shred(container, now=clock.now())

    fresh = epochs.begin()
    containers.rewrap_all(fresh)
    epochs.destroy(in_the_backup[1])

    with pytest.raises(sealing.ShreddedError):
        sealing.unwrap(*in_the_backup)


def test_living_records_open_after_the_epoch_has_changed():
    alder = family.alder()
    old = epochs.current()

    containers.rewrap_all(epochs.begin())
    epochs.destroy(old)

    again = type(alder.resident).objects.get(pk=alder.resident.pk)
    assert again.unseal()["postcode"] == "BS5 6QX"


def test_the_epoch_in_use_is_not_destroyed():
    with pytest.raises(ValueError, match="in use"):
        epochs.destroy(epochs.current())

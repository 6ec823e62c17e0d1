"""Every night a new epoch; old ones end with the last backup that needs them."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation.vault import containers, epochs, rotation
from kinkeeper.foundation.vault.models import Container
from kinkeeper.foundation.vault.sealing import ShreddedError
from kinkeeper.privacy.disposal.tasks import renew_keys
from tests.privacy import stage

pytestmark = pytest.mark.django_db

NIGHT = date(2026, 5, 1)


@pytest.fixture(autouse=True)
def keys_of_their_own(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    epochs._read.cache_clear()


def make() -> Container:
    return containers.make("case", now=stage.at(NIGHT))


def backup_of(container: Container) -> Container:
    """Return the row as a backup would have kept it."""
    kept = Container.objects.get(pk=container.pk)
    return Container(key=kept.key, wrapped=bytes(kept.wrapped), epoch=kept.epoch)


def test_living_keys_move_to_the_new_epoch_and_still_open():
    container = make()
    key = container.data_key()
    assert renew_keys(NIGHT).other["keys wrapped anew"] == 1
    moved = Container.objects.get(pk=container.pk)
    assert moved.epoch == container.epoch + 1
    assert moved.data_key() == key


def test_a_second_run_the_same_night_begins_no_second_epoch():
    make()
    rotation.rotate(NIGHT)
    before = epochs.living()
    rotation.rotate(NIGHT)
    assert epochs.living() == before


def test_a_shredded_key_is_not_wrapped_again():
    container = make()
    containers.shred(container, now=stage.at(NIGHT))
    rotation.rotate(NIGHT)
    assert bytes(Container.objects.get(pk=container.pk).wrapped) == b""


def test_an_old_backup_cannot_open_what_was_shredded_after_the_horizon(settings):
    """K10: the wrapped key in the backup dies with its epoch, 35 days on."""
    container = make()
    old = backup_of(container)
    containers.shred(container, now=stage.at(NIGHT))
    for night in range(settings.BACKUP_DAYS):
        rotation.rotate(NIGHT + timedelta(days=night))
    assert len(backup_of_key(old)) == 32
    rotation.rotate(NIGHT + timedelta(days=settings.BACKUP_DAYS))
    with pytest.raises(ShreddedError):
        backup_of_key(old)


def backup_of_key(old: Container) -> bytes:
    """Open the key anew, as a restored database would."""
    return Container(key=old.key, wrapped=old.wrapped, epoch=old.epoch).data_key()


def test_the_living_open_through_many_nights(settings):
    container = make()
    key = container.data_key()
    for night in range(settings.BACKUP_DAYS + 5):
        rotation.rotate(NIGHT + timedelta(days=night))
    assert Container.objects.get(pk=container.pk).data_key() == key
    assert len(epochs.living()) <= settings.BACKUP_DAYS + 2

"""One key for each container, and records that are sealed with it."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import models

from kinkeeper.foundation.vault import sealing

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class Container(models.Model):
    """What is destroyed together: a case, an HR file, a form not yet sent.

    Its key is stored wrapped by the epoch key, which lives outside the database.
    Shredding empties the wrapped key: no copy of the content can be read again.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=30)
    wrapped = models.BinaryField()
    epoch = models.PositiveIntegerField(db_index=True)
    made_at = models.DateTimeField()
    shredded_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Container {self.key}"

    def data_key(self) -> bytes:
        """Return the container's own key. Raises ShreddedError once it is destroyed."""
        if not hasattr(self, "_data_key"):
            self._data_key = sealing.unwrap(bytes(self.wrapped), self.epoch, self.key)
        return self._data_key

    def cipher(self) -> "AESGCM":
        """Return the key made ready. It lives and dies with this object."""
        if not hasattr(self, "_cipher"):
            self._cipher = sealing.cipher_of(self.data_key())
        return self._cipher


class SealedRecord(models.Model):
    """A record whose words are sealed with its container's key.

    Fields that the database must know (dates, states, keys) stay columns. Everything
    that a person wrote or said goes through `seal` and `unseal`.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    container = models.ForeignKey(Container, models.PROTECT, related_name="+")
    sealed = models.BinaryField(default=bytes)

    class Meta:
        abstract = True

    def seal(self, values: Mapping[str, Any]) -> None:
        """Replace the sealed words. Call `save` afterwards."""
        text = json.dumps(dict(values), ensure_ascii=False, default=str).encode()
        self.sealed = sealing.seal(self.container.cipher(), text, self._place())
        self._opened = dict(json.loads(text))

    def unseal(self) -> dict[str, Any]:
        """Return the sealed words; an empty dict when nothing was sealed."""
        if not self.sealed:
            return {}
        if not hasattr(self, "_opened"):
            text = sealing.unseal(
                self.container.cipher(), bytes(self.sealed), self._place()
            )
            self._opened = dict(json.loads(text))
        return dict(self._opened)

    def _place(self) -> str:
        # Binds the words to this very row: moved elsewhere, they do not open.
        return f"{self._meta.label}:{self.key}"

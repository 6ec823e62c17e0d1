"""A row's own columns as plain JSON, and back. Links to other rows are left out."""

from collections.abc import Collection
from hashlib import sha256
from typing import Any

from django.db import models


def told(row: models.Model, *, without: Collection[str] = ()) -> dict[str, Any]:
    """Return a row's columns for the journal. Name what must not stand there."""
    return {
        field.attname: _plain(field, row)
        for field in _columns(type(row))
        if field.attname not in without
    }


def read(model: type[models.Model], said: dict[str, Any]) -> dict[str, Any]:
    """Return values for a model from what `told` wrote; unknown columns go."""
    return {
        field.attname: _value(field, said[field.attname])
        for field in _columns(model)
        if field.attname in said
    }


def imprint(plain: object) -> str:
    """Return what tells one state of a row from its next in the key of a line."""
    return sha256(repr(plain).encode()).hexdigest()[:16]


def _columns(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [
        field
        for field in model._meta.concrete_fields
        if not field.is_relation and not field.primary_key
    ]


def _plain(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    value = field.value_from_object(row)
    return None if value is None else field.value_to_string(row)


def _value(field: "models.Field[Any, Any]", said: Any) -> Any:
    if said is None or isinstance(field, models.JSONField):
        return said
    value = field.to_python(said)
    return bytes(value) if isinstance(value, memoryview) else value

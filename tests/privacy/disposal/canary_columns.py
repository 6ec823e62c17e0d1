"""A canary for every column that takes words or bytes, found in the models themselves.

The tables are those that the map of what is destroyed gives for a case file. A column
that could not be filled is told, so that the test shows what was not tried.
"""

from collections.abc import Callable

from django.apps import apps
from django.core.exceptions import FieldError
from django.db import IntegrityError, models, transaction

from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.queries import erasure_map
from kinkeeper.privacy.records import register

# Ways from a row to the family that it belongs to.
PATHS = (
    "case",
    "session__case",
    "party__case",
    "parts__case",
    "invitation__case",
    "hold__case",
)
# These rows stay, or hold the key itself.
NOT_TRIED = {"people.Case", "contact_sessions.Session", "vault.Container"}


def fill(case: Case, canary: Callable[[str], str]) -> dict[str, list[str]]:
    """Put a canary into each such column. Returns which were filled, and which not."""
    told: dict[str, list[str]] = {"filled": [], "left": []}
    for part in register.parts_of("case_file"):
        for label in erasure_map.tables_of(part):
            if label not in NOT_TRIED:
                _fill_table(label, case, canary, told)
    return told


def _fill_table(label, case, canary, told) -> None:  # type: ignore[no-untyped-def]
    model = apps.get_model(label)
    keys = _rows(model, case)
    for field in model._meta.concrete_fields:
        name = f"{label}.{field.name}"
        if not _takes_words(field) or name in (*told["filled"], *told["left"]):
            continue
        told[
            "filled" if keys and _put(model, keys[0], field, canary) else "left"
        ].append(name)


def _rows(model, case) -> list[int]:  # type: ignore[no-untyped-def]
    names = {field.name for field in model._meta.concrete_fields}
    if "container" in names and "case" not in names:
        found = model._base_manager.filter(container=case.container)
        if found.exists():
            return list(found.values_list("pk", flat=True))
    for path in PATHS:
        try:
            found = model._base_manager.filter(**{path: case})
            return list(found.values_list("pk", flat=True))
        except FieldError:
            continue
    return []


def _takes_words(field) -> bool:  # type: ignore[no-untyped-def]
    if field.name.endswith("sha256"):
        return False
    if isinstance(field, models.BinaryField):
        return True
    if field.choices or not isinstance(field, models.CharField | models.TextField):
        return False
    return field.max_length is None or field.max_length >= 20


def _put(model, pk, field, canary) -> bool:  # type: ignore[no-untyped-def]
    room = (field.max_length or 60) - len("Zq") - len("999Xv")
    word = canary(field.name.replace("_", "")[:room])
    value = word.encode() if isinstance(field, models.BinaryField) else word
    try:
        with transaction.atomic():
            model._base_manager.filter(pk=pk).update(**{field.name: value})
    except IntegrityError:
        return False
    return True

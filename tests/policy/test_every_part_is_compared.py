"""No part of a policy can change unseen (P14, PV-2): every leaf is tried."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, get_args, get_origin, get_type_hints

import pytest

from kinkeeper.policy.comparison import Effect, compare
from kinkeeper.policy.edition import compiled
from kinkeeper.policy.shapes.document import Document
from kinkeeper.policy.shapes.overrides import LegalOverride
from kinkeeper.policy.shapes.records import Keeping
from tests.policy.editing import edition

FIRST = edition()
# Which edition it is differs between any two, and is no change of the policy.
HEADER = "edition."
DAILY = {name for name, each in FIRST.promises.items() if each.every == "daily"}
# Where one direction is surely kinder, or the words stay as good as the same.
KINDER = {
    "clock.breach_hours",
    "practice.disposal_approvals",
    "practice.disposal_cooling_days",
    "practice.inactive_warning_days",
    "practice.policy_notice_days",
    "regulator.phone",
    "regulator.website",
    "regulator.address",
    "controller.address",
    "controller.email",
    "controller.lead",
    "controller.phone",
    "controller.registration",
}


OTHER = (
    (Enum, lambda value: next(each for each in type(value) if each is not value)),
    (bool, lambda value: not value),
    (int, lambda value: value + 1),
    (str, lambda value: f"{value} other"),
    (date, lambda value: value + timedelta(days=1)),
    (tuple, lambda value: value[:-1] or None),
)
A_NUMBER_SETTING = "ask_age"


def other(value, kind=None):
    """Return another value of the same type, or None for what cannot be changed."""
    if value is None:
        return first_of(kind)
    return next(change(value) for each, change in OTHER if isinstance(value, each))


def first_of(kind):
    """Return some value for a field that was left out."""
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if isinstance(kind, UnionType):
        kind = next(each for each in get_args(kind) if each is not NoneType)
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if kind is date:
        return date(2030, 1, 1)
    if kind is Keeping:
        return Keeping(years=1)
    return {str: "other", int: 18, bool: True}[kind]


def mutants(whole, path=""):
    """Yield each leaf of a document by its path, and the document with it changed."""
    if isinstance(whole, Mapping):
        for name, part in whole.items():
            for where, changed in mutants(part, f"{path}{name}."):
                yield where, {**whole, name: changed}
    elif is_dataclass(whole):
        hints = get_type_hints(type(whole), include_extras=True)
        for name, kind in hints.items():
            part = getattr(whole, name)
            for at, changed in in_a_field(part, f"{path}{name}", kind):
                yield at, replace(whole, **{name: changed})
    elif (changed := other(whole)) is not None:
        yield path.rstrip("."), changed


def in_a_field(part, where, kind):
    if is_dataclass(part) or isinstance(part, Mapping):
        return mutants(part, f"{where}.")
    if isinstance(part, tuple) and part and is_dataclass(part[0]):
        return in_a_row(part, where)
    if where.endswith(".years_setting"):
        return [(where, A_NUMBER_SETTING)]
    changed = other(part, kind)
    return [] if changed is None else [(where, changed)]


def in_a_row(parts, where):
    for index, part in enumerate(parts):
        for at, changed in mutants(part, f"{where}[{index}]."):
            yield at, (*parts[:index], changed, *parts[index + 1 :])


LEAVES = {
    where: document
    for where, document in mutants(FIRST.document)
    if not where.startswith(HEADER)
}


def test_the_leaves_are_those_of_every_table():
    seen = {where.split(".")[0].split("[")[0] for where in LEAVES}
    empty = {"legal_override"}
    assert seen == {each.name for each in fields(Document)} - {"edition"} - empty
    assert len(LEAVES) > 1000


@pytest.mark.parametrize("table", sorted({where.split(".")[0] for where in LEAVES}))
def test_every_leaf_of_a_table_is_seen_when_it_changes(table):
    """PV-2: a part that no comparison looks at could take a right away in silence."""
    unseen = [
        where
        for where, document in LEAVES.items()
        if where.split(".")[0] == table and not compare(FIRST, compiled(document, b""))
    ]
    assert unseen == []


# Where in the policy a thing is told, and by which law, is no rule of its own.
WHERE_IT_IS_TOLD = (
    r"right\..*\.article",
    r"retention\..*\.(law|clause)",
    r"promise\..*\.clause",
    r"cookie\..*\.enabled",  # those in use are no longer used
)
# A cookie that is not in use may be described in other words.
UNUSED = {name for name, each in FIRST.cookies.items() if not each.enabled}


def kinder(where):
    """Tell whether a leaf, made longer or other, may count as taking nothing away."""
    table, _, rest = where.partition(".")
    return (
        where in KINDER
        or any(re.fullmatch(each, where) for each in WHERE_IT_IS_TOLD)
        or (table == "cookie" and rest.rpartition(".")[0] in UNUSED)
        or where in {f"promise.{name}.every" for name in DAILY}
    )


def test_what_is_uncertain_reduces():
    """PV-2"""
    found = {
        where: {each.effect for each in compare(FIRST, compiled(document, b""))}
        for where, document in LEAVES.items()
    }
    kind = [
        where
        for where, effects in found.items()
        if Effect.REDUCES not in effects and not kinder(where)
    ]
    assert kind == []


def test_what_demands_a_change_is_a_change_itself():
    """PV-5"""
    document = replace(FIRST.document, legal_override={"x": LegalOverride("An Act")})
    (change,) = compare(FIRST, compiled(document, b""))
    assert change.about == "legal_override.x"
    assert "An Act" in change.sentence

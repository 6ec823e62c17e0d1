"""The people of these stories: Sasha writes, Dee reads, Ruth signs."""

import pytest

from tests import family as people


@pytest.fixture
def sasha(db):
    return people.sasha()


@pytest.fixture
def dee(db):
    return people.dee()


@pytest.fixture
def ruth(db):
    return people.ruth()


@pytest.fixture
def alder(db):
    return people.alder()


@pytest.fixture
def wren(db):
    return people.wren()

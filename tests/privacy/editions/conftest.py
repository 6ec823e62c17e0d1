import pytest

from kinkeeper.foundation import clock
from tests import family
from tests.privacy.editions.writing import WRITTEN_ON, at


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A shelf of its own for each test."""
    place = tmp_path / "policy"
    monkeypatch.setenv("POLICY_DIR", str(place))
    return place


@pytest.fixture(autouse=True)
def winter():
    """The day on which the tests write their edition."""
    with clock.travelled_to(at(WRITTEN_ON)):
        yield


@pytest.fixture
def omar(db):
    return family.omar()


@pytest.fixture
def ruth(db):
    return family.ruth()

import pytest

from kinkeeper.contact_sessions.models import Presence
from kinkeeper.foundation import clock
from tests import family as people
from tests.contact_sessions import building as place


@pytest.fixture(autouse=True)
def no_second_step(settings):
    """The second step of signing in is tested where it is built."""
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def building(db):
    return place.Building()


@pytest.fixture
def ruth(db):
    return people.ruth()


@pytest.fixture
def dee(db):
    return people.dee()


@pytest.fixture
def sasha(db):
    return people.sasha(check=True)


@pytest.fixture
def bea(db):
    return people.bea(check=True)


@pytest.fixture
def alder(db, dee):
    """Supervised, ready for a first session."""
    family = people.alder()
    place.make_ready(family, dee)
    return family


@pytest.fixture
def wren(db, dee):
    """Supported, ready for a first session."""
    family = people.wren()
    place.make_ready(family, dee)
    return family


@pytest.fixture
def session(alder, building, dee, sasha):
    """Alder on Saturday, 10:00 to 11:30, Blue room, with Sasha."""
    return place.plan(alder, building, dee, supervisor=sasha)


@pytest.fixture
def supported(wren, building, dee, bea):
    """Wren on Saturday, 10:00 to 11:30, in the Hall, with Bea."""
    return place.plan(wren, building, dee, room=building.hall, supervisor=bea)


@pytest.fixture
def who():
    """Find one person's line in a register by side."""

    def find(session, side):
        found = Presence.objects.filter(session=session, party__side=side)
        return found.select_related("party", "session__case").order_by("pk").first()

    return find


@pytest.fixture
def saturday():
    """The clock stands at 10:16 on Saturday."""
    with clock.travelled_to(place.at(10, 16)):
        yield place.SATURDAY


@pytest.fixture
def as_(client):
    """Sign somebody in."""

    def sign_in(account):
        client.force_login(account)
        return client

    return sign_in

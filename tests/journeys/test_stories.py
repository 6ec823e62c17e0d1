"""The hardest stories of a centre, from end to end, told by those whom they touch.

What counts in these is what each person reads or is sent, so each page, file and
calendar is asked for as that person. Nobody here is real.
"""

import re
from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from kinkeeper.contact_sessions.commands.make_calendar_link import make_calendar_link
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.models import Note
from kinkeeper.foundation import clock
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries.wall import details, found_in, normalise
from kinkeeper.referrals.commands.invite_other_side import invite_other_side
from kinkeeper.referrals.models import Draft, Invitation
from kinkeeper.referrals.tasks import sweep_drafts, sweep_invitations
from kinkeeper.safeguarding.models import Concern
from tests import family as people
from tests.contact_sessions.building import (
    MONDAY_BEFORE,
    Building,
    make_ready,
    plan,
)
from tests.referrals.filling import begin, fill, send

pytestmark = pytest.mark.django_db
PORTAL = ("/me/", "/me/reports/", "/me/details/", "/me/policy/", "/me/calendar/")


@pytest.fixture(autouse=True)
def week_before(settings):
    settings.STAFF_MFA_REQUIRED = False
    with clock.travelled_to(MONDAY_BEFORE):
        yield


def reads(account, *addresses) -> str:
    """Return all that somebody reads on pages, and each letter that they were sent."""
    client = Client()
    client.force_login(account)
    told = [client.get(address) for address in addresses]
    assert {answer.status_code for answer in told} == {200}
    letters = [str(letter.unseal()) for letter in Letter.objects.all()]
    return "\n".join(
        [answer.content.decode() for answer in told]
        + [letter for letter in letters if account.email in letter]
    )


def calendar_of(party) -> str:
    token = make_calendar_link(party=party, by=party.account, now=MONDAY_BEFORE)
    return Client().get(f"/appointments/{token}.ics").content.decode()


def tells_of(private: dict[str, str], text: str) -> list[str]:
    plain = normalise(text)
    return [
        detail
        for name, value in private.items()
        for detail in details(name, value)
        if found_in(plain, detail)
    ]


def same_person(one, other) -> None:
    """Let a party of another family be this very person."""
    one.person = other.person
    one.account = other.account
    one.save()


def test_story_a_a_mother_in_a_refuge_leaves_no_trace_with_the_father():
    """K3: no page, letter or calendar of his tells of her, nor the other way round."""
    ruth, sasha = people.ruth(), people.sasha(check=True)
    building, alder = Building(), people.alder()
    alder.resident.keep_address_secret = True
    alder.resident.save()
    make_ready(alder, ruth)
    plan(alder, building, ruth, supervisor=sasha)

    his = reads(alder.visiting.account, *PORTAL) + calendar_of(alder.visiting)
    hers = reads(alder.resident.account, *PORTAL) + calendar_of(alder.resident)

    assert tells_of(people.PRIYA_PRIVATE, his) == []
    assert tells_of(people.DANIEL_PRIVATE, hers) == []
    for word in ("refuge", "secret", "Priya", "Nair"):
        assert word not in his
    assert people.PRIYA_PRIVATE["phone"] in hers, "her own page does hold it"


def test_story_b_one_man_visits_one_child_and_brings_another_on_one_saturday():
    """K3, K6: two families, one building, one day; he has two times and two doors."""
    ruth, sasha, building = people.ruth(), people.sasha(check=True), Building()
    dev = people.cleared(people.worker("Dev March", people.Role.SUPERVISOR))
    alder, wren = people.alder(), people.wren(service="supervised")
    same_person(wren.resident, alder.visiting)
    for family in (alder, wren):
        make_ready(family, ruth)
    plan(alder, building, ruth, supervisor=sasha)

    with pytest.raises(DoesNotFitError):
        plan(wren, building, ruth, supervisor=dev, room=building.hall)
    plan(wren, building, ruth, supervisor=dev, room=building.hall, start=time(14))

    his = reads(alder.visiting.account, "/me/")
    assert his.count("Saturday 14 March") >= 2
    priya = reads(alder.resident.account, "/me/")
    tom = reads(wren.visiting.account, "/me/")
    assert priya.count("Saturday 14 March") == tom.count("Saturday 14 March")
    for text in (priya, tom):
        assert "Daniel" not in text
        assert tells_of(people.DANIEL_PRIVATE, text) == []
    assert "Tom" not in priya + his
    assert "Priya" not in tom + his


def test_story_l_a_second_parent_who_never_answers_leaves_nothing_behind():
    """K3, R2: the link dies after 28 days, and what he typed goes.

    Nadia sent her form; Karl opened the link, began to write and stopped. She hears
    nothing of it.
    """
    dee, browser = people.dee(), Client()
    cache.clear()
    begin(browser)
    fill(browser)
    send(browser)
    case = Case.objects.get()
    karl = Party.objects.get(case=case, side=Party.Side.VISITING)
    now = clock.now()
    invite_other_side(party=karl, to="karl@example.org", by=dee, now=now)
    body = Letter.objects.order_by("-pk").first().unseal()["body"]
    link = re.search(r"/refer/invited/[\w-]+/", body)[0]
    his = Client()
    assert his.get(link).status_code == 200
    his.post(link, {"once": uuid4().hex})
    letters = Letter.objects.count()

    with clock.travelled_to(now + timedelta(days=29)):
        gone, unknown = Client().get(link), Client().get("/refer/invited/unknown/")
        assert (gone.status_code, gone.content) == (404, unknown.content)
        sweep_invitations(clock.today())
    with clock.travelled_to(now + timedelta(days=60)):
        sweep_drafts(clock.today())
        sweep_invitations(clock.today())

    assert not Invitation.objects.exists()
    assert not Draft.objects.exists()
    assert Letter.objects.count() == letters, "nobody is told why"
    assert Case.objects.get().stage == Case.Stage.WAITING


def test_story_c_a_volunteer_hears_a_worry_and_no_note_comes_of_it(client):
    """P7d, P9e: the concern is kept; notes of supported time do not exist."""
    ruth, bea, building, wren = (
        people.ruth(),
        people.bea(check=True),
        Building(),
        people.wren(),
    )
    make_ready(wren, ruth)
    session = plan(wren, building, ruth, room=building.hall, supervisor=bea)
    client.force_login(bea)

    assert client.get(f"/staff/sessions/{session.key}/notes/").status_code == 404
    words = "Sam said that he is afraid at home."
    client.post("/staff/concerns/new/", {"words": words, "once": uuid4().hex})

    assert Concern.objects.get().unseal()["words"] == words
    assert not Note.objects.exists()

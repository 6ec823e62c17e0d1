"""The lead decides with reasons, passes on, and warns the team without telling why."""

from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.safeguarding.commands.decide_concern import decide_concern
from kinkeeper.safeguarding.commands.end_alert import end_alert
from kinkeeper.safeguarding.commands.follow_outside import Followed, follow_outside
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from kinkeeper.safeguarding.commands.tell_outside import Call, tell_outside
from kinkeeper.safeguarding.commands.write_alert import write_alert
from kinkeeper.safeguarding.models import Alert, Concern, OutsideReferral
from kinkeeper.safeguarding.queries import outside
from kinkeeper.safeguarding.queries.alerts import alerts_on
from tests import family
from tests.family import SATURDAY
from tests.privacy import stage

pytestmark = pytest.mark.django_db

NOW = stage.at(SATURDAY, 11)


def told(case=None) -> Concern:
    return raise_concern(words="A bruise.", by=family.bea(), now=NOW, case=case)


def passed(concern, by, body="MASH", at=NOW) -> OutsideReferral:
    call = Call(body, at, "Joan Hill", "A bruise on the arm.", "M-1")
    return tell_outside(concern=concern, call=call, why="At risk.", by=by, now=NOW)


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        ("RED", "Red: today"),
        ("PAUSED", "Contact is paused"),
        ("not_outside", "Not passed on to anybody outside"),
        ("learned", "What we learned"),
    ],
)
def test_each_decision_is_kept_with_its_reason(what, shown):
    """P7e: not to pass it on is a decision too."""
    ruth = family.ruth()
    concern = told(family.alder().case)
    decide_concern(
        concern=concern, what=what, why="Because.", by=ruth, now=NOW, version_seen=1
    )
    line = Concern.objects.get().unseal()["log"][-1]
    assert (line["what"], line["why"]) == (shown, "Because.")


def test_nothing_is_decided_without_a_reason_or_by_somebody_else():
    ruth, dee = family.ruth(), family.dee()
    concern = told()
    for by, why, what in ((ruth, " ", "RED"), (dee, "x", "RED"), (ruth, "x", "PAUSED")):
        with pytest.raises(RefusedError):
            decide_concern(
                concern=concern, what=what, why=why, by=by, now=NOW, version_seen=1
            )
    assert Concern.objects.get().level == ""


def test_two_leads_at_once_do_not_overwrite_each_other():
    ruth = family.ruth()
    concern = told()
    decide_concern(
        concern=concern, what="RED", why="One.", by=ruth, now=NOW, version_seen=1
    )
    with pytest.raises(StaleError):
        decide_concern(
            concern=concern, what="GREEN", why="Two.", by=ruth, now=NOW, version_seen=1
        )


def test_a_line_written_meanwhile_is_not_lost():
    """A call and a decision, each from a page that did not know of the other."""
    ruth = family.ruth()
    concern = told()
    older = Concern.objects.get()
    older.unseal()
    decide_concern(
        concern=concern, what="RED", why="One.", by=ruth, now=NOW, version_seen=1
    )
    passed(older, ruth)
    log = Concern.objects.get().unseal()["log"]
    assert [line["why"] for line in log] == ["One.", "At risk."]


def test_a_call_is_confirmed_in_writing_then_answered():
    """P7e: the clock moves on with each step, and stops with the answer."""
    ruth = family.ruth()
    concern = told()
    call = passed(concern, ruth)
    assert outside.next_clock(call).step == "WRITE"
    follow_outside(
        told=call,
        followed=Followed(written_at=NOW + timedelta(hours=2)),
        by=ruth,
        now=NOW + timedelta(hours=3),
        version_seen=1,
    )
    assert outside.next_clock(call).step == "ASK_AGAIN"
    follow_outside(
        told=call,
        followed=Followed(answered_on=SATURDAY, outcome="They visit today."),
        by=ruth,
        now=NOW + timedelta(hours=4),
        version_seen=2,
    )
    assert outside.next_clock(call) is None
    (shown,) = outside.passed_on(concern, now=NOW)
    assert (shown.outcome, shown.number) == ("They visit today.", "M-1")


def test_what_is_late_is_told_to_who_decides_and_to_nobody_else():
    ruth, dee = family.ruth(), family.dee()
    call = passed(told(), ruth)
    in_time, late = NOW + timedelta(hours=24), NOW + timedelta(hours=24, seconds=1)
    assert list(outside.late_for(ruth, now=in_time)) == []
    assert list(outside.late_for(ruth, now=late)) == [call]
    assert list(outside.late_for(dee, now=late)) == []


@pytest.mark.parametrize(
    "followed",
    [
        Followed(),
        Followed(answered_on=SATURDAY),
        Followed(answered_on=SATURDAY - timedelta(days=1), outcome="Yes."),
        Followed(answered_on=SATURDAY + timedelta(days=1), outcome="Yes."),
    ],
)
def test_an_answer_that_cannot_be_is_refused(followed):
    ruth = family.ruth()
    call = passed(told(), ruth)
    with pytest.raises(RefusedError):
        follow_outside(told=call, followed=followed, by=ruth, now=NOW, version_seen=1)


def test_a_call_in_the_future_is_refused():
    with pytest.raises(RefusedError, match="future"):
        passed(told(), family.ruth(), at=NOW + timedelta(minutes=1))


def test_an_alert_says_what_to_do_until_it_is_ended(client):
    """P7e: everybody who sees the family reads it; none reads why."""
    ruth, dee = family.ruth(), family.dee()
    case = family.alder().case
    concern = told(case)
    alert = write_alert(
        concern=concern,
        words="Theo leaves by the garden door only.",
        why="A bruise.",
        by=ruth,
        now=NOW,
    )
    client.force_login(dee)
    page = client.get("/staff/families/alder/").content.decode()
    assert "Theo leaves by the garden door only." in page
    assert "bruise" not in page
    assert alerts_on(family_of_wren()) == []
    end_alert(alert=alert, why="Over.", by=ruth, now=NOW)
    assert alerts_on(case) == []
    with pytest.raises(RefusedError, match="already"):
        end_alert(alert=alert, why="Again.", by=ruth, now=NOW)


def family_of_wren():
    return family.wren().case


def test_an_alert_needs_a_family_words_and_the_lead():
    ruth, dee = family.ruth(), family.dee()
    with_family, without = told(family.alder().case), None
    without = raise_concern(words="A worry.", by=ruth, now=NOW)
    for concern, words, by in (
        (without, "Stay near.", ruth),
        (with_family, " ", ruth),
        (with_family, "Stay near.", dee),
    ):
        with pytest.raises(RefusedError):
            write_alert(concern=concern, words=words, why="x", by=by, now=NOW)
    assert not Alert.objects.exists()


def test_the_pages_carry_it_all(client):
    """S11: call, alert, decision and chronology, as the lead clicks them."""
    ruth = family.ruth()
    concern = told(family.alder().case)
    client.force_login(ruth)
    url = f"/staff/concerns/{concern.key}/"
    assert "Write down a call" in client.get(url).content.decode()
    today = clock.today()
    day = {"told_on_day": today.day, "told_on_month": today.month}
    answers = {
        "body": "LADO",
        "person": "Sam Reed",
        **day,
        "told_on_year": today.year,
        "told_at": "00:01",
        "said": "All of it.",
        "why": "At risk.",
    }
    client.post(f"{url}outside/new/", answers)
    client.post(f"{url}alerts/new/", {"words": "Stay near.", "why": "A bruise."})
    page = client.get(url).content.decode()
    for words in ("Sam Reed", "LADO", "Stay near.", "Ask again"):
        assert words in page, words
    call = OutsideReferral.objects.get()
    assert client.get(f"{url}outside/{call.key}/").status_code == 200
    told_all = client.get(f"{url}chronology/").content.decode()
    assert told_all.index("A bruise.") < told_all.index("Passed on: LADO")

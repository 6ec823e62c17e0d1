from datetime import date, timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.referrals.commands.close_case import close_case, guards
from kinkeeper.referrals.commands.reopen_case import reopen_case
from kinkeeper.referrals.models import ClosingList
from kinkeeper.referrals.tasks import close_inactive_cases
from kinkeeper.rules.referrals.ending import CHECKS
from tests import family

pytestmark = pytest.mark.django_db


def close(case, by, now=None, **more):
    return close_case(
        case=case,
        reason=more.pop("reason", "moved"),
        checked=more.pop("checked", tuple(CHECKS)),
        by=by,
        now=now or clock.now(),
        version_seen=case.version,
        **more,
    )


def test_closing_starts_the_clock(dee):
    """P9: what is kept is counted from the day of the closing."""
    alder = family.alder()
    close(alder.case, dee)

    assert alder.case.closed_on == clock.today()
    promise = Obligation.objects.filter(case=alder.case, kind="case_file")
    assert {row.trigger_on for row in promise} == {clock.today()}


def test_the_page_tells_which_rule_and_day_will_apply(desk):
    family.alder()
    page = desk.get("/staff/families/alder/close/")
    words = page.content.decode()

    (record,) = page.context["after"]
    assert record.title == "Case file"
    assert record.retain_until > clock.today()
    assert record.because in words


def test_a_case_is_closed_from_its_page_and_found_by_its_reference(desk):
    family.alder()
    url = "/staff/families/alder/close/"
    version = desk.get(url).context["form"]["version"].value()
    told = {"reason": "moved", "version": version, "checked": list(CHECKS)}
    page = desk.post(url, told)

    assert page.url == "/staff/families/kk-0147/"
    assert desk.get(page.url).status_code == 200
    assert desk.get("/staff/families/alder/").status_code == 404


def test_what_was_checked_is_kept_in_the_trail(dee):
    close(family.alder().case, dee)

    told = Event.objects.get(action="case.closed").detail
    assert told == {"reason": "moved", "checked": list(CHECKS)}


def test_a_session_in_the_future_keeps_a_case_open(dee, monkeypatch):
    alder = family.alder()
    monkeypatch.setattr(
        "kinkeeper.referrals.commands.close_case.guards",
        [*guards, lambda case, today: "A session is planned."],
    )

    with pytest.raises(RefusedError, match="A session is planned"):
        close(alder.case, dee)


@pytest.mark.parametrize("reason", ["", "because", "inactive"])
def test_a_reason_of_the_list_is_needed(dee, reason):
    with pytest.raises(RefusedError):
        close(family.alder().case, dee, reason=reason)


def test_a_supervisor_does_not_close_cases(client, settings):
    alder = family.alder()
    sasha = family.sasha()
    alder.case.assignments.create(
        account=sasha, from_on=clock.today(), to_on=clock.today()
    )
    client.force_login(sasha)

    assert client.get("/staff/families/alder/close/").status_code == 404
    with pytest.raises(RefusedError):
        close(alder.case, sasha)


def test_two_browsers_closing_one_case(dee):
    alder = family.alder()
    type(alder.case).objects.update(version=5)

    with pytest.raises(StaleError):
        close(alder.case, dee)


def test_reopening_stops_the_clock_and_begins_a_spell(dee):
    """C-5."""
    alder = family.alder()
    close(alder.case, dee)
    reopen_case(
        case=alder.case, by=dee, now=clock.now(), version_seen=alder.case.version
    )

    assert alder.case.is_open
    assert alder.case.spells.get().closed_on is None
    kept = Obligation.objects.filter(case=alder.case, kind="case_file")
    assert {row.state for row in kept} == {"ACTIVE"}

    close(alder.case, dee)
    assert alder.case.spells.get().closed_on == clock.today()


def test_a_taken_call_sign_is_not_given_back(dee):
    alder = family.alder()
    close(alder.case, dee)
    family.wren(reference="KK-0300", callsign="Alder")
    reopen_case(
        case=alder.case, by=dee, now=clock.now(), version_seen=alder.case.version
    )

    assert alder.case.callsign not in ("", "Alder")


def test_a_destroyed_file_cannot_be_opened_again(dee):
    alder = family.alder()
    close(alder.case, dee)
    alder.case.file_destroyed_on = clock.today()
    alder.case.save()

    with pytest.raises(RefusedError, match="new referral"):
        reopen_case(
            case=alder.case, by=dee, now=clock.now(), version_seen=alder.case.version
        )


def test_a_case_in_which_nothing_happened_closes_by_itself():
    """C-10: twelve months without activity; the day after is the day of closing."""
    alder = family.alder(opened_on=date(2025, 1, 10))

    close_inactive_cases(date(2026, 1, 10))
    alder.case.refresh_from_db()
    assert alder.case.is_open

    close_inactive_cases(date(2026, 1, 11) + timedelta(days=20))
    alder.case.refresh_from_db()
    assert alder.case.closed_on == date(2026, 1, 11)


def test_a_case_is_not_closed_before_the_list_is_done(dee):
    """P8h: what is missing is said by name, and nothing is closed."""
    alder = family.alder()
    some = [code for code in CHECKS if code not in ("bills", "letters")]

    with pytest.raises(RefusedError, match="Nothing is owed") as no:
        close(alder.case, dee, checked=some)
    assert "Both sides know" in str(no.value)
    alder.case.refresh_from_db()
    with pytest.raises(RefusedError, match="a manager says why"):
        close(alder.case, dee, checked=some, regardless="I am no manager.")

    alder.case.refresh_from_db()
    assert alder.case.is_open
    assert not ClosingList.objects.exists()


def test_a_manager_closes_it_all_the_same_for_a_reason_that_is_kept():
    alder, ruth = family.alder(), family.ruth()
    some = [code for code in CHECKS if code != "bills"]
    with pytest.raises(RefusedError):
        close(alder.case, ruth, checked=some, regardless="  ")
    alder.case.refresh_from_db()
    close(alder.case, ruth, checked=some, regardless="The debt is written off.")

    kept = ClosingList.objects.get()
    assert kept.missing == ["bills"]
    assert kept.unseal() == {"reason": "The debt is written off."}
    assert kept.by == ruth


def test_only_a_manager_is_asked_why_to_close_all_the_same(desk, client):
    family.alder()
    url = "/staff/families/alder/close/"
    assert "all the same" not in desk.get(url).content.decode()
    desk.force_login(family.ruth())
    assert "all the same" in desk.get(url).content.decode()

"""An address may change, but only after a call to a number that we knew before."""

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter, Subject
from kinkeeper.foundation.mail.outbox import write_letter
from kinkeeper.people.commands.ask_contact_change import Wanted, ask_contact_change
from kinkeeper.people.commands.call_back_contact import call_back_contact
from kinkeeper.people.commands.end_contact_change import (
    confirm_contact_change,
    refuse_contact_change,
)
from kinkeeper.people.models import FormerDetail, Party
from kinkeeper.people.queries import parties, safe_contact, whereabouts
from tests import family

pytestmark = pytest.mark.django_db
NEW = {
    "address": "77 Marigold Rise, Totnes",
    "postcode": "TQ9 5AA",
    "email": "new-priya@example.net",
    "phone": "07700 900555",
}
OLD = {name: family.PRIYA_PRIVATE[name] for name in NEW}


@pytest.fixture(autouse=True)
def one_step_sign_in(settings):
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def alder():
    return family.alder()


@pytest.fixture
def dee():
    return family.dee()


@pytest.fixture
def ruth():
    return family.ruth()


def ask(party, **wanted):
    return ask_contact_change(
        party=party,
        wanted=Wanted(**{"details": NEW, **wanted}),
        by=party.account,
        now=clock.now(),
        version_seen=party.version,
    )


def call(change, by, number="07700 900101"):
    return call_back_contact(
        change=change,
        number=number,
        words="Knew the code word.",
        by=by,
        now=clock.now(),
        version_seen=change.version,
    )


def confirm(change, by):
    return confirm_contact_change(
        change=change, by=by, now=clock.now(), version_seen=change.version
    )


def told(party):
    return Party.objects.get(pk=party.pk).unseal()


def test_the_old_details_are_locked_the_moment_somebody_asks(alder):
    """K3, domain 2.3: nothing is sent to the old home, nor yet to the new one."""
    ask(alder.resident)

    kept = told(alder.resident)
    assert not set(NEW) & set(kept)
    assert kept["school"] == family.PRIYA_PRIVATE["school"]
    assert FormerDetail.objects.get().unseal() == OLD


def test_it_is_used_after_a_call_and_a_second_look(alder, dee, ruth):
    change = call(ask(alder.resident, home="apart"), dee)
    assert "address" not in told(alder.resident)
    with pytest.raises(RefusedError, match="second person"):
        confirm(change, dee)
    confirm(change, ruth)

    assert {n: told(alder.resident)[n] for n in NEW} == NEW
    assert FormerDetail.objects.get().unseal() == OLD
    assert whereabouts.may_post_to(Party.objects.get(pk=alder.resident.pk))
    assert list(
        Event.objects.filter(action__startswith="contact_change")
        .order_by("pk")
        .values_list("action", flat=True)
    ) == ["contact_change.asked", "contact_change.called", "contact_change.done"]
    words = repr(list(Event.objects.values_list("detail", flat=True)))
    assert not [v for v in (*NEW.values(), *OLD.values()) if v in words]


def test_the_number_that_came_with_the_request_proves_nothing(alder, dee):
    with pytest.raises(RefusedError, match="knew before"):
        call(ask(alder.resident), dee, NEW["phone"])


def test_no_use_without_a_call(alder, ruth):
    with pytest.raises(RefusedError, match="call the person back"):
        confirm(ask(alder.resident), ruth)


def test_she_did_not_ask_and_all_is_as_before(alder, dee):
    refuse_contact_change(
        change=ask(alder.resident),
        words="She knows nothing of it.",
        by=dee,
        now=clock.now(),
        version_seen=1,
    )
    assert told(alder.resident) == family.PRIYA_PRIVATE
    assert not FormerDetail.objects.exists()


def test_locked_and_wanted_details_are_still_searched_for(alder, dee, ruth):
    """K3: what is locked may not cross either."""
    change = ask(alder.resident)
    for where in (*OLD.values(), *NEW.values()):
        assert parties.leaks(f"near {where}.", case=alder.case, to_side="VISITING")
    confirm(call(change, dee), ruth)
    for where in (*OLD.values(), *NEW.values()):
        assert parties.leaks(f"near {where}.", case=alder.case, to_side="VISITING")
        assert not parties.leaks(f"near {where}.", case=alder.case, to_side="RESIDENT")


def test_nobody_makes_the_other_home_their_own_by_asking(alder):
    """K3: Daniel types her street as his; it stays a leak to tell him."""
    ask(alder.visiting, details={"address": family.PRIYA_PRIVATE["address"]})

    assert parties.leaks("Larkspur Close", case=alder.case, to_side="VISITING")


def test_a_letter_in_the_outbox_does_not_go_to_a_locked_address(alder):
    for to in (OLD["email"], "daniel@example.org"):
        write_letter(
            container=alder.case.container,
            to=to,
            subject=Subject.MESSAGE,
            body="x",
            now=clock.now(),
        )
    ask(alder.resident)

    assert [one.state for one in Letter.objects.order_by("pk")] == [
        "RECALLED",
        "QUEUED",
    ]


def test_no_message_goes_out_by_itself_while_the_address_is_locked(alder):
    alder.resident.seal(
        {**family.PRIYA_PRIVATE, "safe_contact": {"email": {"may": "yes"}}}
    )
    alder.resident.save()
    assert safe_contact.may_use(alder.resident, "email")
    ask(alder.resident)
    assert not safe_contact.may_use(Party.objects.get(pk=alder.resident.pk), "email")


def test_for_a_refuge_no_address_is_stored_and_nobody_hears_of_it(
    alder, dee, ruth, client
):
    """P7a, K3: not the place, and for the other side not even the flag."""
    with pytest.raises(RefusedError, match="we keep no address"):
        ask(alder.resident, refuge=True)
    change = ask(alder.resident, details={}, refuge=True)
    confirm(call(change, dee), ruth)

    kept = Party.objects.get(pk=alder.resident.pk)
    assert whereabouts.in_refuge(kept)
    assert kept.keep_address_secret
    assert not {"address", "postcode"} & set(kept.unseal())
    assert parties.leaks("She is in a refuge.", case=alder.case, to_side="VISITING")
    client.force_login(alder.visiting.account)
    for url in ("/me/details/", "/me/details/change/", "/me/"):
        words = client.get(url, follow=True).content.decode()
        assert "Priya" not in words
        assert OLD["postcode"] not in words
    client.force_login(dee)
    page = "/staff/families/alder/contacts/"
    assert "c/o the service" not in client.get(page).content.decode()
    shown = client.get(f"{page}?show={kept.key}").content.decode()
    assert "c/o the service" in shown
    assert OLD["address"] not in shown


def test_a_home_that_both_use_gets_no_post(alder, dee, ruth):
    confirm(call(ask(alder.resident, details={}, home="shared"), dee), ruth)
    kept = Party.objects.get(pk=alder.resident.pk)

    assert kept.unseal()["address"] == OLD["address"]
    assert not whereabouts.may_post_to(kept)


def test_only_for_oneself_and_only_one_at_a_time(alder):
    with pytest.raises(RefusedError, match="your own"):
        ask_contact_change(
            party=alder.resident,
            wanted=Wanted(details=NEW),
            by=alder.visiting.account,
            now=clock.now(),
            version_seen=1,
        )
    ask(alder.resident)
    with pytest.raises(RefusedError, match="waiting already"):
        ask(alder.resident)


def test_from_the_portal_to_the_desk(alder, dee, ruth, client):
    client.force_login(alder.resident.account)
    page = client.get("/me/details/change/")
    asked = {**NEW, "version": page.context["form"]["version"].value()}
    assert client.post("/me/details/change/", asked).status_code == 302
    words = client.get("/me/details/").content.decode()
    assert "A change waits" in words
    assert OLD["postcode"] not in words

    client.force_login(dee)
    assert (
        "New contact details" in client.get("/staff/families/alder/").content.decode()
    )
    url = f"/staff/contact-changes/{alder.resident.contact_changes.get().key}/"
    shown = client.get(url).content.decode()
    assert NEW["postcode"] in shown
    assert OLD["address"] not in shown
    done = {"number": OLD["phone"], "words": "Her voice.", "version": "1"}
    assert client.post(url, {**done, "act": "call"}).status_code == 302
    again = client.post(url, {"act": "confirm", "version": "2"})
    assert "A second person has to look" in again.content.decode()
    client.force_login(ruth)
    assert client.post(url, {"act": "confirm", "version": "2"}).status_code == 302
    assert told(alder.resident)["postcode"] == NEW["postcode"]
    for who in (family.sasha(), alder.visiting.account):
        client.force_login(who)
        assert client.get(url).status_code == 404


def test_staff_write_down_who_asked(alder, dee, client):
    client.force_login(dee)
    url = f"/staff/families/alder/contacts/{alder.resident.key}/change/"
    told_us = {"car": "AB12 CDE", "version": "1", "way": "PHONE"}
    assert "Enter who asked" in client.post(url, told_us).content.decode()
    refuge = {**told_us, "said_by": "Priya", "address": "The refuge, Bath"}
    assert "Tick the box" in client.post(url, refuge).content.decode()
    assert client.post(url, {**told_us, "said_by": "Priya"}).status_code == 302
    wren = family.wren()
    other = f"/staff/families/alder/contacts/{wren.resident.key}/change/"
    assert client.get(other).status_code == 404

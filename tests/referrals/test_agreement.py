"""P7j, K3, R3: each adult signs a copy of their own, and a new version asks again."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.people.models import Case, Spell
from kinkeeper.referrals.commands.doubt_agreement import doubt_agreement
from kinkeeper.referrals.commands.publish_agreement import publish_agreement
from kinkeeper.referrals.commands.record_paper_agreement import record_paper_agreement
from kinkeeper.referrals.commands.settle_doubt import settle_doubt
from kinkeeper.referrals.commands.sign_agreement import sign_agreement
from kinkeeper.referrals.models import SignedAgreement
from kinkeeper.referrals.queries import agreements
from kinkeeper.referrals.queries.agreements import own_agreement, to_sign
from kinkeeper.rules.contact_sessions.readiness import Side
from tests import family

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 3, 13)
NOW = clock.moment(FRIDAY, 10)
NEW = "# Shoes\nPlease leave your shoes at the door.\n\n# Phones\nNo phones."


@pytest.fixture
def alder(settings):
    settings.STAFF_MFA_REQUIRED = False
    return family.alder()


def sign(party, *, number=1, name=""):
    return sign_agreement(
        party=party,
        number=number,
        name=name or party.person.full_name,
        by=party.account,
        now=NOW,
    )


def publish(by, *, text=NEW, seen=1):
    return publish_agreement(text=text, seen=seen, by=by, now=NOW)


def test_an_adult_signs_and_keeps_every_word_as_it_was(alder):
    first = agreements.in_force()
    sign(alder.resident, name="  priya   NAIR ")
    publish(family.ruth())

    kept = SignedAgreement.objects.get()
    assert kept.unseal()["parts"][0] == [first.parts[0].title, first.parts[0].words]
    assert kept.way == "PORTAL"
    assert kept.signed_on == FRIDAY


def test_nobody_signs_with_another_name_or_for_another(alder):
    with pytest.raises(RefusedError, match="as it is on your form"):
        sign(alder.resident, name="Daniel Holt")
    with pytest.raises(RefusedError, match="Only this person"):
        sign_agreement(
            party=alder.resident,
            number=1,
            name="Priya Nair",
            by=alder.visiting.account,
            now=NOW,
        )


def test_the_same_version_is_signed_once(alder):
    sign(alder.resident)
    with pytest.raises(RefusedError, match="signed already"):
        sign(alder.resident)
    row = SignedAgreement.objects.get()
    row.pk, row.key = None, "6f3c7a86-4b60-4a53-a9be-6b3f2c9e1c11"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_new_version_asks_again_and_an_old_page_does_not_sign(alder):
    sign(alder.resident)
    publish(family.ruth())

    assert agreements.signed_sides(alder.case, on=FRIDAY) == set()
    with pytest.raises(RefusedError, match="rules have changed"):
        sign(alder.resident, number=1)
    sign(alder.resident, number=2)
    assert agreements.signed_sides(alder.case, on=FRIDAY) == {Side.RESIDENT}


def test_a_family_that_comes_back_signs_anew(alder):
    sign(alder.resident)
    Spell.objects.create(case=alder.case, opened_on=FRIDAY + timedelta(days=40))

    later = FRIDAY + timedelta(days=41)
    assert agreements.signed_sides(alder.case, on=later) == set()


def test_only_a_manager_writes_the_rules_and_two_at_once_are_told(alder, dee):
    ruth = family.ruth()
    with pytest.raises(RefusedError, match="Only a manager"):
        publish(dee)
    with pytest.raises(RefusedError, match="Begin each part"):
        publish(ruth, text="No title here")
    publish(ruth)
    with pytest.raises(StaleError):
        publish(ruth, text=NEW + " At all.", seen=1)
    with pytest.raises(RefusedError, match="Nothing is different"):
        publish(ruth, seen=2)


def test_a_question_stops_signing_until_somebody_has_talked(alder, dee):
    doubt = doubt_agreement(
        party=alder.visiting, words="Photos?", by=alder.visiting.account, now=NOW
    )
    with pytest.raises(RefusedError, match="We talk with you first"):
        sign(alder.visiting)

    settle_doubt(doubt=doubt, answer="Only on birthdays.", by=dee, now=NOW)
    with pytest.raises(RefusedError, match="answered this already"):
        settle_doubt(doubt=doubt, answer="Again.", by=dee, now=NOW)
    sign(alder.visiting)


def test_a_paper_is_kept_by_who_saw_it(alder, dee):
    told = {"party": alder.resident, "number": 1, "by": dee, "now": NOW}
    with pytest.raises(RefusedError, match="up to today"):
        record_paper_agreement(**told, name="P. Nair", on=FRIDAY + timedelta(days=1))
    with pytest.raises(RefusedError, match="name that stands"):
        record_paper_agreement(**told, name=" ", on=FRIDAY)
    record_paper_agreement(**told, name="P. Nair", on=FRIDAY - timedelta(days=2))

    assert SignedAgreement.objects.get().recorded_by == dee
    with pytest.raises(RefusedError, match="Only a co-ordinator"):
        record_paper_agreement(
            **{**told, "party": alder.visiting, "by": family.sasha()},
            name="D. Holt",
            on=FRIDAY,
        )


def page(client, party, path="/me/agreement/"):
    client.force_login(party.account)
    with clock.travelled_to(NOW):
        return client.get(path)


def test_neither_side_learns_that_the_other_has_signed(client, alder):
    """K3: the page of one side is the same, whatever the other side did."""
    before = page(client, alder.visiting).content.decode()
    doubt_agreement(
        party=alder.resident, words="Marmalade", by=alder.resident.account, now=NOW
    )
    asked = page(client, alder.visiting).content.decode()
    alder.case.agreement_doubts.all().delete()
    sign(alder.resident)
    after = page(client, alder.visiting).content.decode()

    def plain(words):
        return [line for line in words.splitlines() if "value=" not in line]

    assert "Priya" not in after
    assert plain(before) == plain(asked) == plain(after)


def test_signing_in_the_portal_works_without_a_script_and_twice(client, alder):
    shown = page(client, alder.resident)
    assert b"Sign" in shown.content
    told = {
        "read": "on",
        "name": "Priya Nair",
        "number": "1",
        "once": "0d0c9ad1-7d3d-4f6c-a6ad-43a7a4a8d6b1",
    }
    with clock.travelled_to(NOW):
        first = client.post("/me/agreement/", told)
        second = client.post("/me/agreement/", told)
        shown = client.get("/me/agreement/").content.decode()
        home = client.get("/me/").content.decode()

    assert first.url == second.url == "/me/agreement/"
    assert SignedAgreement.objects.count() == 1
    assert "You signed it on 13 March 2026" in shown
    assert "Read your agreement" in home


def test_the_portal_says_next_to_the_form_what_is_wrong(client, alder):
    page(client, alder.resident)
    told = {"read": "on", "name": "Priya", "number": "1"}
    with clock.travelled_to(NOW):
        words = client.post("/me/agreement/", told).content.decode()

    assert "Type your name as it is on your form." in words
    assert 'value="Priya"' in words


def test_an_adult_without_a_place_has_no_agreement(client, alder):
    Case.objects.update(stage=Case.Stage.REFERRED)

    assert page(client, alder.resident).status_code == 404


def test_the_list_shows_who_has_to_sign_in_a_fixed_number_of_queries(
    alder, dee, django_assert_max_num_queries
):
    wren = family.wren()
    sign(alder.resident)
    doubt_agreement(
        party=wren.visiting, words="Why?", by=wren.visiting.account, now=NOW
    )

    with django_assert_max_num_queries(5):
        rows = to_sign(viewer=dee)

    assert [(r.callsign, r.missing, r.asks) for r in rows] == [
        ("Wren", 2, True),
        ("Alder", 1, False),
    ]


def test_staff_see_each_copy_and_settle_a_question(client, alder, dee):
    doubt = doubt_agreement(
        party=alder.visiting, words="Photos?", by=alder.visiting.account, now=NOW
    )
    client.force_login(dee)
    with clock.travelled_to(NOW):
        url = reverse("referrals:family_agreement", args=["alder"])
        assert "Photos?" in client.get(url).content.decode()
        settle = reverse("referrals:settle_doubt", args=["alder", doubt.key])
        client.post(settle, {"answer": "On birthdays."})
        told = {
            "party": str(alder.visiting.key),
            "on_day": "12",
            "on_month": "3",
            "on_year": "2026",
            "name": "Daniel Holt",
            "seen": "on",
            "number": "1",
        }
        assert client.post(url, told).status_code == 302
        assert client.get(settle).status_code == 404
        words = client.get(reverse("referrals:agreements")).content.decode()
    assert "1 to sign" in words
    assert SignedAgreement.objects.get().way == "PAPER"


def test_a_manager_puts_a_new_version_in_force_from_the_page(client, alder):
    client.force_login(family.ruth())
    url = reverse("referrals:publish_agreement")
    with clock.travelled_to(NOW):
        assert "# Phones and photos" in client.get(url).content.decode()
        client.post(url, {"text": NEW, "seen": "1"})

    assert own_agreement(alder.resident.account).version.number == 2


def test_a_worker_reaches_none_of_these_pages(client, alder):
    client.force_login(family.sasha())
    for name, keys in (
        ("agreements", ()),
        ("publish_agreement", ()),
        ("family_agreement", ("alder",)),
    ):
        assert client.get(reverse(f"referrals:{name}", args=keys)).status_code == 404

"""Somebody worries about a child: it reaches the lead, and nothing of it is lost."""

from datetime import timedelta

import pytest

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.safeguarding.commands.block_releases import block_releases
from kinkeeper.safeguarding.commands.close_concern import close_concern
from kinkeeper.safeguarding.commands.lift_release_block import lift_release_block
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from kinkeeper.safeguarding.models import Concern
from tests import family
from tests.family import SATURDAY
from tests.privacy import stage

pytestmark = pytest.mark.django_db

NOW = stage.at(SATURDAY, 11)


def told(by, case=None, words="She said she is hungry at night.", **more) -> Concern:
    return raise_concern(case=case, words=words, by=by, now=NOW, **more)


def test_only_words_are_needed():
    """S11: sending is never blocked by anything but an empty page."""
    bea = family.bea()
    assert told(bea).state == Concern.State.OPEN
    with pytest.raises(RefusedError):
        told(bea, words="  ")


def test_a_parent_cannot_send_one_from_the_workspace():
    alder = family.alder()
    with pytest.raises(RefusedError):
        told(alder.resident.account)


def test_every_lead_gets_a_letter_that_names_nobody():
    ruth, bea = family.ruth(), family.bea()
    told(bea, family.alder().case)
    letter = Letter.objects.get()
    said = letter.unseal()
    assert said["to"] == ruth.email
    assert "Alder" not in said["body"]
    assert "Maya" not in said["body"]


def test_the_words_are_sealed_with_a_key_of_their_own():
    """P9k: the concern outlives the case file, so it has its own container."""
    alder = family.alder()
    concern = told(family.bea(), alder.case)
    assert concern.container != alder.case.container
    assert b"hungry" not in bytes(concern.sealed)
    assert Concern.objects.get().unseal()["words"].endswith("hungry at night.")


def test_a_concern_keeps_the_whole_case_without_an_end_date():
    """P9k, C-6: case file and concern, at once."""
    case = stage.wren_closed()
    assert case.obligations.get().state == Obligation.State.COUNTING
    told(family.bea(), case)
    rows = case.obligations.all()
    assert {row.kind for row in rows} == {"case_file", "safeguarding"}
    assert {row.state for row in rows} == {Obligation.State.INDEFINITE}
    assert {row.rule for row in rows} == {"P9k"}


def test_closing_the_concern_changes_nothing_about_that():
    """C-6: no further action is no reason to destroy."""
    case = stage.wren_closed()
    ruth = family.ruth()
    concern = told(ruth, case)
    close_concern(
        concern=concern, why="Talked to school.", by=ruth, now=NOW, version_seen=1
    )
    assert {row.rule for row in case.obligations.all()} == {"P9k"}


def test_a_concern_stops_an_agreed_disposal_without_telling_why():
    """C-13: taken out; the reason does not give the concern away."""
    case = stage.wren_closed()
    agreed = stage.agreed(case)
    raise_concern(
        case=case, words="A worry.", by=family.bea(), now=stage.at(stage.ELIGIBLE_ON)
    )
    agreed.item.refresh_from_db()
    assert agreed.item.state == Item.State.STOPPED
    assert "concern" not in agreed.item.stopped_why.lower()
    after = sweep_disposals(stage.ELIGIBLE_ON + timedelta(days=7))
    assert (after.disposed, after.proposed) == (0, 0)


def test_closing_needs_a_reason_and_the_lead():
    ruth, dee = family.ruth(), family.dee()
    concern = told(dee)
    with pytest.raises(RefusedError, match="lead"):
        close_concern(concern=concern, why="x", by=dee, now=NOW, version_seen=1)
    with pytest.raises(RefusedError, match="why"):
        close_concern(concern=concern, why="", by=ruth, now=NOW, version_seen=1)
    concern.refresh_from_db()
    assert concern.is_open


def test_the_lead_keeps_reports_in_the_building_and_lets_them_go_again():
    """REL-e: the switch that the release gate reads, each time with a reason."""
    case = family.alder().case
    ruth = family.ruth()
    concern = told(ruth, case)
    block_releases(concern=concern, why="Ask first.", by=ruth, now=NOW, version_seen=1)
    case.refresh_from_db()
    assert case.releases_blocked
    with pytest.raises(RefusedError):
        block_releases(concern=concern, why="Again", by=ruth, now=NOW, version_seen=2)
    concern = Concern.objects.get()
    lift_release_block(
        concern=concern, why="Cleared.", by=ruth, now=NOW, version_seen=concern.version
    )
    case.refresh_from_db()
    assert not case.releases_blocked
    log = Concern.objects.get().unseal()["log"]
    assert [line["why"] for line in log] == ["Ask first.", "Cleared."]


def test_refreshing_again_changes_nothing():
    case = stage.wren_closed()
    told(family.bea(), case)
    before = list(case.obligations.values_list("key", "facts_sha256").order_by("key"))
    obligations.refresh(case=case, now=NOW + timedelta(hours=1))
    after = list(case.obligations.values_list("key", "facts_sha256").order_by("key"))
    assert before == after


def page(client, account, url):
    client.force_login(account)
    return client.get(url)


def test_only_the_author_and_the_lead_know_that_it_exists(client):
    """Others get the same 404 as for a concern that never was."""
    concern = told(family.bea(), family.alder().case)
    url = f"/staff/concerns/{concern.key}/"
    none = "/staff/concerns/00000000-0000-4000-8000-000000000000/"
    manager = family.worker("Noor Aziz", family.Role.MANAGER)
    assert page(client, concern.author, url).status_code == 200
    assert page(client, family.ruth(), url).status_code == 200
    for other in (family.dee(), family.omar(), manager):
        answer, missing = page(client, other, url), page(client, other, none)
        assert answer.status_code == missing.status_code == 404
        assert (
            concern.reference
            not in page(client, other, "/staff/concerns/").content.decode()
        )


def test_the_author_reads_but_does_not_decide(client):
    concern = told(family.bea())
    answer = page(client, concern.author, f"/staff/concerns/{concern.key}/")
    assert b"hungry" in answer.content
    assert b"Write down" not in answer.content


def test_a_volunteer_sends_one_with_words_only(client):
    bea = family.bea()
    client.force_login(bea)
    assert b"999" in client.get("/staff/concerns/new/").content
    answer = client.post("/staff/concerns/new/?family=nobody", {"words": "A bruise."})
    assert answer.status_code == 302
    assert Concern.objects.get().author == bea


def test_a_day_that_does_not_exist_does_not_stop_the_sending(client):
    """S11: what cannot be read is kept as it was typed."""
    client.force_login(family.bea())
    typed = {
        "words": "A bruise.",
        "done": "I called.",
        "happened_on_day": "31",
        "happened_on_month": "2",
        "happened_on_year": "2026",
    }
    assert client.post("/staff/concerns/new/", typed).status_code == 302
    said = Concern.objects.get().unseal()
    assert said["done"].startswith("I called.")
    assert "31 2 2026" in said["done"]


def test_an_empty_page_is_not_sent(client):
    client.force_login(family.bea())
    answer = client.post("/staff/concerns/new/", {"words": "", "where": "Lobby"})
    assert b"Enter what happened" in answer.content
    assert b"Lobby" in answer.content
    assert not Concern.objects.exists()


def test_the_lead_says_seen_and_the_author_can_read_that(client):
    concern = told(family.bea())
    client.force_login(family.ruth())
    client.post(f"/staff/concerns/{concern.key}/seen/")
    answer = page(client, concern.author, f"/staff/concerns/{concern.key}/")
    assert b"Ruth A. read this" in answer.content


def test_the_lead_closes_it_on_the_page(client):
    concern = told(family.bea())
    client.force_login(family.ruth())
    url = f"/staff/concerns/{concern.key}/"
    short = client.post(url, {"what": "close", "why": "", "version": "1"})
    assert b"Enter why" in short.content
    client.post(url, {"what": "close", "why": "School knows.", "version": "1"})
    concern.refresh_from_db()
    assert not concern.is_open


def test_a_concern_about_no_family_is_kept_by_a_rule_too():
    """P9k: every record has a rule, also one that belongs to no case."""
    concern = told(family.bea())
    row = Obligation.objects.get(kind="safeguarding")
    assert (row.state, row.rule) == (Obligation.State.INDEFINITE, "P9k")
    assert row.record.endswith(str(concern.key))
    assert row.case is None

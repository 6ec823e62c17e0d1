"""
C-11: when we stop trading, reports go to whoever keeps them from then on.

One person decides where to, another one packs, they tell us that it arrived, and only
then may our copy go: by the same two people and seven days as everything else.
"""

import io
import json
import re
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.commands.look_again import look_again
from kinkeeper.privacy.disposal.commands.make_package import make_package
from kinkeeper.privacy.disposal.commands.settle_hand_over import (
    give_up_hand_over,
    receive_hand_over,
)
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.queries import handing_over
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import checking, packing, trading
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.privacy.records.models import HandOver, Obligation
from kinkeeper.privacy.records.queries import hand_overs
from kinkeeper.reports.models import Report
from tests import family
from tests.privacy import stage
from tests.privacy.rights import asking
from tests.reports.visits import note, signed, visit

sys.path.append(str(Path(__file__).parents[3] / "verifier"))
import open_package

pytestmark = pytest.mark.django_db
TODAY = stage.ELIGIBLE_ON
KEY = packing.fresh_key()
SUCCESSOR = "Harbour Contact Centre"


@pytest.fixture
def omar():
    return family.omar()


@pytest.fixture
def ruth():
    return family.ruth()


@pytest.fixture
def report(settings, tmp_path, monkeypatch, ruth):
    """A signed report of Alder, on a day after the company stopped trading."""
    settings.FILES_DIR = tmp_path / "files"
    settings.STAFF_MFA_REQUIRED = False
    made = family.alder()
    sasha = family.sasha()
    signed(visit(made, sasha), sasha, family.dee(), ruth)
    stage.closed(made, TODAY - timedelta(days=9))
    monkeypatch.setattr(trading, "ceased_on", lambda: TODAY - timedelta(days=2))
    checking.turn_the_day(TODAY)
    return Obligation.objects.get(kind="contact_report")


def decided(report, by, taken_by=SUCCESSOR):
    return look_again(
        promise=report, outcome="SUCCESSOR", taken_by=taken_by,
        reason="They carry on.", by=by, now=stage.at(TODAY),
    )  # fmt: skip


def packed(report, decider, packer):
    decided(report, decider)
    (group,) = handing_over.waiting(viewer=packer, today=TODAY)
    return make_package(group=group, key=KEY, by=packer, now=stage.at(TODAY))


def arrived(made, by, check=None, on=TODAY):
    made.refresh_from_db()
    return receive_hand_over(
        hand_over=made,
        check=check or made.package_sha256[:16],
        received_on=on,
        by=by,
        now=stage.at(TODAY, 15),
        version_seen=made.version,
    )


def test_the_package_opens_with_its_key_and_no_other_program(report, omar, ruth):
    """What arrives is whole: words, paper and notes, each with its digest."""
    made, sealed = packed(report, omar, ruth)
    assert b"Theo" not in sealed
    archive = zipfile.ZipFile(io.BytesIO(open_package.opened(sealed, KEY.lower())))
    manifest = json.loads(archive.read("manifest.json"))
    (record,) = manifest["records"]
    names = [file["name"].split("/")[1] for file in record["files"]]
    assert {"report.json", "report.pdf"} <= set(names)
    paper = next(f["name"] for f in record["files"] if f["name"].endswith(".pdf"))
    assert archive.read(paper).startswith(b"%PDF")
    assert (manifest["to"], manifest["hand_over"]) == (SUCCESSOR, "HO-0001")
    assert open_package.check_number(sealed) == hand_overs.check_number(made)
    with pytest.raises(ValueError, match="key is wrong"):
        open_package.opened(sealed, packing.fresh_key())
    with pytest.raises(ValueError, match="key is wrong"):
        open_package.opened(sealed[:-1] + bytes([sealed[-1] ^ 1]), KEY)


def test_who_decided_does_not_pack(report, omar):
    decided(report, omar)
    (group,) = handing_over.waiting(viewer=omar, today=TODAY)
    with pytest.raises(RefusedError, match="Somebody else"):
        make_package(group=group, key=KEY, by=omar, now=stage.at(TODAY))
    assert not HandOver.objects.exists()


def test_a_weak_key_and_a_worker_without_the_power_are_refused(report, omar, ruth):
    decided(report, omar)
    (group,) = handing_over.waiting(viewer=ruth, today=TODAY)
    with pytest.raises(RefusedError, match="key"):
        make_package(group=group, key="1234", by=ruth, now=stage.at(TODAY))
    with pytest.raises(RefusedError, match="records lead"):
        make_package(group=group, key=KEY, by=family.bea(), now=stage.at(TODAY))


def test_our_copy_goes_only_after_it_arrived_and_two_others_agreed(report, omar, ruth):
    """The floor of the 25th birthday is kept by the successor from then on."""
    made, _ = packed(report, omar, ruth)
    assert not Item.objects.exists()
    assert arrived(made, omar) == 1
    item = Item.objects.get()
    with pytest.raises(RefusedError, match="You asked for this"):
        stage.say_yes(item, omar, TODAY)
    stage.say_yes(item, ruth, TODAY)
    ana = family.worker("Ana Cole", family.Role.MANAGER)
    assert stage.say_yes(item, ana, TODAY)
    with clock.travelled_to(stage.at(TODAY + timedelta(days=7), 2)):
        sweep_disposals(TODAY + timedelta(days=6))
        assert Report.objects.exists()
        sweep_disposals(TODAY + timedelta(days=7))
    assert not Report.objects.exists()
    assert Certificate.objects.get().item.kind == "contact_report"


def test_before_it_arrived_nothing_may_go(report, omar, ruth):
    """Without a receipt the day of the birthday stands."""
    packed(report, omar, ruth)
    with pytest.raises(RefusedError, match="has not come"):
        look_again(
            promise=report, outcome="DESTROY", taken_by="", reason="Gone.",
            by=omar, now=stage.at(TODAY),
        )  # fmt: skip


def test_another_check_number_or_day_is_refused(report, omar, ruth):
    made, _ = packed(report, omar, ruth)
    with pytest.raises(RefusedError, match="check number"):
        arrived(made, omar, check="0" * 16)
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(RefusedError, match="cannot have arrived"):
            arrived(made, omar, on=day)
    made.refresh_from_db()
    assert made.state == HandOver.State.MADE


def test_the_certificate_is_signed_and_a_change_shows(report, omar, ruth):
    made, _ = packed(report, omar, ruth)
    arrived(made, omar)
    made.refresh_from_db()
    assert hand_overs.is_genuine(made)
    assert "Priya" not in hand_overs.statement(made).decode()
    HandOver.objects.update(taken_by="Somebody else")
    made.refresh_from_db()
    assert not hand_overs.is_genuine(made)


def test_what_changed_since_stays_and_is_packed_again(report, omar, ruth):
    """They have another wording than ours: ours does not go."""
    made, _ = packed(report, omar, ruth)
    note(Session.objects.get(), "A word that they do not have.")
    assert arrived(made, omar) == 0
    assert not Item.objects.exists()
    assert [one.taken_by for one in handing_over.waiting(viewer=ruth, today=TODAY)] == [
        SUCCESSOR
    ]


def test_what_is_held_stays_also_after_it_arrived(report, omar, ruth):
    made, _ = packed(report, omar, ruth)
    place_hold(
        case=report.case, kind="legal_claim", reason="A claim.", by=ruth,
        review_on=TODAY + timedelta(days=90), now=stage.at(TODAY),
    )  # fmt: skip
    assert arrived(made, omar) == 0
    assert Report.objects.exists()


def test_a_blocked_family_is_not_packed(report, omar, ruth):
    """P11c: handing over is giving out."""
    decided(report, omar)
    asking.request(report.case.parties.first(), omar, TODAY, "restriction")
    (group,) = handing_over.waiting(viewer=ruth, today=TODAY)
    with pytest.raises(RefusedError, match="not to use"):
        make_package(group=group, key=KEY, by=ruth, now=stage.at(TODAY))
    assert not HandOver.objects.exists()


def test_what_did_not_arrive_is_packed_again(report, omar, ruth):
    made, _ = packed(report, omar, ruth)
    assert handing_over.waiting(viewer=ruth, today=TODAY) == []
    give_up_hand_over(
        hand_over=made, why="The stick broke.", by=omar, now=stage.at(TODAY),
        version_seen=1,
    )  # fmt: skip
    (group,) = handing_over.waiting(viewer=ruth, today=TODAY)
    again, _ = make_package(group=group, key=KEY, by=ruth, now=stage.at(TODAY))
    assert again.reference == "HO-0002"
    with pytest.raises(RefusedError, match="settled already"):
        arrived(made, omar)


def test_the_pages_lead_from_the_plan_to_the_certificate(client, report, omar, ruth):
    """No script: the key on one page, the file by its button, the receipt after."""
    decided(report, omar)
    base = "/staff/records/hand-over/"
    client.force_login(ruth)
    with clock.travelled_to(stage.at(TODAY)):
        assert base in client.get("/staff/records/plan/").content.decode()
        listed = client.get(base).content.decode()
        url = re.search(rf'{base}new/[^"]+', listed)[0]
        page = client.get(url).content.decode()
        key = re.search(r'name="key" value="([^"]+)"', page)[1]
        assert page.count(key) == 2
        answer = client.post(url, {"key": key})
        assert (
            answer["Content-Disposition"] == 'attachment; filename="HO-0001.kinkeeper"'
        )
        check = open_package.check_number(answer.content)
        assert open_package.opened(answer.content, key)
        one = f"{base}ho-0001/"
        sent = {"act": "receive", "check": "f" * 16, "version": 1}
        day = {"received_on_day": TODAY.day, "received_on_month": TODAY.month}
        sent |= {**day, "received_on_year": TODAY.year}
        assert "not the check number" in client.post(one, sent).content.decode()
        done = client.post(one, {**sent, "check": check}, follow=True)
        told = done.content.decode()
    assert "Certificate of hand-over" in told
    assert "The signature was checked" in told
    assert "Priya" not in told.split("<main")[1]


def test_nobody_else_finds_the_pages(client, report, omar, ruth):
    packed(report, omar, ruth)
    client.force_login(family.bea())
    for path in ("", "ho-0001/", f"new/{report.key}/"):
        assert client.get(f"/staff/records/hand-over/{path}").status_code == 404

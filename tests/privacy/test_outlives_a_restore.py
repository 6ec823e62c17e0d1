"""
P12c, BK-3: what was true of the law's side before the crash is true after the restore,
before anybody signs in. Each story happens after the backup; then the database is as it
was, and the journal is read again.
"""

from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.recovery import register
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.people.commands.answer_consent import (
    Said,
    answer_consent,
    take_back_consent,
)
from kinkeeper.people.commands.record_responsibility import (
    Evidence,
    end_responsibility,
    record_responsibility,
)
from kinkeeper.people.models import Case, Consent, Responsibility, Spell
from kinkeeper.people.queries import sensitive
from kinkeeper.policy import library
from kinkeeper.privacy.disclosure.commands.recall_message import recall_message
from kinkeeper.privacy.disclosure.models import SecureMessage
from kinkeeper.privacy.disposal.commands.look_again import look_again
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.queries import handing_over
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.editions.commands.replay_edition import replay_edition
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.queries import journalled
from kinkeeper.privacy.records import obligations, replaying_paper
from kinkeeper.privacy.records.models import HandOver, Hold, Look, Obligation, PaperFile
from kinkeeper.privacy.records.queries import hand_overs
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from kinkeeper.safeguarding.models import Concern
from kinkeeper.website.commands.end_team_member import end_team_member
from tests import family
from tests.people import healthy
from tests.privacy import stage
from tests.privacy.disclosure import asking
from tests.privacy.disposal import test_hand_over as handing
from tests.privacy.disposal import test_looks as looking
from tests.privacy.disposal.test_hand_over import omar, report, ruth
from tests.privacy.disposal.test_looks import worry
from tests.privacy.editions import writing
from tests.privacy.records.test_paper import destroyed, filed
from tests.reports.visits import signed, visit

__all__ = ["omar", "report", "ruth", "worry"]
pytestmark = pytest.mark.django_db
DAY = stage.ELIGIBLE_ON


@contextmanager
def crash():
    """All that happens inside is lost; what the journal held is read again."""
    lines: dict[str, list[Line]] = {}
    with transaction.atomic():
        before = {each.kind: keys(each) for each in register.replays()}
        yield
        for each in register.replays():
            fresh = [one for one in each.lines() if one.key not in before[each.kind]]
            lines[each.kind] = fresh
        transaction.set_rollback(True)
    for each in register.replays():
        for line in lines[each.kind]:
            assert not [name for name in NAMES if name in repr(line.said)]
            with transaction.atomic():
                each.replay(line)


NAMES = ("Priya", "Theo", "Daniel", "Mia", "Sam", "afraid", "They carry on")


def keys(each: register.Replay) -> set[str]:
    return {line.key for line in each.lines()}


def test_a_receipt_is_remembered_and_our_copy_may_go(report, omar, ruth):
    """C-11: what somebody else keeps is not handed over a second time."""
    with crash():
        made, _ = handing.packed(report, omar, ruth)
        assert handing.arrived(made, omar) == 1
    back = HandOver.objects.get()
    assert (back.state, hand_overs.is_genuine(back)) == (HandOver.State.RECEIVED, True)
    assert hand_overs.is_received(report.record)
    assert handing_over.waiting(viewer=ruth, today=DAY) == []
    assert Look.objects.get().taken_by == handing.SUCCESSOR
    assert not Item.objects.exists()
    look_again(
        promise=report, outcome="DESTROY", taken_by="", reason="They have it.",
        by=omar, now=stage.at(DAY),
    )  # fmt: skip
    assert Item.objects.get().record == report.record


def test_a_package_that_did_not_arrive_is_packed_again(report, omar, ruth):
    with crash():
        made, _ = handing.packed(report, omar, ruth)
        handing.give_up_hand_over(
            hand_over=made, why="Lost.", by=omar, now=stage.at(DAY), version_seen=1
        )
    assert HandOver.objects.get().state == HandOver.State.VOID
    assert [one.taken_by for one in handing_over.waiting(viewer=ruth, today=DAY)] == [
        handing.SUCCESSOR
    ]


def test_a_look_that_kept_something_is_not_asked_for_again(worry):
    """C-7: the next look stands on the same later day."""
    ruth, *_ = looking.leads()
    with clock.travelled_to(stage.at(looking.DAY)):
        with crash():
            looking.look(worry, "KEEP", ruth)
            worry.refresh_from_db()
            later = worry.review_on
        worry.refresh_from_db()
    assert later > looking.DAY
    assert worry.review_on == later


class TestWhatMadeItStayLonger:
    """C-13: no record goes earlier because a fact was lost with the database."""

    def test_a_worry_that_came_after_the_backup_keeps_the_file(self):
        """C-6: its words are lost; the file waits under a hold until it is known."""
        case = stage.wren_closed()
        child = case.parties.filter(side="CHILD").first().person
        with clock.travelled_to(stage.at(DAY)):
            with crash():
                raise_concern(
                    case=case, child=child, words="He was afraid.",
                    by=family.bea(), now=stage.at(DAY),
                )  # fmt: skip
            assert not Concern.objects.exists()
            sweep_disposals(DAY)
            hold = Hold.objects.get()
            assert not Item.objects.exists()
        assert (hold.scope, hold.case) == (Hold.Scope.RECORD, case)
        assert "entered after it and is lost" in hold.reason

    def test_a_family_that_came_back_is_held_and_one_that_left_again_is_not(self):
        """C-5: the last that was known counts, not what was true for an hour."""
        case = stage.wren_closed()
        with clock.travelled_to(stage.at(DAY)):
            with crash():
                reopened(case)
            assert Hold.objects.count() == 1
            Hold.objects.all().delete()
            with crash():
                file = Obligation.objects.filter(kind="case_file")
                before = list(file.values_list("state", flat=True))
                reopened(case)
                assert list(file.values_list("state", flat=True)) != before
                Spell.objects.all().delete()
                left_again(case)
            assert not Hold.objects.exists()

    def test_nothing_is_held_for_what_was_only_read(self):
        case = stage.wren_closed()
        with crash():
            obligations.refresh(case=case, now=stage.at(DAY))
        assert not Hold.objects.exists()


def reopened(case: Case) -> None:
    case.refresh_from_db()
    Spell.objects.create(case=case, opened_on=DAY)
    case.stage, case.closed_on = Case.Stage.ACTIVE, None
    case.save()
    obligations.refresh(case=case, now=clock.now())


def left_again(case: Case) -> None:
    Spell.objects.all().delete()
    case.stage, case.closed_on = Case.Stage.CLOSED, stage.CLOSED_ON
    case.save()
    obligations.refresh(case=case, now=clock.now())


def test_paper_that_was_shredded_does_not_stand_on_a_shelf():
    """C-18"""
    case, omar = stage.wren_closed(), family.omar()
    first = filed(case, omar)
    with crash():
        destroyed(first, omar, family.ruth(), DAY, copy=True)
        filed(case, omar)
    kept, new = PaperFile.objects.order_by("label")
    assert (kept.state, kept.destroyed_on) == (PaperFile.State.DESTROYED, DAY)
    assert (new.label, new.holds_what) == ("P-0002", replaying_paper.LOST)
    assert new.case == case


def test_whoever_left_the_team_may_not_sign_in_again():
    """P12a: the account and the roles of somebody who left stay ended."""
    ruth, ana = family.ruth(), family.worker("Ana Cole", Role.MANAGER)
    with crash():
        end_team_member(member=ana, by=ruth, now=stage.at(DAY))
    ana.refresh_from_db()
    assert not ana.is_active
    assert not ana.grants.filter(ended_on=None).exists()


def test_a_link_that_was_taken_back_leads_nowhere(settings, tmp_path):
    """P10b: the same for a report that was kept in the building by the lead."""
    settings.FILES_DIR = tmp_path / "files"
    made, sasha, ruth = family.alder(), family.sasha(), family.ruth()
    asking.may_be_texted(made.visiting)
    session = visit(made, sasha)
    signed(session, sasha, family.dee(), ruth)
    asking.decide(asking.ask(made.visiting, session), ruth)
    message = asking.message_sent()
    with crash():
        recall_message(message=message, by=ruth, now=asking.SOON)
        Case.objects.filter(pk=made.case.pk).update(releases_blocked=True)
    again = SecureMessage.objects.get()
    assert not again.is_live(asking.SOON + timedelta(minutes=1))
    assert Case.objects.get().releases_blocked


def test_a_no_stays_a_no():
    """P8h, CN-2, CN-4: what one parent forbids is not read again, a yes or not."""
    made, dee, day = family.alder(), family.dee(), clock.today()
    maya, mother, father = made.children[0], made.resident, made.visiting
    healthy.kept(maya, mother, "no nuts")
    with crash():
        (yes,) = Consent.objects.all()
        take_back_consent(consent=yes, way="PHONE", by=dee, now=clock.now())
    assert sensitive.for_the_room(made.case, today=day) == ""
    assert Consent.objects.get().ended_on == day

    healthy.kept(maya, mother, "no nuts")
    assert sensitive.for_the_room(made.case, today=day)
    held = Evidence("SAID", day)
    record_responsibility(
        child=maya, holder=father, evidence=held, by=dee, now=clock.now()
    )
    no = Said("HEALTH", yes=False, capacity="PARENT", way="PHONE")
    with crash():
        answer_consent(about=maya, giver=father, said=no, by=dee, now=clock.now())
    assert sensitive.for_the_room(made.case, today=day) == ""
    assert [one.yes for one in Consent.objects.filter(given_by=father)] == [False]


def test_whoever_acts_no_more_for_a_child_says_yes_no_more():
    """P8h: parental responsibility that ended does not come back."""
    made, dee, day = family.alder(), family.dee(), clock.today()
    healthy.kept(made.children[0], made.resident, "no nuts")
    with crash():
        (held,) = Responsibility.objects.all()
        end_responsibility(
            responsibility=held,
            on=day,
            words="The court ended it.",
            by=dee,
            now=clock.now(),
            version_seen=held.version,
        )
    assert Responsibility.objects.get().to_on == day
    assert sensitive.for_the_room(made.case, today=day) == ""


def test_an_edition_is_published_also_on_a_new_machine(tmp_path, monkeypatch):
    """P14: no other policy counts because a file was lost."""
    monkeypatch.setenv("POLICY_DIR", str(tmp_path / "policy"))
    omar, ruth = family.omar(), family.ruth()
    with clock.travelled_to(writing.at(writing.WRITTEN_ON)):
        with crash():
            draft = writing.published(omar, ruth)
            text = library.edition_of(draft.edition).content
            monkeypatch.setenv("POLICY_DIR", str(tmp_path / "new machine"))
        assert library.edition_of(draft.edition).content == text
    back = DraftEdition.objects.get()
    assert (back.state, back.approver) == (DraftEdition.State.PUBLISHED, ruth)
    (line,) = journalled.editions()
    assert replay_edition(line=line) == Replayed.ALREADY


def test_every_kind_of_line_is_told_to_who_puts_a_backup_back():
    """BK-3: docs/recovery.md says of each fact what becomes of it."""
    told = (Path(__file__).parents[2] / "docs" / "recovery.md").read_text()
    missing = [each.kind for each in register.replays() if f"`{each.kind}`" not in told]
    assert missing == []

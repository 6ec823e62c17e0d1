"""A worry about somebody who works here: that person never learns of it."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.privacy.disposal.queries import knowing
from kinkeeper.privacy.records.kept_from import kept_from
from kinkeeper.rules.safeguarding import circle
from kinkeeper.rules.safeguarding.circle import Access
from kinkeeper.safeguarding.commands.close_concern import close_concern
from kinkeeper.safeguarding.commands.end_reader import end_reader
from kinkeeper.safeguarding.commands.name_reader import name_reader
from kinkeeper.safeguarding.commands.raise_concern import About, raise_concern
from kinkeeper.safeguarding.models import Concern, Named, Opening
from kinkeeper.safeguarding.queries.concerns import (
    access_of,
    concern_by_key,
    concerns_visible_to,
)
from tests import family
from tests.family import SATURDAY
from tests.privacy import stage

pytestmark = pytest.mark.django_db

NOW = stage.at(SATURDAY, 11)
WORRY = "He was alone with Theo behind a closed door."


def told(by, subject=None, case=None, kind="WORKER") -> Concern:
    about = About(kind=kind, subject=subject)
    return raise_concern(words=WORRY, by=by, now=NOW, case=case, about=about)


def lead(name="Lena Fox") -> Account:
    return family.worker(name, Role.SAFEGUARDING_LEAD)


def test_the_lead_whom_it_is_about_never_learns_of_it(client):
    """P7e: no list, no page, no letter, no record life."""
    ruth, lena, bea = family.ruth(), lead(), family.bea()
    concern = told(bea, subject=ruth, case=family.alder().case)
    assert [one.account for one in concern.named.all()] == [lena]
    assert ruth.email not in {letter.unseal()["to"] for letter in Letter.objects.all()}
    assert not concerns_visible_to(ruth).exists()
    client.force_login(ruth)
    for end in ("", "open/", "chronology/", "readers/", "outside/new/", "alerts/new/"):
        url = f"/staff/concerns/{concern.key}/{end}"
        assert client.get(url).status_code == 404, url
    said = client.get("/staff/concerns/").content.decode()
    assert concern.reference not in said
    assert concern_by_key(concern.key, viewer=lena) == concern


def test_the_record_life_does_not_give_it_away():
    """K4: the file is kept, and the reason stays with who was named."""
    ruth, lena = family.ruth(), lead()
    case = family.alder().case
    concern = told(family.bea(), subject=ruth, case=case)
    name = f"safeguarding.Concern:{concern.key}"
    assert kept_from(ruth) == {name}
    assert kept_from(lena) == frozenset()
    assert not knowing.visible(ruth).filter(record=name).exists()
    assert knowing.visible(lena).filter(record=name).exists()
    assert not knowing.eyes_of(ruth).knows_concerns(case.pk)
    assert knowing.eyes_of(lena).knows_concerns(case.pk)


def test_other_leads_decide_and_the_author_keeps_their_words():
    ruth, bea, omar = family.ruth(), family.bea(), family.omar()
    concern = told(bea, subject=omar)
    assert access_of(concern, viewer=ruth) is Access.DECIDE
    assert access_of(concern, viewer=bea) is Access.OWN_WORDS
    assert access_of(concern, viewer=omar) is Access.NONE
    close_concern(concern=concern, why="Looked at.", by=ruth, now=NOW, version_seen=1)


def test_where_the_only_lead_is_the_subject_the_manager_reads_it():
    lena, noor = lead(), family.worker("Noor Aziz", Role.MANAGER)
    concern = told(family.bea(), subject=lena)
    assert [one.account for one in concern.named.all()] == [noor]


def test_nothing_is_lost_where_nobody_is_left_to_read_it():
    """It is kept; the page tells the author to call."""
    lena = lead()
    concern = told(family.bea(), subject=lena)
    assert not concern.named.exists()
    assert concern.unseal()["words"] == WORRY


def test_about_a_worker_without_a_name_is_for_named_people_too():
    ruth = family.ruth()
    concern = told(family.bea())
    assert concern.restricted
    assert [one.account for one in concern.named.all()] == [ruth]


def test_the_database_refuses_a_subject_without_the_circle():
    concern = told(family.bea(), kind="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.filter(pk=concern.pk).update(subject=family.ruth())


def test_one_more_person_is_named_and_let_go_with_a_reason():
    ruth, dee = family.ruth(), family.dee()
    concern = told(family.bea(), subject=family.omar())
    with pytest.raises(Http404):
        concern_by_key(concern.key, viewer=dee)
    name_reader(
        concern=concern, account=dee, why="She helps.", by=ruth, now=NOW, version_seen=1
    )
    assert access_of(concern, viewer=dee) is Access.DECIDE
    with pytest.raises(RefusedError, match="already"):
        name_reader(
            concern=concern, account=dee, why="x", by=ruth, now=NOW, version_seen=2
        )
    concern.refresh_from_db()
    end_reader(
        concern=concern,
        account=dee,
        why="Done.",
        by=ruth,
        now=NOW,
        version_seen=concern.version,
    )
    assert access_of(concern, viewer=dee) is Access.NONE
    log = Concern.objects.get().unseal()["log"]
    assert [line["why"] for line in log] == ["She helps.", "Done."]


def test_the_subject_cannot_be_named_and_the_last_reader_stays():
    ruth, omar = family.ruth(), family.omar()
    concern = told(family.bea(), subject=omar)
    with pytest.raises(RefusedError, match="cannot be named"):
        name_reader(
            concern=concern, account=omar, why="x", by=ruth, now=NOW, version_seen=1
        )
    concern = Concern.objects.get()
    with pytest.raises(RefusedError, match="first"):
        end_reader(
            concern=concern, account=ruth, why="x", by=ruth, now=NOW, version_seen=1
        )


FLAGS = list(product((False, True), repeat=6))


@pytest.mark.parametrize("flags", FLAGS)
def test_the_database_answers_as_the_rule(flags):
    """Every combination: list, page and rule say the same."""
    leads, wrote, named, subject, opened, restricted = flags
    if subject and not restricted:
        return  # The database refuses it, see above.
    viewer = family.worker(
        "Vera Ash", Role.SAFEGUARDING_LEAD if leads else Role.VOLUNTEER
    )
    author = viewer if wrote else family.bea()
    concern = told(author, kind="")
    Named.objects.all().delete()
    concern.restricted, concern.subject = restricted, viewer if subject else None
    concern.save()
    now = clock.now()
    if named:
        Named.objects.create(concern=concern, account=viewer, from_at=now)
    if opened:
        Opening.objects.create(
            concern=concern,
            container=concern.container,
            account=viewer,
            reason=Opening.Reason.DANGER,
            opened_at=now,
            until=now + timedelta(minutes=5),
        )
    expected = circle.access(
        circle.Reader(leads, wrote, named, subject, opened), restricted=restricted
    )
    seen = concerns_visible_to(viewer).filter(pk=concern.pk).exists()
    assert seen is (expected > Access.NONE)
    assert access_of(concern, viewer=viewer) is expected

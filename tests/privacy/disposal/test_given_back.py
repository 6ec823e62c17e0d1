"""
C-12: what we hold for another body is theirs: it is given back, or goes when they say.

Our table proposes nothing to destroy. Somebody decides by what they told us, in
writing; the rest is as with everything that leaves or ends.
"""

import io
import json
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files import store
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.commands.look_again import look_again
from kinkeeper.privacy.disposal.commands.make_package import make_package
from kinkeeper.privacy.disposal.commands.say_whose import say_whose
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.queries import handing_over, looking, whole_file
from kinkeeper.privacy.disposal.queries.anothers import undecided
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.privacy.records.models import Obligation
from tests import family
from tests.privacy import stage
from tests.privacy.disposal.test_hand_over import KEY, arrived

sys.path.append(str(Path(__file__).parents[3] / "verifier"))
import open_package

pytestmark = pytest.mark.django_db
TODAY = stage.ELIGIBLE_ON
COUNCIL = "Avon Council"


@pytest.fixture
def omar():
    return family.omar()


@pytest.fixture
def ruth():
    return family.ruth()


@pytest.fixture
def file(settings, tmp_path):
    """The file of Wren, which we hold for the council, when its time is over."""
    settings.FILES_DIR = tmp_path / "files"
    settings.STAFF_MFA_REQUIRED = False
    case = stage.wren_closed()
    Case.objects.filter(pk=case.pk).update(our_role=Case.OurRole.PROCESSOR)
    case.refresh_from_db()
    stage.letter(case, "We wrote to the father.")
    now = stage.at(stage.OPENED_ON)
    store.put(case.container, b"A scan.", media_type="text/plain", now=now)
    obligations.refresh(case=case, now=stage.at(stage.CLOSED_ON))
    return Obligation.objects.get(kind="case_file")


def decided(file, outcome, by, taken_by=COUNCIL, on=TODAY):
    return look_again(
        promise=file, outcome=outcome, taken_by=taken_by,
        reason="Their letter of 1 April.", by=by, now=stage.at(on),
    )  # fmt: skip


def gone(item, *people):
    for person in people:
        stage.say_yes(item, person, TODAY)
    later = TODAY + timedelta(days=7)
    with clock.travelled_to(stage.at(later, 2)):
        sweep_disposals(later)
    return Certificate.objects.filter(item=item).first()


def test_it_is_never_proposed_and_waits_for_somebody_to_decide(file, omar):
    assert sweep_disposals(TODAY).proposed == 0
    before = TODAY - timedelta(days=1)
    assert looking.plan(viewer=omar, today=before) == []
    (line,) = looking.plan(viewer=omar, today=TODAY)
    assert line.promise == file
    names = [name for name, _ in looking.outcomes(file)]
    assert names == ["RETURN", "DESTROY"]
    assert [each.key for each in undecided(TODAY)] == [file.key]
    decided(file, "RETURN", omar)
    assert list(undecided(TODAY)) == []


def test_it_is_given_back_whole_and_our_copy_goes_after_they_have_it(file, omar, ruth):
    """Every table of the file is in the package, and every stored file."""
    decided(file, "RETURN", omar)
    (group,) = handing_over.waiting(viewer=ruth, today=TODAY)
    made, sealed = make_package(group=group, key=KEY, by=ruth, now=stage.at(TODAY))
    archive = zipfile.ZipFile(io.BytesIO(open_package.opened(sealed, KEY)))
    (record,) = json.loads(archive.read("manifest.json"))["records"]
    names = {each["name"].partition("/")[2]: each["name"] for each in record["files"]}
    told = archive.read(names["people.Correspondence.json"]).decode()
    assert "We wrote to the father." in told
    assert "Webb" in archive.read(names["people.Person.json"]).decode()
    scans = [name for name in names if name.startswith("files/")]
    assert [archive.read(names[name]) for name in scans] == [b"A scan."]
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert bytes(file.case.container.wrapped) not in everything
    assert b"argon2" not in everything

    assert arrived(made, omar) == 1
    ana = family.worker("Ana Cole", family.Role.MANAGER)
    certificate = gone(Item.objects.get(), ruth, ana)
    assert certificate.item.kind == "case_file"
    assert Case.objects.get().file_destroyed_on == TODAY + timedelta(days=7)


def test_it_is_destroyed_when_they_told_us_to(file, omar, ruth):
    decided(file, "DESTROY", omar)
    ana = family.worker("Ana Cole", family.Role.MANAGER)
    assert gone(Item.objects.get(), ruth, ana) is not None
    assert Case.objects.get().file_destroyed_on is not None


def test_nobody_destroys_it_without_a_word_of_theirs(file, omar):
    with pytest.raises(RefusedError, match="which organisation"):
        decided(file, "DESTROY", omar, taken_by=" ")
    with pytest.raises(RefusedError, match="cannot be decided"):
        decided(file, "KEEP", omar)
    assert not Item.objects.exists()


def test_before_its_time_and_while_it_is_held_nothing_goes(file, omar, ruth):
    """C-8: a hold reaches it as everything else."""
    with pytest.raises(RefusedError, match="time is not over"):
        decided(file, "DESTROY", omar, on=TODAY - timedelta(days=1))
    place_hold(
        case=file.case, kind="legal_claim", reason="A claim.", by=ruth,
        review_on=TODAY + timedelta(days=90), now=stage.at(TODAY),
    )  # fmt: skip
    with pytest.raises(RefusedError, match="on hold"):
        decided(file, "DESTROY", omar)


def test_ours_is_not_given_back(omar):
    case = stage.wren_closed()
    mine = case.obligations.get(kind="case_file")
    assert looking.plan(viewer=omar, today=TODAY) == []
    with pytest.raises(RefusedError, match="ours to decide"):
        decided(mine, "RETURN", omar)


def test_a_way_leads_from_each_table_of_a_file_to_its_family():
    """A new table of the case file is given back too, or named here with its reason."""
    lost = [
        label
        for label in whole_file.tables()[2:]
        if not whole_file.way_to(apps.get_model(label))
    ]
    assert set(lost) <= {"mail.Letter", "mail.Text", *NOT_OF_THE_FAMILY}


# Somebody's own working week and sign-in; whether two people are one, in two families.
NOT_OF_THE_FAMILY = {
    "contact_sessions.Away",
    "contact_sessions.Shift",
    "people.PersonMatch",
    "tablets.Pin",
}


def test_somebody_says_whose_it_is_and_what_was_proposed_is_taken_out(client, omar):
    """C-12, C-13: from the page that says why it is kept; twice at once is refused."""
    case = stage.wren_closed()
    item = stage.proposed(case)
    key = case.obligations.get(kind="case_file").key
    url = f"/staff/records/whose/{key}/"
    client.force_login(omar)
    with clock.travelled_to(stage.at(TODAY)):
        why = client.get(f"/staff/records/why/{key}/").content.decode()
        assert url in why
        assert "We decide" in client.get(url).content.decode()
        seen = {"our_role": "processor", "version": case.version}
        done = client.post(url, seen, follow=True).content.decode()
        assert "We hold it for another body" in done
        assert "Somebody else changed" in client.post(url, seen).content.decode()
    item.refresh_from_db()
    assert item.state == Item.State.STOPPED
    assert looking.plan(viewer=omar, today=TODAY)[0].promise.key == key
    client.force_login(family.bea())
    assert client.get(url).status_code == 404
    with pytest.raises(RefusedError, match="records lead"):
        say_whose(
            case=case, our_role="joint", by=family.dee(), now=stage.at(TODAY),
            version_seen=case.version,
        )  # fmt: skip


def test_the_pages_lead_to_it(client, file, omar):
    client.force_login(omar)
    with clock.travelled_to(stage.at(TODAY)):
        listed = client.get("/staff/records/again/").content.decode()
        assert "See the plan" in listed
        assert "another body" in listed
        url = f"/staff/records/again/{file.key}/"
        assert url in client.get("/staff/records/plan/").content.decode()
        page = client.get(url).content.decode()
        assert "Give it back" in page
        assert "they told us to" in page

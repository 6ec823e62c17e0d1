"""A worry turns out to be about a family: its file follows, its circle stays."""

import pytest
from django.http import Http404

from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.privacy.disposal.queries import knowing
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.safeguarding.circle import Access
from kinkeeper.safeguarding.commands.raise_concern import About, raise_concern
from kinkeeper.safeguarding.commands.tie_concern import tie_concern
from kinkeeper.safeguarding.models import Concern
from kinkeeper.safeguarding.queries.chronology import chronology
from kinkeeper.safeguarding.queries.concerns import access_of, concern_by_key
from tests import family
from tests.family import SATURDAY
from tests.privacy import stage

pytestmark = pytest.mark.django_db

NOW = stage.at(SATURDAY, 11)
LATER = stage.at(SATURDAY, 16)


def general(about: About | None = None) -> Concern:
    """Bea saw something outside, and did not know whom it was about."""
    words = "A grey car waited by the gate."
    return raise_concern(words=words, by=family.bea(), now=NOW, about=about or About())


def tie(concern, case, by, **changes):
    told = {"why": "The number plate is in the file.", "version_seen": concern.version}
    tie_concern(concern=concern, case=case, by=by, now=LATER, **told | changes)
    concern.refresh_from_db()


def test_the_file_of_the_family_is_kept_from_then_on():
    """P9k, C-6: its own row moves along, with the edition that it was written under."""
    ruth, alder, concern = family.ruth(), family.alder(), general()
    alone = Obligation.objects.get(record__contains=str(concern.key))
    assert alone.case is None
    tie(concern, alder.case, ruth)
    rows = Obligation.objects.filter(record=alone.record)
    assert [(row.case, row.policy_version) for row in rows] == [
        (alder.case, alone.policy_version)
    ]
    file = alder.case.obligations.exclude(record=alone.record)
    assert file.exists()
    assert {row.rule for row in file} == {"P9k"}
    log = concern.unseal()["log"]
    assert [line["what"] for line in log] == [f"Tied to family {alder.case.reference}"]
    assert Event.objects.filter(action="concern.tied").count() == 1


def test_what_was_written_of_the_same_people_stands_beside_it():
    ruth, alder, concern = family.ruth(), family.alder(), general()
    raise_concern(words="A bruise.", by=ruth, now=NOW, case=alder.case)
    assert len(chronology(concern, viewer=ruth)) == 1
    tie(concern, alder.case, ruth)
    words = [one.words for one in chronology(concern, viewer=ruth)]
    assert sorted(words) == ["A bruise.", "A grey car waited by the gate."]


def test_only_once_with_a_reason_by_who_decides_and_to_a_family_that_is_there():
    """P7e: two leads at once, no second tie, and no word of whose family it is not."""
    ruth, dee, alder = family.ruth(), family.dee(), family.alder()
    wren, concern = family.wren(), general()
    sam = wren.case.parties.get(side="CHILD").person
    for by, told in (
        (dee, {}),
        (concern.author, {}),
        (ruth, {"why": " "}),
        (ruth, {"child": sam}),
    ):
        with pytest.raises(RefusedError):
            tie(Concern.objects.get(), alder.case, by, **told)
    assert Concern.objects.get().case is None
    assert alder.case.concerns.count() == 0
    tie(Concern.objects.get(), alder.case, ruth)
    with pytest.raises(StaleError):
        tie(concern, wren.case, ruth, version_seen=1)
    with pytest.raises(RefusedError, match="already"):
        tie(Concern.objects.get(), wren.case, ruth)
    assert Concern.objects.get().case == alder.case


def test_named_people_alone_know_of_it_afterwards_too():
    """P7e: the subject learns nothing, and the record life gives nothing away."""
    subject = family.ruth()
    lena = family.worker("Lena Fox", Role.SAFEGUARDING_LEAD)
    alder = family.alder()
    concern = general(About(kind="WORKER", subject=subject))
    with pytest.raises(RefusedError):
        tie(concern, alder.case, subject)
    concern = Concern.objects.get()
    tie(concern, alder.case, lena)
    assert access_of(concern, viewer=subject) is Access.NONE
    with pytest.raises(Http404):
        concern_by_key(concern.key, viewer=subject)
    name = f"safeguarding.Concern:{concern.key}"
    assert not knowing.visible(subject).filter(record=name).exists()
    assert knowing.visible(lena).filter(record=name).exists()
    assert not knowing.eyes_of(subject).knows_concerns(alder.case.pk)


def test_the_lead_finds_the_family_then_says_why(client):
    """S11: from the concern, in two steps that need no JavaScript."""
    ruth, alder, concern = family.ruth(), family.alder(), general()
    url = f"/staff/concerns/{concern.key}/family/"
    client.force_login(concern.author)
    assert client.get(url).status_code == 404
    client.force_login(ruth)
    assert url in client.get(f"/staff/concerns/{concern.key}/").content.decode()
    assert "no family with this sign" in client.get(f"{url}?family=nobody").text
    theo = alder.case.parties.filter(side="CHILD").first().person
    found = client.get(f"{url}?family=alder").text
    assert theo.given_name in found
    told = {"child": str(theo.key), "why": "", "version": concern.version}
    assert "how you know" in client.post(f"{url}?family=alder", told).text
    told["why"] = "The number plate."
    assert client.post(f"{url}?family=alder", told).status_code == 302
    concern.refresh_from_db()
    assert (concern.case, concern.child) == (alder.case, theo)
    page = client.get(f"/staff/concerns/{concern.key}/").content.decode()
    assert f"Tied to family {alder.case.reference}" in page
    assert url not in page
    assert client.get(url).status_code == 404
    assert client.post(f"{url}?family=alder", told).status_code == 302

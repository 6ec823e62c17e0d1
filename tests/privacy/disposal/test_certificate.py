"""What is left of a record: a certificate, and a proof for who holds a copy (S14)."""

import json
import re
from datetime import timedelta

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import sealer
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.files import store
from kinkeeper.people.models import Correspondence
from kinkeeper.privacy.disposal.models import Certificate
from kinkeeper.privacy.disposal.queries import certified, manifests, proving
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import imprint, obligations, register
from kinkeeper.privacy.records.register import Location
from tests import family
from tests.privacy import stage
from tests.privacy.stage import ELIGIBLE_ON

pytestmark = pytest.mark.django_db

GONE_ON = ELIGIBLE_ON + timedelta(days=7)
SCAN = b"A scan of a form that Mia signed."
URL = "/staff/records/certificates/dc-0001/"
NAMES = ("Mia", "Webb", "Tom", "Rees", "Sam", "Wren", "Omar", "Ruth")


@pytest.fixture
def gone(settings, tmp_path):
    """A disposed family of which one letter and one file were copied before."""
    settings.FILES_DIR = tmp_path / "files"
    case = stage.wren_closed()
    stage.letter(case, "marmalade skies")
    now = stage.at(stage.CLOSED_ON)
    store.put(case.container, SCAN, media_type="text/plain", now=now)
    obligations.refresh(case=case, now=now)
    row = imprint.copies_of(Correspondence.objects.all())[0]
    agreed = stage.agreed(case)
    with clock.travelled_to(stage.at(GONE_ON, 2)):
        sweep_disposals(GONE_ON)
        yield Certificate.objects.get(), row, agreed


def leaf_of(certificate, part):
    manifest = certificate.manifest
    numbers = range(len(manifests.leaves_of(manifest)))
    return next(n for n in numbers if manifests.part_of(manifest, n) == part)


@pytest.mark.parametrize("part", ["letters and calls", "sealed files"])
def test_who_has_a_copy_and_its_salt_can_prove_it(gone, part):
    """P9h: a row or a file, with its place and its salt, is shown to be on the list."""
    certificate, row, agreed = gone
    copy = SCAN if part == "sealed files" else row
    number = leaf_of(certificate, part)
    salt = manifests.salt_of(certificate.manifest, number).hex()
    asked = {"copy": copy, "viewer": agreed.omar, "number": number}
    found = proving.prove(certificate, salt=salt, **asked)
    assert (found.was_there, found.part, found.genuine) == (True, part, True)
    changed = asked | {"copy": copy + b" "}
    assert not proving.prove(certificate, salt=salt, **changed).was_there
    assert not proving.prove(certificate, salt="00" * 16, **asked).was_there
    assert not proving.prove(certificate, salt="no hex", **asked).was_there
    other = asked | {"number": 0 if number else 1}
    assert not proving.prove(certificate, salt=salt, **other).was_there


def test_the_list_without_salts_tells_nobody_anything(gone):
    """Whoever has the export and the very copy, but no salt, cannot find it."""
    certificate, row, _ = gone
    exported = json.dumps(list(certified.exported()))
    for salt in range(len(manifests.leaves_of(certificate.manifest))):
        assert manifests.salt_of(certificate.manifest, salt).hex() not in exported
    for digest in (imprint.digest_of_copy(row), imprint.digest_of_file("00" * 32)):
        assert digest.hex() not in exported


def test_the_salts_are_for_approvers_alone_and_each_time_is_recorded(client, gone):
    _, _, agreed = gone
    client.force_login(family.dee())
    assert client.get(f"{URL}leaves/").status_code == 404
    assert f"{URL}leaves/" not in client.get(f"{URL}prove/").content.decode()
    client.force_login(agreed.omar)
    assert f"{URL}leaves/" in client.get(f"{URL}prove/").content.decode()
    told = client.get(f"{URL}leaves/").json()
    assert {"number", "part", "salt", "digest"} == set(told["leaves"][0])
    assert Event.objects.get(action="leaves.viewed").by_id == agreed.omar.pk


def test_the_page_checks_a_copy(client, gone):
    certificate, _, agreed = gone
    client.force_login(agreed.omar)
    number = leaf_of(certificate, "sealed files")
    salt = manifests.salt_of(certificate.manifest, number).hex()
    for content, said in ((SCAN, "Yes. This copy was"), (b"Other", "do not fit")):
        copy = SimpleUploadedFile("copy.txt", content)
        sent = {"copy": copy, "number": number, "salt": salt}
        assert said in client.post(f"{URL}prove/", sent).content.decode()


def test_the_certificate_is_a_pdf_without_names(client, gone):
    """S14: rule with its edition, offices and numbers, the entry of the log."""
    _, _, agreed = gone
    with clock.travelled_to(stage.at(GONE_ON, 3)):
        sealer.seal(clock.now())
    client.force_login(agreed.omar)
    page = client.get(URL).content.decode()
    assert re.search(r"P9f[^<]*@", page)
    assert "Records lead, number" in page
    assert "Not sealed yet" not in page
    assert "Provisional until" in page
    on_a_server = connection.vendor == "postgresql"
    assert ("logs what it changes" in page) == on_a_server
    answer = client.get(f"{URL}file/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="DC-0001.pdf"'
    words = _words_of(answer.content)
    assert "DC-0001" in words
    for name in NAMES:
        assert name not in page.split("<main")[1]
        assert name not in words


def test_the_register_is_a_table_file(client, gone):
    _, _, agreed = gone
    client.force_login(agreed.omar)
    said = client.get("/staff/records/certificates/table/").content.decode()
    assert "DC-0001" in said
    assert not any(name in said for name in NAMES)


def test_paper_keeps_it_open_until_it_is_certified(client, gone, monkeypatch):
    """C-18: complete only when each place is certified and no backup is left."""
    certificate, _, agreed = gone
    client.force_login(agreed.omar)
    place = Location("1", "Paper, label P-0001")
    monkeypatch.setattr(register, "_locations", [lambda record: [place]])
    said = client.get(URL).content.decode()
    assert "Electronic part done" in said
    assert "Outstanding" in said
    done = Location("1", "Paper, label P-0001", GONE_ON)
    monkeypatch.setattr(register, "_locations", [lambda record: [done]])
    assert "Electronic part done" not in client.get(URL).content.decode()
    with clock.travelled_to(stage.at(certificate.backups_clear_on)):
        client.force_login(agreed.omar)
        assert "No copy is left" in client.get(URL).content.decode()


def _words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_range() for page in document)

"""
`kinkeeper ledger prove`: what was held and destroyed, for who has a copy and its salt.

K5: nobody else learns anything, not even whether we ever held it.
"""

from datetime import timedelta

import pytest

from kinkeeper.config import cli
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.models import Event
from kinkeeper.people.models import Correspondence
from kinkeeper.privacy.disposal.models import Certificate
from kinkeeper.privacy.disposal.queries import manifests
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import imprint, obligations
from tests.privacy import stage

pytestmark = pytest.mark.django_db
GONE_ON = stage.ELIGIBLE_ON + timedelta(days=7)
NOTHING = "No certificate covers this copy with this salt."


@pytest.fixture
def letter(tmp_path):
    """A letter of a family that has gone: the file with its copy, and its salt."""
    case = stage.wren_closed()
    stage.letter(case, "marmalade skies")
    obligations.refresh(case=case, now=stage.at(stage.CLOSED_ON))
    copy = tmp_path / "letter.bin"
    copy.write_bytes(imprint.copies_of(Correspondence.objects.all())[0])
    stage.agreed(case)
    with clock.travelled_to(stage.at(GONE_ON, 2)):
        sweep_disposals(GONE_ON)
    manifest = Certificate.objects.get().manifest
    leaves = range(len(manifests.leaves_of(manifest)))
    letters = (
        number
        for number in leaves
        if manifests.part_of(manifest, number) == "letters and calls"
    )
    return copy, manifests.salt_of(manifest, next(letters)).hex()


def prove(copy, salt, *more):
    return cli.main(["ledger", "prove", *more, "--copy", str(copy), "--salt", salt])


def test_who_has_a_copy_and_its_salt_can_prove_when_it_went(letter, capsys):
    copy, salt = letter
    assert prove(copy, salt) == 0
    said = capsys.readouterr().out
    assert "Certificate DC-0001, record KK-0098" in said
    assert "destroyed on 10 April 2026" in said
    assert "Rule P9f" in said
    assert "The signature is true." in said
    assert Event.objects.filter(action="proof.asked").exists()


def test_an_outsider_proves_it_from_an_export_without_our_database(
    letter, tmp_path, capsys
):
    copy, salt = letter
    folder = tmp_path / "out"
    trail.record("refused", about="page", by=None)
    assert cli.main(["ledger", "export", str(folder)]) == 0
    Certificate.objects.all().delete()
    capsys.readouterr()
    assert prove(copy, salt, str(folder)) == 0
    assert "The signature is true." in capsys.readouterr().out
    told = folder / "certificates.jsonl"
    told.write_text(told.read_text().replace("2026-04-10", "2026-04-09"))
    assert prove(copy, salt, str(folder)) == 1
    assert "DOES NOT FIT" in capsys.readouterr().out


def test_everything_else_gives_one_and_the_same_answer(letter, tmp_path, capsys):
    """A wrong salt, a changed copy, and what we never held look alike."""
    copy, salt = letter
    other = tmp_path / "other.bin"
    other.write_bytes(copy.read_bytes() + b" ")
    for tried, with_salt in ((copy, "00" * 16), (other, salt), (other, "11" * 16)):
        assert prove(tried, with_salt) == 1
        said = capsys.readouterr()
        assert (said.out, said.err.strip()) == ("", NOTHING)


def test_what_cannot_be_read_is_said(letter, tmp_path, capsys):
    copy, salt = letter
    assert prove(tmp_path / "none", salt) == 1
    assert prove(copy, "no hex") == 1
    assert prove(copy, salt, str(tmp_path)) == 1
    assert cli.main(["ledger", "prove"]) == 1
    said = capsys.readouterr().err
    assert "cannot be read" in said
    assert "The salt is" in said
    assert "not an export" in said
    assert "--copy" in said

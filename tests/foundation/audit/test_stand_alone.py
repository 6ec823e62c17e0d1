"""Somebody outside checks the log, without our software (K5)."""

import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from runpy import run_path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import (
    bundle,
    ending,
    merkle,
    sealer,
    signing,
    trail,
    verifying,
)
from kinkeeper.foundation.audit.models import Checkpoint, Event, Leaf
from kinkeeper.foundation.recovery.register import Replayed
from kinkeeper.privacy.disposal.commands.replay_disposal import replay_disposal
from kinkeeper.privacy.disposal.models import Certificate
from kinkeeper.privacy.disposal.queries import certified, journalled
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from tests import family
from tests.privacy import stage

pytestmark = pytest.mark.django_db

VERIFIER = Path(__file__).parents[3] / "verifier" / "verify_ledger.py"
# Without site-packages: Django cannot be imported, nor anything else of ours.
ALONE = [sys.executable, "-I", "-S"]


def record_some(count: int = 7) -> None:
    dee = family.dee()
    for number in range(count):
        trail.record("page.viewed", about=f"page:{number}", by=dee, purpose="a test")
    sealer.seal(clock.now())


def exported(folder: Path, name: str = "bundle") -> Path:
    made = folder / name
    bundle.write_bundle(
        made, certificates=certified.exported(), with_events=True, now=clock.now()
    )
    return made


def outside(made: Path, *more: object) -> tuple[int, str]:
    done = subprocess.run(
        [*ALONE, str(VERIFIER), str(made), *map(str, more)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def saved(folder: Path) -> Path:
    path = folder / "checkpoint.txt"
    head = bundle.last_head()
    assert head is not None
    path.write_text(bundle.checkpoint_text(head))
    return path


def test_there_really_is_no_django_where_the_verifier_runs():
    done = subprocess.run(
        [*ALONE, "-c", "import django"], capture_output=True, check=False
    )
    assert done.returncode != 0


def test_a_whole_log_passes_outside(tmp_path):
    """K5: leaves, heads, events, key and an earlier checkpoint."""
    record_some(3)
    earlier = saved(tmp_path)
    trail.record("later", about="x", by=None)
    sealer.seal(clock.now())
    made = exported(tmp_path)
    key = tmp_path / "key.txt"
    shutil.copy(made / "public-key.txt", key)

    status, said = outside(made, "--key", key, "--against", earlier)

    assert status == 0, said
    assert "Whole: 4 leaves, 2 signed heads, 4 events, 0 ended by date" in said


def test_a_certificate_is_checked_outside(tmp_path):
    """P9l: signature, list and the event in the log."""
    stage.agreed(stage.wren_closed())
    sweep_disposals(stage.ELIGIBLE_ON + timedelta(days=7))
    sealer.seal(clock.now())
    made = exported(tmp_path)
    assert outside(made)[0] == 0
    assert "1 certificates" in outside(made)[1]
    words = "".join(path.read_text(errors="replace") for path in made.iterdir())
    for name in ("Mia", "Webb", "Tom", "Rees", "Wren", "Omar", "Ruth"):
        assert name not in words

    path = made / "certificates.jsonl"
    path.write_text(path.read_text().replace("P9f", "P9e"))

    status, said = outside(made)
    assert status == 1
    assert "Certificate DC-0001 has no valid signature." in said


def test_a_certificate_that_the_log_does_not_know_is_found(tmp_path):
    stage.agreed(stage.wren_closed())
    sweep_disposals(stage.ELIGIBLE_ON + timedelta(days=7))
    sealer.seal(clock.now())
    assert certified.check_all() == certified.Checked(count=1)

    Event.objects.filter(action="disposal.done").delete()

    assert certified.check_all().faults == ["Certificate DC-0001 is not in the log."]
    assert "Certificate DC-0001 is not in the log." in outside(exported(tmp_path))[1]


def test_a_certificate_of_what_was_destroyed_again_is_known_outside(tmp_path):
    """BK-3, P9l: after a restore the log's only event of it is that of the replay."""
    stage.agreed(stage.wren_closed())
    day = stage.ELIGIBLE_ON + timedelta(days=7)
    with transaction.atomic():
        sweep_disposals(day)
        (line,) = journalled.lines()
        transaction.set_rollback(True)
    assert replay_disposal(line=line, now=stage.at(day)) is Replayed.DONE
    sealer.seal(clock.now())
    assert not Event.objects.filter(action="disposal.done").exists()

    status, said = outside(exported(tmp_path))

    assert (status, "1 certificates" in said) == (0, True), said
    assert certified.check_all() == certified.Checked(count=1)


def test_a_certificate_that_was_taken_away_is_missed():
    stage.agreed(stage.wren_closed())
    sweep_disposals(stage.ELIGIBLE_ON + timedelta(days=7))
    Certificate.objects.get().delete()

    assert certified.check_all().faults == [
        "Certificate DC-0001 is in the log and was taken away."
    ]


def change_an_event() -> None:
    Event.objects.filter(sealed_as=2).update(by_id=None)


def delete_an_event() -> None:
    Event.objects.filter(sealed_as=2).delete()


def delete_the_last_leaf() -> None:
    Leaf.objects.filter(number=6).delete()


def delete_a_leaf_within() -> None:
    Leaf.objects.filter(number=2).delete()


def swap_two_heads() -> None:
    first, second = Checkpoint.objects.order_by("size")
    roots = bytes(first.root), bytes(second.root)
    signs = bytes(first.signature), bytes(second.signature)
    Checkpoint.objects.filter(pk=first.pk).update(root=roots[1], signature=signs[1])
    Checkpoint.objects.filter(pk=second.pk).update(root=roots[0], signature=signs[0])


def sign_with_another_key() -> None:
    head = Checkpoint.objects.order_by("-size").first()
    signature = bytearray(head.signature)
    signature[3] ^= 1
    Checkpoint.objects.filter(pk=head.pk).update(signature=bytes(signature))


def cut_off_the_end() -> None:
    """Leaf, event and head of the last round, as if it had never been."""
    Leaf.objects.filter(number__gte=3).delete()
    Event.objects.filter(sealed_as__gte=3).delete()
    Checkpoint.objects.filter(size__gt=3).delete()


def begin_again_and_sign() -> None:
    """With the key in hand: another history, signed as ours is."""
    events = Event.objects.order_by("sealed_as")
    Event.objects.filter(sealed_as=1).update(by_id=None)
    leaves = []
    for number, event in enumerate(events):
        digest = merkle.leaf_hash(sealer.body_of(event), bytes(event.salt))
        Leaf.objects.filter(number=number).update(digest=digest)
        leaves.append(digest)
    for head in Checkpoint.objects.all():
        root = merkle.root_of(leaves[: head.size])
        signature = signing.sign(sealer.note(head.size, root))
        Checkpoint.objects.filter(pk=head.pk).update(root=root, signature=signature)


ATTACKS = {
    change_an_event: "changed",
    delete_an_event: "taken away",
    delete_the_last_leaf: "shorter than its",
    swap_two_heads: "does not fit the leaves",
    sign_with_another_key: "has no valid signature",
    cut_off_the_end: "shorter than the saved checkpoint",
    begin_again_and_sign: "saved checkpoint does not fit",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_somebody_did_to_the_log_is_found_inside_and_outside(attack, tmp_path):
    """K5: both verifiers find it; the saved checkpoint finds what a key could hide."""
    record_some(3)
    trail.record("later", about="x", by=None)
    for number in range(3):
        trail.record("page.viewed", about=f"later:{number}", by=None)
    sealer.seal(clock.now())
    kept = saved(tmp_path)
    assert verifying.verify(kept.read_bytes()).faults == []

    attack()

    faults = verifying.verify(kept.read_bytes()).faults
    assert any(ATTACKS[attack] in fault for fault in faults), faults
    status, said = outside(exported(tmp_path), "--against", kept)
    assert status == 1
    assert ATTACKS[attack] in said


def test_a_leaf_that_is_missing_within_is_found_inside_and_outside(tmp_path):
    record_some()
    delete_a_leaf_within()

    assert verifying.verify().faults == ["Leaf 2 is missing."]
    status, said = outside(exported(tmp_path))
    assert status == 1
    assert "shorter than its signed head" in said


def test_another_key_than_the_one_that_was_kept_is_found(tmp_path):
    record_some()
    key = tmp_path / "key.txt"
    key.write_text(f"ed25519 {'09' * 32}\n")

    status, said = outside(exported(tmp_path), "--key", key)

    assert status == 1
    assert "another key than the one you kept" in said


def test_what_ended_by_date_passes_outside(tmp_path):
    """P12a: the body is gone, the proof stays."""
    with clock.travelled_to(clock.moment(date(2025, 3, 14), 10)):
        trail.record("refused", about="page", by=None)
    record_some()
    ending.end_security(date(2025, 3, 14))
    sealer.seal(clock.now())

    status, said = outside(exported(tmp_path))

    assert status == 0, said
    assert "1 ended by date" in said


def test_a_folder_that_is_no_export_is_refused(tmp_path):
    assert outside(tmp_path)[0] == 2
    record_some(1)
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(FileExistsError):
        bundle.write_bundle(
            tmp_path, certificates=[], with_events=False, now=clock.now()
        )


def test_lines_that_are_not_an_event_each_are_not_read(tmp_path):
    """K5: lines are read many at once; two in one, or one in two, is no export."""
    record_some()
    made = exported(tmp_path)
    path = made / "events.jsonl"
    whole = path.read_text()
    for changed in (
        whole.replace("}\n{", "},{", 1),
        whole.replace(", ", "\n", 1),
        whole.replace("}\n{", "}\n\n{", 1),
        whole.replace("}\n{", "},\n{", 1),
    ):
        assert changed != whole
        path.write_text(changed)
        assert outside(made)[0] == 2
    path.write_text(whole)
    assert outside(made)[0] == 0


def test_the_log_goes_out_without_bodies_unless_asked_for(tmp_path):
    record_some()
    made = tmp_path / "bundle"
    bundle.write_bundle(made, certificates=[], with_events=False, now=clock.now())
    assert not (made / "events.jsonl").exists()
    assert outside(made)[0] == 0


def test_the_program_judges_signatures_as_the_library_does():
    """Also changed ones, and those whose number is written in a second way."""
    alone = run_path(str(VERIFIER))
    is_signed, order = alone["is_signed"], alone["ORDER"]
    for number in range(20):
        key = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        public = key.public_key().public_bytes_raw()
        message = bytes([number]) * number
        good = key.sign(message)
        again = (int.from_bytes(good[32:], "little") + order).to_bytes(32, "little")
        assert is_signed(public, message, good)
        assert not is_signed(public, message + b"x", good)
        assert not is_signed(public, message, good[:32] + again)
        assert not is_signed(good[:32], message, good)
        for place in (0, 31, 32, 60):
            changed = bytearray(good)
            changed[place] ^= 1
            assert not is_signed(public, message, bytes(changed))

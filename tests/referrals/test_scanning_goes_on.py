"""One paper that cannot be scanned keeps no other from being scanned."""

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.files import scanning, store
from kinkeeper.referrals.commands.release_paper import release_paper
from kinkeeper.referrals.models import Attachment
from kinkeeper.referrals.tasks import scan_waiting_papers
from tests import family
from tests.referrals.test_papers import put

pytestmark = pytest.mark.django_db


def damaged(paper, _by):
    place = store.path_of(paper.file.key)
    place.write_bytes(place.read_bytes()[:-1] + b"?")


def lost(paper, _by):
    store.path_of(paper.file.key).unlink()


def destroyed(paper, _by):
    Attachment.objects.filter(pk=paper.pk).delete()


def let_be_opened(paper, by):
    release_paper(attachment=paper, reason="They rang", by=by, now=clock.now())


@pytest.mark.parametrize(
    ("befalls", "meanwhile"),
    [(damaged, False), (lost, False), (destroyed, True), (let_be_opened, True)],
)
def test_one_paper_in_trouble_keeps_no_other_waiting(
    befalls, meanwhile, settings, monkeypatch, dee
):
    """K3: before the round, or while the scanner still thinks about it."""
    home = family.alder()
    settings.CLAMAV_SOCKET = "/run/clamd"
    first, second = (put(home, dee, scanned=False) for _ in range(2))
    asked = []

    def ask(_place, content):
        if meanwhile and not asked:
            befalls(first, dee)
        asked.append(content)
        return b"stream: OK"

    monkeypatch.setattr(scanning, "_ask", ask)
    if not meanwhile:
        befalls(first, dee)

    assert scan_waiting_papers(clock.now()) == 1
    second.refresh_from_db()
    assert second.scanned
    assert not Attachment.objects.filter(pk=first.pk, scanned=True).exists()
    assert Event.objects.filter(action="paper.scanned").count() == 1

"""Who may have a calendar address for records, and what an end of it does."""

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.privacy.disposal.commands.end_dates_link import end_dates_link
from kinkeeper.privacy.disposal.commands.make_dates_link import make_dates_link
from kinkeeper.privacy.disposal.commands.send_checkpoint import send_checkpoint
from kinkeeper.privacy.disposal.models import DatesLink
from tests import family

pytestmark = pytest.mark.django_db


def test_a_new_address_ends_the_old_one_and_only_a_digest_is_kept():
    """K4"""
    ruth = family.ruth()
    first = make_dates_link(by=ruth, now=clock.now())
    second = make_dates_link(by=ruth, now=clock.now())

    kept = DatesLink.objects.get(account=ruth).token_sha256
    assert first != second
    assert first not in kept
    assert second not in kept
    end_dates_link(by=ruth)
    end_dates_link(by=ruth)
    assert not DatesLink.objects.exists()


def test_a_volunteer_gets_no_address():
    bea = family.worker("Bea Lund", Role.VOLUNTEER)
    with pytest.raises(RefusedError, match="look after records"):
        make_dates_link(by=bea, now=clock.now())


def test_the_head_of_the_log_goes_to_its_readers_only():
    """P12a: a copy outside shows whether the log was rewritten."""
    family.ruth()
    family.worker("Bea Lund", Role.VOLUNTEER)
    assert send_checkpoint(checkpoint="origin\n41\nabcd\n", now=clock.now()) == 1
    assert Letter.objects.count() == 1

"""What each act of the set-up refuses, whichever page asks."""

import pytest

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy.rewriting import with_value
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.setup.commands.answer_step import answer_step
from kinkeeper.setup.commands.claim_centre import Founder, claim_centre
from kinkeeper.setup.commands.leave_list import leave_list
from kinkeeper.setup.commands.open_centre import open_centre
from kinkeeper.setup.commands.save_answers import save_answers
from kinkeeper.setup.models import SetupStep
from kinkeeper.setup.queries.steps import Step
from tests import family
from tests.setup.answers import NOW, TODAY

pytestmark = pytest.mark.django_db


def test_a_centre_with_a_team_is_claimed_by_nobody(manager):
    """P12b"""
    founder = Founder("Vic Lowe", "vic@example.org", "six", "1", TODAY)
    with pytest.raises(RefusedError, match="Sign in instead"):
        claim_centre(code="", founder=founder, now=NOW)


def saved(by, rewrite):
    return save_answers(
        step=Step.CENTRE, rewrite=rewrite, by=by, now=NOW, version_seen=0
    )


def test_an_answer_that_cannot_be_written_leaves_nothing_behind(manager):
    with pytest.raises(RefusedError, match="cannot be written into the policy"):
        saved(manager, lambda text: with_value(text, "controller", "pets", "3"))

    assert not DraftEdition.objects.exists()
    assert not SetupStep.objects.exists()


def test_a_text_that_is_no_policy_any_more_is_refused(manager):
    with pytest.raises(RefusedError):
        saved(manager, lambda text: "name = ")


def test_a_co_ordinator_sets_nothing_up(manager):
    dee = family.dee()
    for act in (
        lambda: answer_step(step=Step.PRICES, by=dee, now=NOW),
        lambda: open_centre(by=dee, now=NOW, version_seen=0),
        lambda: leave_list(by=dee, now=NOW),
    ):
        with pytest.raises(RefusedError, match="Only a manager"):
            act()


def test_the_list_stays_while_the_centre_is_not_open(client, manager):
    client.get("/staff/setup/")
    with pytest.raises(RefusedError, match="Open the centre first"):
        leave_list(by=manager, now=NOW)

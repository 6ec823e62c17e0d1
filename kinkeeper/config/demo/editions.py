"""A new edition of the policy on its way: one change takes something, one gives."""

from kinkeeper.config.demo.world import World
from kinkeeper.foundation import clock
from kinkeeper.policy.rewriting import with_period, with_value
from kinkeeper.privacy.editions.commands.begin_draft import begin_draft
from kinkeeper.privacy.editions.commands.check_draft import check_draft
from kinkeeper.privacy.editions.commands.save_draft import save_draft
from kinkeeper.privacy.editions.models import DraftEdition

BEGUN_DAYS_AGO = 6
SELF_REFERRED, YEARS = "P9f", 2
GRACE_DAYS = 20


def write_next_edition(world: World) -> None:
    """Let the records lead write an edition that waits for the manager's yes."""
    author, moment = world.team.records_lead, world.ago(BEGUN_DAYS_AGO, 16)
    with clock.travelled_to(moment):
        draft = begin_draft(by=author, now=moment)
        text = with_period(draft.text, SELF_REFERRED, YEARS, "years")
        text = with_value(text, "settings", "disposal_grace_days", GRACE_DAYS)
        save_draft(
            draft=draft,
            text=text,
            by=author,
            now=moment,
            version_seen=draft.version,
        )
        draft = DraftEdition.objects.get(pk=draft.pk)
        check_draft(draft=draft, by=author, now=moment, version_seen=draft.version)

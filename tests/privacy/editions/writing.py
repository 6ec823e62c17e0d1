"""An edition on its way from a draft to the shelf, as the tests need it."""

from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.policy.rewriting import with_period, with_value
from kinkeeper.privacy.editions.commands.approve_draft import approve_draft
from kinkeeper.privacy.editions.commands.begin_draft import begin_draft
from kinkeeper.privacy.editions.commands.check_draft import check_draft
from kinkeeper.privacy.editions.commands.publish_edition import publish_edition
from kinkeeper.privacy.editions.commands.put_on_shelf import put_on_shelf
from kinkeeper.privacy.editions.commands.save_draft import save_draft
from kinkeeper.privacy.editions.models import DraftEdition

WRITTEN_ON = date(2027, 1, 11)
COUNTS_FROM = date(2027, 3, 1)


def at(day):
    return clock.moment(day, 11)


def longer_p9f(text, years=2):
    return with_period(text, "P9f", years, "years")


def quicker(text):
    """A change that takes nothing away: less time to carry a disposal out."""
    return with_value(text, "settings", "disposal_grace_days", 20)


def fresh(draft):
    return DraftEdition.objects.get(pk=draft.pk)


def drafted(author, change=longer_p9f, on=WRITTEN_ON):
    draft = begin_draft(by=author, now=at(on))
    save_draft(
        draft=draft,
        text=change(draft.text),
        by=author,
        now=at(on),
        version_seen=draft.version,
    )
    return fresh(draft)


def checked(author, change=longer_p9f, on=WRITTEN_ON):
    draft = drafted(author, change, on)
    check_draft(draft=draft, by=author, now=at(on), version_seen=draft.version)
    return fresh(draft)


def approved(author, approver, change=longer_p9f, on=WRITTEN_ON, judgement=""):
    draft = checked(author, change, on)
    approve_draft(
        draft=draft,
        judgement=judgement,
        by=approver,
        now=at(on),
        version_seen=draft.version,
    )
    return fresh(draft)


def published(author, approver, change=longer_p9f, on=WRITTEN_ON):
    draft = approved(author, approver, change, on)
    publish_edition(draft=draft, by=approver, now=at(on), version_seen=draft.version)
    # A test's transaction is never committed, so what follows the commit is done here.
    put_on_shelf(fresh(draft))
    return fresh(draft)

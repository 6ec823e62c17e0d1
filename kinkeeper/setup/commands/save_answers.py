from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy.rewriting import NotThereError
from kinkeeper.privacy.editions.commands.begin_first_edition import begin_first_edition
from kinkeeper.privacy.editions.commands.save_draft import save_draft
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.setup.commands.answer_step import answer_step
from kinkeeper.setup.queries.drafted import first_draft
from kinkeeper.setup.queries.standing import Stage, stage


@trail.command
def save_answers(
    *,
    step: str,
    rewrite: Callable[[str], str],
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> DraftEdition:
    """
    Write the answers of one step into the first edition, which nobody relies on yet.

    `rewrite` takes its text and returns the changed one. Raises RefusedError when the
    centre is open (then it takes a new edition), and StaleError.
    """
    once_only.claim(once, by=by)
    if stage() is not Stage.CLAIMED:
        raise RefusedError(
            "The centre is open, so this is a change of the policy. Begin a new "
            "edition: people are told first, and a second person approves."
        )
    draft, seen = first_draft(viewer=by), version_seen
    if draft is None:
        draft = begin_first_edition(by=by, now=now)
        seen = draft.version
    try:
        text = rewrite(draft.text)
    except (NotThereError, ValueError) as error:
        raise RefusedError(f"This cannot be written into the policy: {error}") from None
    saved = save_draft(
        draft=draft,
        text=text,
        by=by,
        now=now,
        version_seen=seen,
    )
    answer_step(step=step, by=by, now=now)
    return saved

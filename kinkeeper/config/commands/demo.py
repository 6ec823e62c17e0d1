"""`kinkeeper demo`: a made-up centre in an empty database."""

import json
from pathlib import Path

from kinkeeper.config.django_up import ready_database, up


def run(*, size: str, manifest: Path | None) -> int:
    """
    Fill an empty database. `size` is small, busy or provider.

    Raises CannotError when somebody is on file or can sign in already.
    """
    up()
    from django.conf import settings

    from kinkeeper.config.cli import CannotError
    from kinkeeper.config.demo import manifest as telling
    from kinkeeper.config.demo import playing
    from kinkeeper.config.demo.sizes import SIZES
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.accounts.models import Account
    from kinkeeper.foundation.recovery import journal
    from kinkeeper.people.models import Case

    ready_database()
    if Case.objects.exists() or Account.objects.exists():
        raise CannotError(
            "There is something in this database already. "
            "A made-up centre needs an empty one, so that nobody real is mixed in."
        )
    if journal.is_behind():
        raise CannotError(
            f"The journal in {settings.JOURNAL_DIR} is of another database. "
            "Move that folder away first."
        )
    played = playing.build(SIZES[size], now=clock.now())
    if manifest is not None:
        told = telling.manifest(played, base=settings.BASE_URL)
        manifest.write_text(json.dumps(told, indent=1, ensure_ascii=False))
    print(f"A made-up centre of {len(played.lives)} families is ready.")
    return 0

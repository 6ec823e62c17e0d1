"""`kinkeeper promises`: each promise of the policy, checked on the live data."""

import json

from kinkeeper.config.django_up import up


def run(*, as_json: bool) -> int:
    """Check every promise now and keep what was found. 1 if one is broken."""
    up()
    from kinkeeper.foundation import clock
    from kinkeeper.website.commands.check_promises import check_and_keep
    from kinkeeper.website.queries.ledger import ASKED

    found = check_and_keep(why=ASKED, now=clock.now())
    if as_json:
        print(
            json.dumps(
                [
                    {
                        "id": promise.id,
                        "clause": promise.clause,
                        "statement": promise.statement,
                        "kept": promise.kept,
                        "figure": promise.figure,
                        "checked_at": promise.checked_at.isoformat(),
                    }
                    for promise in found
                ]
            )
        )
    else:
        words = {True: "kept", False: "BROKEN", None: "not checked yet"}
        for promise in found:
            print(f"{words[promise.kept]:16} {promise.statement} ({promise.figure})")
    return 1 if any(promise.kept is False for promise in found) else 0

"""`kinkeeper promises`: each promise of the policy, checked on the live data."""

import json

from kinkeeper.config.django_up import up


def run(*, as_json: bool) -> int:
    up()
    from kinkeeper.website.queries.promises import promises

    found = promises()
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

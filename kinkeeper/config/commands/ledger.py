"""`kinkeeper ledger verify`: is the audit log whole, and are the certificates true?"""

import sys
from pathlib import Path

from kinkeeper.config.django_up import up


def run(*, against: Path | None) -> int:
    up()
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.audit import sealer, verifying

    sealer.seal(clock.now())
    verdict = verifying.verify(against.read_bytes() if against else None)
    for fault in verdict.faults:
        print(fault, file=sys.stderr)
    if verdict.faults:
        return 1
    print(
        f"The log is whole: {verdict.events} events, {verdict.leaves} leaves, "
        f"{verdict.checkpoints} signed heads."
    )
    return 0

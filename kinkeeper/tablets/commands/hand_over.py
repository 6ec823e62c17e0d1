from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.tablets.models import SharedTablet


@trail.command
def hand_over(*, tablet: SharedTablet, by: Account, alone: bool) -> None:
    """Record that somebody let go of a tablet. `alone`: it lay untouched too long."""
    trail.record(
        "tablet.covered" if alone else "tablet.handed_over", about=tablet, by=by
    )

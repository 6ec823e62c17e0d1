"""What this app holds: the case file, and enquiries that stand for themselves."""

from kinkeeper.referrals.records.case_file import (
    facts,
    holding_any,
    holdings,
    register_parts,
)
from kinkeeper.referrals.records.enquiries import register_enquiries
from kinkeeper.referrals.records.replaying import register_replay

__all__ = [
    "facts",
    "holding_any",
    "holdings",
    "register_enquiries",
    "register_parts",
    "register_replay",
]

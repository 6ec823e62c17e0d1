"""What this app holds, how it ends, and how it comes back after a restore."""

from kinkeeper.privacy.rights.records.held import register_records
from kinkeeper.privacy.rights.records.replaying import register_replays

__all__ = ["register_records", "register_replays"]

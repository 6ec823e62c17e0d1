"""Whether a published edition is the one that this installation signed (PV-1)."""

from pathlib import Path

from kinkeeper.foundation.audit import signing
from kinkeeper.policy import shelf


def message_of(version: str, sha256: str) -> bytes:
    """Return what the signature of an edition signs."""
    return f"kinkeeper edition {version}\n{sha256}\n".encode()


def is_signed(version: str, sha256: str) -> bool:
    """Tell whether an edition in the folder bears a signature of this installation."""
    file = Path(shelf.folder()) / f"{version}{shelf.SIGNATURE}"
    try:
        signature = bytes.fromhex(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return False
    return signing.is_signed(message_of(version, sha256), signature)

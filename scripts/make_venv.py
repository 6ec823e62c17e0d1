"""Make `.venv` and install a lock into it. Standard library only.

Usage: make_venv.py LOCK [LOCK ...]. Every package is checked against the hash in its
lock. Works without `ensurepip` (a bare Debian) when the outer Python has pip.
"""

import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / ".venv"
PYTHON = HERE / "bin" / "python"


def main(locks: list[str]) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit("Kinkeeper needs Python 3.11 or newer.")
    if not PYTHON.exists():
        print("Making .venv", flush=True)
        venv.create(HERE, with_pip=_has("ensurepip"), symlinks=True)
    pip = _pip()
    for lock in locks:
        _run([*pip, "install", "--quiet", "--require-hashes", "--no-deps", "-r", lock])
    _run([*pip, "install", "--quiet", "--no-deps", "--no-build-isolation", "-e", "."])


def _pip() -> list[str]:
    if (HERE / "bin" / "pip").exists():
        return [str(PYTHON), "-m", "pip"]
    if _has("pip"):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    sys.exit(
        "This Python has neither ensurepip nor pip. "
        "Install Debian's python3-venv, or any Python 3.11 that has pip."
    )


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _run(command: list[str]) -> None:
    # A virtual environment of its own: what the caller's shell prefers stays outside.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONHOME"}
    subprocess.run(command, check=True, cwd=ROOT, env=environment)  # noqa: S603


if __name__ == "__main__":
    main(sys.argv[1:])

"""
Copies the faces of the pages out of the installed font packages.

No font file is in the repository. `make` runs this once; without it, or without the
packages, pages use the reader's system fonts. The files are copied or losslessly
compressed, never cut down: their licence reserves the name "Source" for whole copies,
and asks that the licence travels with them.
"""

import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

FOLDER = Path("ui") / "fonts"


@dataclass(frozen=True)
class Face:
    """One face: its package, its file, and the weights it stands for."""

    package: str
    file: str
    family: str
    weights: str
    slant: str = "normal"


SANS, SERIF = "font_source_sans_pro", "font_source_serif_pro"
FACES = (
    Face(SANS, "SourceSansPro-Regular", "Source Sans Pro", "400"),
    Face(SANS, "SourceSansPro-Semibold", "Source Sans Pro", "600 700"),
    Face(SANS, "SourceSansPro-It", "Source Sans Pro", "400", "italic"),
    Face(SERIF, "SourceSerifPro-Regular", "Source Serif Pro", "400 500"),
    Face(SERIF, "SourceSerifPro-Semibold", "Source Serif Pro", "600 700"),
)


def gather(static_target: Path) -> list[Path]:
    """
    Write fonts, licences and `faces.css` under `static_target`, and return the files.

    Packages that are not installed are left out. The result is the same each time.
    """
    target = static_target / FOLDER
    installed = [face for face in FACES if find_spec(face.package)]
    if not installed:
        return []
    target.mkdir(parents=True, exist_ok=True)
    written = [_copy(face, target) for face in installed]
    rules = [_rule(face, path) for face, path in zip(installed, written, strict=True)]
    css = target / "faces.css"
    css.write_text("\n".join(rules), encoding="utf-8")
    licences = [
        _licence(name, target) for name in sorted({f.package for f in installed})
    ]
    return [*written, css, *licences]


def _copy(face: Face, target: Path) -> Path:
    source = files(face.package) / "files" / f"{face.file}.ttf"
    whole = source.read_bytes()
    small = _compressed(whole)
    path = target / f"{face.file}{'.woff2' if small else '.ttf'}"
    path.write_bytes(small or whole)
    return path


def _compressed(whole: bytes) -> bytes | None:
    """Return the font as WOFF2, or None where the tools for it are not installed."""
    if not (find_spec("fontTools") and find_spec("brotli")):
        return None
    font = import_module("fontTools.ttLib").TTFont(BytesIO(whole))
    font.flavor = "woff2"
    packed = BytesIO()
    font.save(packed)
    return packed.getvalue()


def _rule(face: Face, path: Path) -> str:
    kind = "woff2" if path.suffix == ".woff2" else "truetype"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.slant};'
        f" font-weight: {face.weights}; font-display: swap;"
        f' src: url("{path.name}") format("{kind}"); }}\n'
    )


def _licence(package: str, target: Path) -> Path:
    path = target / f"LICENSE-{package.removeprefix('font_').replace('_', '-')}.txt"
    path.write_bytes((files(package) / "files" / "LICENSE.txt").read_bytes())
    return path


if __name__ == "__main__":
    for gathered in gather(Path(sys.argv[1])):
        sys.stdout.write(f"{gathered}\n")

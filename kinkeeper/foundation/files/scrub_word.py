"""
The process that cleans one Word file and ends. Started by `cleaning`, by its path.

Danger: what comes in was made by a stranger. As in `scrub`: little memory, little time,
no file is opened. It reads the media type on the first line of the pipe, then the
bytes; it writes the media type with a 0 for "no preview", a line end, the clean bytes.

Only the parts that are drawn are put into a new bundle. Author, company, comments,
settings and thumbnails stay behind; names of writers and marks of editing are blanked;
photos lose what they tell. Refused: macros, files inside, anything that is fetched from
elsewhere when it opens, and changes that are still tracked, for they show old words.
"""

import re
import resource
import sys
import zipfile
from io import BytesIO

from PIL import Image

MEMORY = 1024 * 1024 * 1024
SECONDS = 30
MOST_BYTES = 60 * 1024 * 1024
MOST_PARTS = 500
TOO_BIG, BROKEN, ACTIVE, TRACKED = 4, 5, 6, 7

_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/_rels/[\w.]+\.rels"
    r"|word/(document|styles|numbering|fontTable|footnotes|endnotes)\.xml"
    r"|word/(header|footer)\d*\.xml|word/theme/theme\d+\.xml"
    r"|word/media/[\w-]+\.(png|jpe?g)"
)
_ACTIVE_PARTS = re.compile(r"vba|activeX|embeddings|\.bin$|afchunk|customUI", re.I)
_ACTIVE_WORDS = re.compile(
    rb"macroEnabled|<!DOCTYPE|<!ENTITY|altChunk|<\w*:?OLEObject|<\w*:?control\b"
    rb"|DDEAUTO|\bDDE\b|INCLUDETEXT|INCLUDEPICTURE",
    re.I,
)
_TRACKED_WORDS = re.compile(rb"<w:(del|ins|moveFrom|moveTo|delText)[ >]")
_OUTSIDE = re.compile(rb'TargetMode\s*=\s*["\']External', re.I)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?/>")
_TARGET = re.compile(rb'\bTarget\s*=\s*["\']([^"\']*)["\']')
_OVERRIDE = re.compile(rb'<(?:\w+:)?Override\b[^>]*?PartName="/([^"]*)"[^>]*?/>')
_COMMENTED = re.compile(rb"<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*?/>")
_WROTE = re.compile(rb'(\s[\w]+:(?:author|initials|date|userId)\s*=\s*)"[^"]*"')
_EDITED = re.compile(rb'\s\w+:rsid\w*\s*=\s*"[^"]*"|\sw14:(?:para|text)Id="[^"]*"')
_REMARK = re.compile(rb"<!--.*?-->", re.S)


def scrub(content: bytes) -> bytes:
    """Return the Word file with nothing but what is drawn."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old:
        parts = old.infolist()
        if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_BYTES:
            sys.exit(TOO_BIG)
        names = [part.filename for part in parts]
        if any(_ACTIVE_PARTS.search(name) for name in names):
            sys.exit(ACTIVE)
        kept = dict.fromkeys(name for name in names if _KEPT.fullmatch(name))
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in kept:
                # A day of its own: when it was written tells something, too.
                told = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                told.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(told, _part(name, old.read(name), set(kept)))
    return out.getvalue()


def _part(name: str, content: bytes, kept: set[str]) -> bytes:
    if name.startswith("word/media/"):
        return _photo(content)
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        sys.exit(BROKEN)
    plain = _REMARK.sub(b"", content)
    if _ACTIVE_WORDS.search(plain):
        sys.exit(ACTIVE)
    if name.endswith(".rels"):
        return _RELATION.sub(lambda found: _relation(name, found[0], kept), plain)
    if name == "[Content_Types].xml":
        return _OVERRIDE.sub(
            lambda found: found[0] if found[1].decode() in kept else b"", plain
        )
    if _TRACKED_WORDS.search(plain):
        sys.exit(TRACKED)
    return _EDITED.sub(b"", _WROTE.sub(rb'\1""', _COMMENTED.sub(b"", plain)))


def _relation(name: str, told: bytes, kept: set[str]) -> bytes:
    """Return a relation to a part that is kept, or to a page behind a link."""
    if _OUTSIDE.search(told):
        if b"/hyperlink" not in told:
            sys.exit(ACTIVE)
        return told
    found = _TARGET.search(told)
    target = found[1].decode() if found else ""
    folder = "word/" if name.startswith("word/") else ""
    whole = target.lstrip("/") if target.startswith("/") else folder + target
    return told if whole in kept else b""


def _photo(content: bytes) -> bytes:
    with Image.open(BytesIO(content), formats=["JPEG", "PNG"]) as opened:
        kind = opened.format or "PNG"
        plain = opened.convert("RGBA" if "A" in opened.getbands() else "RGB")
    clean = Image.new(plain.mode, plain.size)
    clean.paste(plain)
    out = BytesIO()
    clean.save(out, kind)
    return out.getvalue()


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    media_type = sys.stdin.buffer.readline().strip()
    clean = scrub(sys.stdin.buffer.read())
    sys.stdout.buffer.write(media_type + b" 0\n" + clean)


if __name__ == "__main__":
    main()

"""
The process that cleans one file and ends. Started by `cleaning`, by its path.

Danger: what comes in was made by a stranger. This process may use little memory and
little time, opens no file, and whatever breaks it breaks nothing else. It reads the
media type on the first line of the pipe, then the bytes. It writes a line with the
media type as it is now and the length of the preview, the clean bytes, the preview.

A picture is drawn anew, point by point: place, camera, time and comments are gone. A
photo from an iPhone becomes a JPEG, which every machine can open. A
PDF is put together anew from its pages: author, comments, forms, scripts, files inside
and links that open by themselves stay behind, and so does what its photos tell.
"""

import resource
import sys
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image, ImageOps
from pypdfium2 import raw

MEMORY = 1536 * 1024 * 1024
SECONDS = 30
MOST_PAGES = 200
MOST_POINTS = 60_000_000
LOCKED, TOO_BIG, BROKEN = 3, 4, 5
QUALITY = 88
_ENDS_WITH_LOCK = raw.FPDF_ERR_PASSWORD
# Parts of a JPEG that hold words and places. 0xE2 and 0xEE say how colours are meant.
_TOLD = {*range(0xE1, 0xF0), 0xFE} - {0xE2, 0xEE}
_SCAN = 0xDA
_KINDS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/heic": "HEIF"}
# The longer side of a preview, in points, and how closely it is drawn.
SMALL, SMALL_QUALITY = 640, 70


def scrub(media_type: str, content: bytes) -> tuple[str, bytes]:
    """Return what it is now, and its bytes without what it tells beside its pages."""
    if media_type == "application/pdf":
        return media_type, _pdf(content)
    if media_type == "image/heic":
        # Only for these photos: it takes time to load.
        import pi_heif  # noqa: PLC0415

        pi_heif.register_heif_opener(thumbnails=False)
        return "image/jpeg", _picture(content, "HEIF", "JPEG")
    return media_type, _picture(content, _KINDS[media_type], _KINDS[media_type])


def preview(media_type: str, clean: bytes) -> bytes:
    """Return a small JPEG of the first page; empty where none can be drawn."""
    try:
        if media_type == "application/pdf":
            page = pypdfium2.PdfDocument(clean)[0]
            scale = SMALL / max(page.get_width(), page.get_height(), 1)
            small = page.render(scale=scale).to_pil()
        else:
            small = Image.open(BytesIO(clean))
            small.thumbnail((SMALL, SMALL))
        if "A" in small.getbands():
            white = Image.new("RGBA", small.size, "white")
            small = Image.alpha_composite(white, small.convert("RGBA"))
        out = BytesIO()
        small.convert("RGB").save(out, "JPEG", quality=SMALL_QUALITY)
    except Exception:
        # The paper is good even when nobody can draw it small.
        return b""
    return out.getvalue()


def _picture(content: bytes, read_as: str, kind: str) -> bytes:
    with Image.open(BytesIO(content), formats=[read_as]) as opened:
        if opened.width * opened.height > MOST_POINTS:
            sys.exit(TOO_BIG)
        turned = ImageOps.exif_transpose(opened)
        plain = turned.convert(_colours(turned, kind))
        clean = Image.new(plain.mode, plain.size)
        clean.paste(plain)
    out = BytesIO()
    clean.save(out, kind, quality=QUALITY) if kind == "JPEG" else clean.save(out, kind)
    return out.getvalue()


def _colours(picture: Image.Image, kind: str) -> str:
    if kind == "PNG" and "A" in picture.getbands():
        return "RGBA"
    return "L" if picture.mode in ("1", "L") else "RGB"


def _pdf(content: bytes) -> bytes:
    try:
        source = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        sys.exit(LOCKED if error.err_code == _ENDS_WITH_LOCK else BROKEN)
    if len(source) > MOST_PAGES:
        sys.exit(TOO_BIG)
    for page in source:
        # What stands in a form or a comment and is drawn becomes part of the page.
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        for place in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
            raw.FPDFPage_RemoveAnnot(page, place)
    flat = BytesIO()
    source.save(flat)
    clean = pypdfium2.PdfDocument.new()
    clean.import_pages(pypdfium2.PdfDocument(flat.getvalue()))
    out = BytesIO()
    clean.save(out)
    return _photos_blanked(out.getvalue())


def _photos_blanked(pdf: bytes) -> bytes:
    """Blank in its place what photos tell; they lie in a PDF as they were made."""
    for told in {told for page in pypdfium2.PdfDocument(pdf) for told in _photos(page)}:
        pdf = pdf.replace(told, blanked(told))
    return pdf


def _photos(page: Any) -> Iterator[bytes]:
    for photo in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=6):
        filters = list(photo.get_filters())
        if not filters or filters[-1] != "DCTDecode":
            continue
        told = bytes(photo.get_data())
        if len(filters) == 1:
            yield told
        elif _tells(told):
            # Packed once more: its place in the file cannot be blanked.
            sys.exit(BROKEN)


def _tells(packed: bytes) -> bool:
    try:
        told = zlib.decompress(packed)
    except zlib.error:
        return True
    return blanked(told) != told


def blanked(jpeg: bytes) -> bytes:
    """Return a JPEG of the same length with zeros where it held words."""
    plain = bytearray(jpeg)
    place = 2
    while place + 4 <= len(jpeg) and jpeg[place] == 0xFF and jpeg[place + 1] != _SCAN:
        mark = jpeg[place + 1]
        after = place + 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
        if mark in _TOLD:
            plain[place + 4 : after] = bytes(min(after, len(jpeg)) - place - 4)
        place = after
    return bytes(plain)


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    media_type = sys.stdin.buffer.readline().decode().strip()
    kept_as, clean = scrub(media_type, sys.stdin.buffer.read())
    small = preview(kept_as, clean)
    sys.stdout.buffer.write(f"{kept_as} {len(small)}\n".encode() + clean + small)


if __name__ == "__main__":
    main()

"""Files as strangers send them, with words in every place that can hold some."""

import zlib
from io import BytesIO

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

# Each of these is in the file, and none may be in what is kept.
WORDS = (b"Larkspur", b"51.4816N", b"NadiaTyped", b"SecretNote", b"AttachedList")


def photo(*, kind: str = "JPEG", size: tuple[int, int] = (60, 40)) -> bytes:
    """Return a photo that tells where it was taken. Its left half is red."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    told = Image.Exif()
    told[0x010E] = "Larkspur Close"
    told[0x0112] = 6  # lies on its side
    told[0x9286] = b"51.4816N"
    out = BytesIO()
    if kind == "PNG":
        words = PngInfo()
        words.add_text("Author", "NadiaTyped")
        picture.save(out, kind, pnginfo=words, exif=told)
    else:
        picture.save(out, kind, exif=told, comment=b"NadiaTyped")
    return out.getvalue()


def paper(*, pages: int = 1, password: str = "", packed: bool = False) -> bytes:
    """Return a PDF with a photo, an author, a note, a script and a file inside."""
    pdf = pikepdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(300, 300))
        page.Contents = pdf.make_stream(b"q 100 0 0 100 50 50 cm /P Do Q")
        page.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(P=_photo_in(pdf, packed))
        )
        page.Annots = pdf.make_indirect(
            pikepdf.Array(
                [
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot,
                        Subtype=pikepdf.Name.Text,
                        Rect=[10, 10, 30, 30],
                        Contents="SecretNote",
                    )
                ]
            )
        )
    pdf.docinfo["/Author"] = "NadiaTyped"
    with pdf.open_metadata() as told:
        told["dc:description"] = "Larkspur Close"
    pdf.attachments["list.txt"] = pikepdf.AttachedFileSpec(pdf, b"AttachedList")
    pdf.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS="app.alert('SecretNote')"
    )
    out = BytesIO()
    encrypted = pikepdf.Encryption(user=password, owner="o") if password else False
    pdf.save(out, encryption=encrypted, compress_streams=False)
    return out.getvalue()


def _photo_in(pdf: pikepdf.Pdf, packed: bool) -> pikepdf.Stream:
    jpeg = pikepdf.Name.DCTDecode
    return pikepdf.Stream(
        pdf,
        zlib.compress(photo()) if packed else photo(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=60,
        Height=40,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Array([pikepdf.Name.FlateDecode, jpeg]) if packed else jpeg,
    )

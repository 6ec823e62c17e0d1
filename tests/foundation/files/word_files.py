"""Word files as strangers send them, with words in every place that can hold some."""

import zipfile
from io import BytesIO

from tests.foundation.files.strange_files import photo

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<?xml version="1.0"?><Types xmlns="t">
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="document"/>
<Override PartName="/docProps/core.xml" ContentType="core"/></Types>"""
_TOP = f"""<Relationships><Relationship Id="1" Type="{_OFFICE}/officeDocument"
 Target="word/document.xml"/><Relationship Id="2" Type="core"
 Target="docProps/core.xml"/></Relationships>"""
_PARTS = """<Relationships><Relationship Id="1" Type="image"
 Target="media/image1.jpeg"/><Relationship Id="2" Type="comments"
 Target="comments.xml"/>{more}</Relationships>"""


def word_file(*, words: str = "", relation: str = "", part: str = "") -> bytes:
    """Return a Word file. What is given goes into its text, relations, or as a part."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _TOP,
        "word/_rels/document.xml.rels": _PARTS.format(more=relation),
        "word/document.xml": '<w:document xmlns:w="w"><w:body><w:p w:rsidR="00AB12">'
        '<w:commentReference w:id="0"/><w:r><w:t>The school says hello</w:t></w:r>'
        f"{words}</w:p></w:body></w:document>",
        "word/comments.xml": '<w:comment w:author="NadiaTyped">SecretNote</w:comment>',
        "word/media/image1.jpeg": photo(),
        "docProps/core.xml": "<dc:creator>NadiaTyped</dc:creator>",
    }
    if part:
        parts[part] = b"AttachedList"
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        for name, content in parts.items():
            bundle.writestr(name, content)
    return out.getvalue()

"""Reading the words back out of a PDF, to check what is really in it."""

from pypdfium2 import PdfDocument


def words_in(pdf: bytes) -> str:
    """Return all the text of a PDF, page after page."""
    document = PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()

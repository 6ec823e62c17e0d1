"""Reading the words back out of a PDF, to check what is really in it."""

from pypdfium2 import PdfDocument


def words_in(pdf: bytes) -> str:
    """Return all the text of a PDF, page after page, lines as they are broken."""
    document = PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def pages_in(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    document = PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()

"""Reading the words back out of a PDF, to check what is really in it."""

from collections.abc import Iterator

from pypdfium2 import PdfDocument


def words_in(pdf: bytes) -> str:
    """Return all the text of a PDF, page after page, lines as they are broken."""
    document = PdfDocument(pdf)
    try:
        return _text(document)
    finally:
        document.close()


def everything_in(pdf: bytes) -> str:
    """
    Return all that a reader can get out of a PDF without seeing it on a page too.

    That is the text, and after it the title, author and other facts about the file,
    the bookmarks, and the names of files that are attached. What is looked through
    before it goes to one side is looked through like this.
    """
    document = PdfDocument(pdf)
    try:
        return "\n".join([_text(document), *_unseen(document)])
    finally:
        document.close()


def pages_in(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    document = PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _text(document: PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def _unseen(document: PdfDocument) -> Iterator[str]:
    yield from document.get_metadata_dict(skip_empty=True).values()
    yield from (mark.get_title() for mark in document.get_toc())
    for number in range(document.count_attachments()):
        yield document.get_attachment(number).get_name()

"""What a reader can get out of a PDF besides its pages (K3)."""

from io import BytesIO

import pikepdf

from kinkeeper.foundation.files.words_in import everything_in, words_in

STREET, SCHOOL, CAR = "14 Larkspur Close", "St Brannock's", "FJ19 XRT"


def test_what_lies_behind_the_pages_is_read_too():
    """K3: facts about the file, bookmarks and the names of attached files."""
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.docinfo["/Subject"] = STREET
        with paper.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(SCHOOL, 0))
        paper.attachments[f"{CAR}.txt"] = b"x"
        written = BytesIO()
        paper.save(written)

    found = everything_in(written.getvalue())

    for detail in (STREET, SCHOOL, CAR):
        assert detail in found
        assert detail not in words_in(written.getvalue())

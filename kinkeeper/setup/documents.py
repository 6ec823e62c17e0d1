"""The empty spreadsheet to fill in, with what to write in each column."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kinkeeper.setup.queries.spreadsheet import CHOICES, COLUMNS

FILE_NAME = "families.xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS_WITH_LISTS = 2000


def template() -> bytes:
    """Return an empty workbook that `kinkeeper import` reads."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _explain(book.create_sheet("Read me"))
    for name, columns in COLUMNS.items():
        _fill(book.create_sheet(name), columns=list(columns.items()))
    book.active = 1
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _explain(sheet: Worksheet) -> None:
    sheet.append(["Sheet", "Column", "What to write"])
    for name, columns in COLUMNS.items():
        for column, words in columns.items():
            sheet.append([name, column, words])
    for letter, width in (("A", 12), ("B", 22), ("C", 70)):
        sheet.column_dimensions[letter].width = width
    _bold(sheet)


def _fill(sheet: Worksheet, *, columns: list[tuple[str, str]]) -> None:
    sheet.append([name for name, _ in columns])
    _bold(sheet)
    sheet.freeze_panes = "A2"
    for number, (name, words) in enumerate(columns, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = max(12, len(name) + 4)
        sheet.cell(1, number).comment = Comment(words, "Kinkeeper")
        choices = CHOICES.get((sheet.title, name))
        if choices:
            listed = DataValidation(
                type="list", formula1=f'"{",".join(choices)}"', allow_blank=True
            )
            listed.add(f"{letter}2:{letter}{ROWS_WITH_LISTS}")
            sheet.add_data_validation(listed)


def _bold(sheet: Worksheet) -> None:
    for cell in sheet[1]:
        cell.font = Font(bold=True)

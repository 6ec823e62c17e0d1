from typing import Any

from kinkeeper.finance.commands.add_paper import Told
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm

KINDS = (
    ("TAX_RETURN", "Tax or National Insurance return"),
    ("INCOME_TAX", "Income tax record"),
    ("HMRC_LETTER", "Letter from or to HMRC"),
    ("WAGES", "Wages"),
    ("SALARY", "Salary"),
    ("LEAVE_PAY", "Parental leave pay"),
    ("INVOICE", "Invoice"),
    ("BANK", "Bank paper"),
)


PRICED = (
    ("SUPPORTED", "Supported session"),
    ("SUPERVISED", "Supervised time, one hour"),
    ("HANDOVER", "Handover"),
    ("FIRST_VISIT", "First visit"),
    ("REPORT", "Written report"),
)


class PriceForm(PlainForm):
    what = fields.PlainSelectField(
        label="What is it for?", asking="what it is for", choices=PRICED
    )
    pence = fields.PlainMoneyField(
        label="What does it cost?",
        asking="what it costs",
        help_text="In pounds. Write 0 if it is free.",
    )
    counts_from = fields.PlainDateField(
        label="From which day?", asking="the day from which it counts"
    )


class _Year(PlainForm):
    start_on = fields.PlainDateField(label="First day", asking="the first day")
    end_on = fields.PlainDateField(label="Last day", asking="the last day")


class AddYearForm(_Year):
    """A year of the accountant’s table."""


class ChangeYearForm(_Year, VersionedForm):
    # Carried by the second page, which shows what would move.
    sure = fields.PlainHiddenField(max_length=30)


class _Period(PlainForm):
    period_from = fields.PlainDateField(
        label="First day that it is about", asking="the first day"
    )
    period_to = fields.PlainDateField(
        label="Last day that it is about",
        asking="the last day",
        help_text="The financial year of this day decides.",
    )


class ChangePeriodForm(_Period, VersionedForm):
    """Correct the days."""


class AddPaperForm(_Period):
    kind = fields.PlainSelectField(label="What kind?", asking="the kind", choices=KINDS)
    title = fields.PlainTextField(
        label="What is it?", asking="what it is", max_length=120
    )
    payee = fields.PlainTextField(
        label="Paid to, or from",
        asking="who was paid",
        max_length=120,
        required=False,
    )
    worker = fields.PlainSelectField(
        label="Number of the worker",
        asking="the worker",
        choices=(),
        empty="None",
        required=False,
    )
    words = fields.PlainLongTextField(
        label="What does it say?",
        asking="what it says",
        max_length=8000,
        rows=4,
        required=False,
    )
    upload = fields.PlainFileField(
        label="The paper", asking="the paper", required=False
    )
    field_order = (
        "kind",
        "title",
        "period_from",
        "period_to",
        "payee",
        "worker",
        "words",
        "upload",
    )

    def __init__(
        self, *args: Any, workers: list[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["worker"]
        field.choices = [("", "None"), *workers]

    def told(self) -> Told:
        names = ("kind", "title", "period_from", "period_to", "payee", "words")
        return Told(**{name: self.cleaned_data[name] for name in names})

    def content(self) -> bytes | None:
        """Return the bytes of what was handed in."""
        upload = self.cleaned_data["upload"]
        return upload.read() if upload else None

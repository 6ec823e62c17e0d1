"""Handing in a paper: what it is in bytes is looked at here, before it is kept."""

from typing import Any

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files.cleaning import Clean, cleaned
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.referrals.models import Attachment


class PaperForm(PlainForm):
    """One paper: a PDF, or a photo of it."""

    upload = fields.PlainFileField(
        label="The paper",
        asking="the paper",
        kinds=("pdf", "jpg", "jpeg", "png", "heic", "heif", "docx"),
        help_text="A PDF, a photo (also from an iPhone), or a Word file. Up to 10 MB. "
        "We take out what the file tells besides its pages.",
    )
    kind = fields.PlainChoiceField(
        label="What is it?", asking="what it is", choices=Attachment.Kind.choices
    )
    words = fields.PlainTextField(
        label="Its name, in your words", required=False, max_length=120
    )

    def clean_upload(self) -> Clean | None:
        """Return the clean file. What cannot be kept is said next to the box."""
        upload = self.cleaned_data["upload"]
        try:
            return cleaned(upload.read(), word=True)
        except RefusedError as no:
            self.add_error("upload", str(no))
            return None


class ReleasePaperForm(PlainForm):
    """Why a paper may be opened that no scanner looked at."""

    reason = fields.PlainLongTextField(
        label="Why may it be opened?",
        asking="why it may be opened",
        help_text="Who sent it, and how you know that.",
        max_length=300,
    )


class ThrowPaperAwayForm(PlainForm):
    """Why a paper goes that nobody could open."""

    reason = fields.PlainLongTextField(
        label="Why is it destroyed?",
        asking="why it is destroyed",
        help_text="It goes at once and cannot be brought back. Your reason stays.",
        max_length=300,
    )


class PaperKindForm(PlainForm):
    """What a paper really is."""

    kind = fields.PlainChoiceField(
        label="What is it?", asking="what it is", choices=Attachment.Kind.choices
    )


class GivePaperForm(PaperForm):
    """The same from an adult's own pages. Who is in two families says which."""

    family = fields.PlainChoiceField(label="About whom?", asking="about whom it is")

    def __init__(
        self, *args: Any, families: list[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if len(families) > 1:
            self.fields["family"].choices = families  # type: ignore[attr-defined]
        else:
            del self.fields["family"]


class FamilyPaperForm(PaperForm):
    """The same for a family on file: it may be the paper of one of its orders."""

    order = fields.PlainSelectField(label="Of which order?", required=False)

    def __init__(
        self, *args: Any, orders: list[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if orders:
            self.fields["order"].choices = [("", "None"), *orders]  # type: ignore[attr-defined]
        else:
            del self.fields["order"]

"""A file to hand in. Here only its name and size are looked at."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kinkeeper.foundation.ui.fields.asking import Words, choose, with_messages
from kinkeeper.foundation.ui.widgets import FileBox

MEGABYTE = 1024 * 1024


class PlainFileField(forms.FileField):
    """
    A file of one of `kinds` (endings without the dot), at most `most_mb` megabytes.

    What the bytes really are is checked where the file is stored, not here.
    """

    def __init__(
        self,
        *,
        asking: Words = "",
        kinds: Sequence[str] = ("pdf", "jpg", "jpeg", "png"),
        most_mb: int = 10,
        **options: Any,
    ) -> None:
        options.setdefault("max_length", 200)
        self.kinds, self.most_mb = tuple(kinds), most_mb
        listed = ", ".join(kind.upper() for kind in kinds)
        options = with_messages(
            options,
            required=choose(asking or _("a file")),
            empty=_("The file is empty. Choose a different file."),
            kind=format_lazy(_("Choose a file of this kind: {kinds}"), kinds=listed),
            too_big=_("The file is too big. Choose one that is %(limit)s MB or less."),
            max_length=_("The name of the file is too long. Give it a shorter name."),
        )
        box = FileBox(attrs={"accept": ",".join(f".{kind}" for kind in kinds)})
        super().__init__(widget=box, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if not data:
            return upload
        ending = PurePosixPath(upload.name).suffix.removeprefix(".").casefold()
        if ending not in self.kinds:
            raise ValidationError(self.error_messages["kind"], code="kind")
        if upload.size > self.most_mb * MEGABYTE:
            raise ValidationError(
                self.error_messages["too_big"],
                code="too_big",
                params={"limit": self.most_mb},
            )
        return upload

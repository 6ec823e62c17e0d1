from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case, CourtOrder
from kinkeeper.referrals.models.draft import Draft
from kinkeeper.referrals.models.enquiry import Enquiry


class Attachment(SealedRecord):
    """
    A paper that came with a referral or an order: court material, for staff alone.

    Its own name is not kept, for file names tell names. Sealed: `words`, what it is in
    the words of who handed it in, `released_because`, and `harmful_since` when a
    scanner found something in it later. Lies with the form until that is sent, or with
    the e-mail until that is filed; then in the case file.
    """

    class Kind(models.TextChoices):
        ORDER = "ORDER", "A court order"
        LETTER = "LETTER", "A letter or report"
        OTHER = "OTHER", "Something else"

    case = models.ForeignKey(
        Case, models.CASCADE, null=True, related_name="attachments"
    )
    draft = models.ForeignKey(
        Draft, models.CASCADE, null=True, related_name="attachments"
    )
    enquiry = models.ForeignKey(
        Enquiry, models.CASCADE, null=True, related_name="attachments"
    )
    order = models.ForeignKey(
        CourtOrder, models.CASCADE, null=True, related_name="attachments"
    )
    kind = models.CharField(max_length=6, choices=Kind)
    # Which side it came from; "" for staff and professionals.
    side = models.CharField(max_length=8, blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    # Its first page, drawn small by us. Null where there is none.
    preview = models.OneToOneField(
        StoredFile, models.PROTECT, null=True, related_name="+"
    )
    # Whether a virus scanner looked at it, and found nothing.
    scanned = models.BooleanField(default=False)
    # The day (London) on which somebody let it be opened although no scanner had
    # looked at it. Until then it may be kept, and not opened.
    released_on = models.DateField(null=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # It came from outside, and nobody here has looked at it yet.
    is_new = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    # Null when it came by a public form.
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["added_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="attachment_of_one_record",
                condition=Q(case__isnull=False, draft=None, enquiry=None)
                | Q(case=None, draft__isnull=False, enquiry=None)
                | Q(case=None, draft=None, enquiry__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"Attachment {self.key}"

    @property
    def waits(self) -> bool:
        """Say whether it may not be opened yet: no scanner, and nobody, let it."""
        return not self.scanned and self.released_on is None

    @property
    def harmful(self) -> bool:
        """Say whether a scanner found something in it, after it was kept."""
        return bool(self.unseal().get("harmful_since"))

    @property
    def files(self) -> list[StoredFile]:
        """Return the sealed files that go with it."""
        return [file for file in (self.file, self.preview) if file is not None]

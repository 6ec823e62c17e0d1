"""What this app stores: drafts of the policy, and what people said about changes."""

from kinkeeper.privacy.editions.models.answer import ChangeAnswer
from kinkeeper.privacy.editions.models.draft import DraftEdition
from kinkeeper.privacy.editions.models.notice import EditionNotice

__all__ = ["ChangeAnswer", "DraftEdition", "EditionNotice"]

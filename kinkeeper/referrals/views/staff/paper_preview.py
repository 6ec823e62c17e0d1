from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.files import store
from kinkeeper.referrals.queries.papers import open_preview


def paper_preview_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Send the picture of a first page. No browser and nobody between keeps it."""
    picture = open_preview(key, viewer=account_of(request))
    answer = HttpResponse(store.read(picture), content_type=picture.media_type)
    answer["Cache-Control"] = "no-store"
    return answer

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.files import store
from kinkeeper.referrals.queries.papers import open_paper


def paper_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Send a paper to the person who opened it: as a download, never as a page."""
    paper, name = open_paper(key, viewer=account_of(request))
    answer = HttpResponse(store.read(paper.file), content_type=paper.file.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from kinkeeper.finance.queries.papers import open_paper
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.files import store


def paper_copy(request: HttpRequest, key: UUID) -> HttpResponse:
    """Send the copy of a paper. Its name tells its number only."""
    paper = open_paper(key, viewer=account_of(request)).paper
    if paper.file is None:
        raise Http404
    answer = HttpResponse(store.read(paper.file), content_type=paper.file.media_type)
    name = paper.reference.lower()
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer

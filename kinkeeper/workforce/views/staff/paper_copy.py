from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.files import store
from kinkeeper.workforce.commands.open_paper import RECORDS, TASK, open_paper
from kinkeeper.workforce.queries.workers import paper_by_key


@require_POST
def paper_copy(request: HttpRequest, key: UUID) -> HttpResponse:
    """Send the copy of a paper to the person who opened it. Its name tells nothing."""
    paper = paper_by_key(key, viewer=account_of(request))
    if paper.file is None:
        raise Http404
    purpose = TASK if request.POST.get("purpose") == "task" else RECORDS
    open_paper(paper=paper, purpose=purpose, by=account_of(request), now=clock.now())
    answer = HttpResponse(store.read(paper.file), content_type=paper.file.media_type)
    answer["Content-Disposition"] = 'attachment; filename="paper"'
    return answer

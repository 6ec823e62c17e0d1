from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.editions.queries.drafts import checked, draft_by_key
from kinkeeper.privacy.editions.queries.effect import effect_on_records
from kinkeeper.privacy.editions.queries.telling import figures_of, sentence_of


def effect_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """What a draft would do to every record, by row, before it is published."""
    viewer, today = account_of(request), clock.today()
    draft = draft_by_key(key, viewer=viewer)
    new = checked(draft.text, today=today).edition
    if new is None:
        raise Http404
    effect = effect_on_records(new, viewer=viewer, today=today)
    context = {
        "draft": draft,
        "effect": effect,
        "figures": figures_of(effect),
        "told": sentence_of(effect),
    }
    return render(request, "editions/staff/effect.html", context)

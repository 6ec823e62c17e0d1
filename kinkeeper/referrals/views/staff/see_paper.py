from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.referrals.commands.see_paper import see_paper
from kinkeeper.referrals.queries.papers import paper_by_key


@require_POST
def see_paper_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Somebody here has looked at a paper that came."""
    by = account_of(request)
    see_paper(attachment=paper_by_key(key, viewer=by), by=by)
    messages.success(request, "Written down: you have looked at it.")
    return redirect("referrals:look_at_paper", key)

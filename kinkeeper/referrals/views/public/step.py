from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.referrals.commands.save_answers import save_answers
from kinkeeper.referrals.forms import steps
from kinkeeper.referrals.queries.drafts import answers_of, draft_in


def step_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic of a family's form."""
    step = steps.BY_SLUG.get(slug)
    if step is None or step.form is None:
        raise Http404
    draft = draft_in(request.session, today=clock.today())
    if draft is None:
        return redirect("referrals:come_back")
    form = steps.form_of(step, request.POST or None, answers_of(draft))
    if request.method == "POST" and form.is_valid():
        save_answers(draft=draft, step=slug, answers=form.values(), now=clock.now())
        return _onward(request, slug)
    if "later" in request.POST:
        return redirect("referrals:later")
    return render(
        request,
        "referrals/step.html",
        {"form": form, "step": step, "back_url": _back(slug)},
    )


def _onward(request: HttpRequest, slug: str) -> HttpResponse:
    if "later" in request.POST:
        return redirect("referrals:later")
    after = steps.following(slug)
    if after is None or request.GET.get("then") == "check":
        return redirect("referrals:check")
    return redirect(_url(after.slug))


def _back(slug: str) -> str:
    earlier = steps.before(slug)
    return _url(earlier.slug) if earlier else reverse("referrals:start")


def _url(slug: str) -> str:
    if slug == "children":
        return reverse("referrals:children")
    return reverse("referrals:step", args=[slug])

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.referrals.commands.save_answers import save_answers
from kinkeeper.referrals.forms.journeys import journey_of
from kinkeeper.referrals.forms.steps import CHILDREN, PAPERS, Journey
from kinkeeper.referrals.queries.drafts import answers_of, draft_in


def step_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic of a form."""
    draft = draft_in(request.session, today=clock.today())
    if draft is None:
        return redirect("referrals:come_back")
    journey = journey_of(draft)
    step = journey.step(slug)
    if step is None or step.form is None:
        raise Http404
    form = journey.form_of(step, request.POST or None, answers_of(draft))
    if request.method == "POST" and form.is_valid():
        save_answers(draft=draft, step=slug, answers=form.values(), now=clock.now())
        return _onward(request, journey, slug)
    if "later" in request.POST:
        return redirect("referrals:later")
    return render(
        request,
        "referrals/step.html",
        {"form": form, "step": step, "back_url": _back(journey, slug)},
    )


def _onward(request: HttpRequest, journey: Journey, slug: str) -> HttpResponse:
    if "later" in request.POST:
        return redirect("referrals:later")
    after = journey.following(slug)
    if after is None or request.GET.get("then") == "check":
        return redirect("referrals:check")
    return redirect(url_of(after.slug))


def _back(journey: Journey, slug: str) -> str:
    earlier = journey.before(slug)
    return url_of(earlier.slug) if earlier else reverse("referrals:refer")


def url_of(slug: str) -> str:
    """Return the address of a page of a form."""
    if slug in (CHILDREN, PAPERS):
        return reverse(f"referrals:{slug}")
    return reverse("referrals:step", args=[slug])

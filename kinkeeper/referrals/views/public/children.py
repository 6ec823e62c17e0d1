from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.referrals.commands.save_answers import save_answers
from kinkeeper.referrals.forms.children import MOST_CHILDREN
from kinkeeper.referrals.forms.journeys import journey_of
from kinkeeper.referrals.forms.steps import CHILDREN, Journey, rows_of
from kinkeeper.referrals.queries.drafts import answers_of, draft_in


def children_page(request: HttpRequest) -> HttpResponse:
    """The children of a family's form: add one, add another, take one out."""
    draft = draft_in(request.session, today=clock.today())
    if draft is None:
        return redirect("referrals:come_back")
    answers, journey = answers_of(draft), journey_of(draft)
    told = list(answers.get(CHILDREN, []))
    if "take_out" in request.POST:
        place = request.POST["take_out"]
        if place.isdecimal() and 1 <= int(place) <= len(told):
            del told[int(place) - 1]
            save_answers(draft=draft, step=CHILDREN, answers=told, now=clock.now())
        return redirect(request.get_full_path())
    if told and ("go_on" in request.POST or "later" in request.POST):
        return _onward(request, journey)
    form = journey.children(request.POST or None)
    if request.method == "POST" and form.is_valid() and len(told) < MOST_CHILDREN:
        told.append(form.values())
        save_answers(draft=draft, step=CHILDREN, answers=told, now=clock.now())
        return redirect(request.get_full_path())
    if "later" in request.POST:
        return redirect("referrals:later")
    step, before = journey.step(CHILDREN), journey.before(CHILDREN)
    context = {
        "form": form,
        "step": step,
        "back_url": reverse("referrals:step", args=[before.slug]) if before else "",
        "told": rows_of(step, answers) if step else [],
        "full": len(told) >= MOST_CHILDREN,
    }
    return render(request, "referrals/children.html", context)


def _onward(request: HttpRequest, journey: Journey) -> HttpResponse:
    if "later" in request.POST:
        return redirect("referrals:later")
    if request.GET.get("then") == "check":
        return redirect("referrals:check")
    after = journey.following(CHILDREN)
    return (
        redirect("referrals:step", after.slug) if after else redirect("referrals:check")
    )

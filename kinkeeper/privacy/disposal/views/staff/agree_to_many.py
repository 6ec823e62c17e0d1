from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.commands.approve_item import approve_item
from kinkeeper.privacy.disposal.forms import AgreeToManyForm
from kinkeeper.privacy.disposal.queries.reviews import lines_of, review_by_reference


def agree_to_many_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Agree to several records of one review. Each is a yes of its own."""
    viewer = account_of(request)
    batch = review_by_reference(reference, viewer=viewer)
    lines = lines_of(batch, viewer=viewer, today=clock.today())
    mine = {str(line.item.key): line for line in lines if line.may_agree}
    form = AgreeToManyForm(
        request.POST or None,
        choices=[
            (key, f"{line.item.title}, {line.item.reference}: {', '.join(line.goes)}")
            for key, line in mine.items()
        ],
    )

    if form.is_valid():
        values = form.values()
        agreed, refusals = 0, []
        for key in values["items"]:
            item = mine[key].item
            try:
                approve_item(
                    item=item,
                    typed_reference=values["typed_reference"],
                    by=viewer,
                    now=clock.now(),
                    version_seen=item.version,
                )
                agreed += 1
            except RefusedError as refused:
                note_refusal(request, refused)
                refusals.append(f"{item.title}, {item.reference}: {refused}")
        for words in refusals:
            form.add_error(None, words)
        if not refusals:
            messages.success(request, f"You agreed to {agreed}.")
            return redirect("disposal:review", reference=batch.reference.lower())

    context = {"form": form, "batch": batch, "number": len(mine)}
    return render(request, "disposal/staff/agree_to_many.html", context)

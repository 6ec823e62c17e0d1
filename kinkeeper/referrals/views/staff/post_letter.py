from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.referrals.commands.post_letter import post_letter
from kinkeeper.referrals.forms.letters import PaperForm
from kinkeeper.referrals.queries.letters import adult_of, case_for_letters


def post_letter_page(request: HttpRequest, sign: str, side: str) -> HttpResponse:
    """Write a letter to one adult; it comes back as a PDF and lies on the file."""
    by = account_of(request)
    case = case_for_letters(sign, viewer=by)
    party = adult_of(case, side.upper())
    form = PaperForm(request.POST or None)
    if form.is_valid():
        try:
            pdf = post_letter(
                party=party,
                words=form.cleaned_data["words"],
                by=by,
                now=clock.now(),
                once=once_of(request),
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error("words", str(refused))
        else:
            return _paper(pdf)
    context = {
        "case": case,
        "form": form,
        "heading": f"A letter to {party.person.full_name}",
        "submit": "File it and make the PDF",
        "lead": "Use a plain envelope. Nothing of the other side may stand in it.",
    }
    return render(request, "referrals/act.html", context)


def _paper(pdf: bytes) -> HttpResponse:
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="letter.pdf"'
    return answer

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries.cases import sign_of
from kinkeeper.referrals.commands.answer_enquiry import answer_enquiry
from kinkeeper.referrals.forms.enquiries import AnswerForm
from kinkeeper.referrals.queries import enquiries
from kinkeeper.referrals.queries.papers import of_enquiry


def enquiry_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One enquiry: what was asked, what was answered, what comes of it."""
    by = account_of(request)
    enquiry = enquiries.enquiry_by_key(key, viewer=by)
    form = AnswerForm(request.POST or None, version=enquiry.version)
    if form.is_valid():
        token, told = once_of(request), form.cleaned_data
        act = partial(
            answer_enquiry,
            enquiry=enquiry,
            words=told["words"],
            outcome="" if told["outcome"] == "open" else told["outcome"],
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "Written down."):
            return once.led_to(token, redirect("referrals:enquiries"))
    context = {
        "enquiry": enquiry,
        "form": form,
        "tag": enquiries.tag_of(enquiry, clock.today()),
        "rows": enquiries.rows(enquiry),
        "log": enquiries.log(enquiry),
        "became_sign": sign_of(enquiry.became) if enquiry.became else "",
        "papers": of_enquiry(enquiry),
        "perhaps": enquiries.perhaps_words(enquiry, viewer=by),
        "may_be_filed": enquiries.may_be_filed(enquiry),
    }
    return render(request, "referrals/enquiry.html", context)

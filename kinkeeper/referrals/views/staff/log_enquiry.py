from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.log_enquiry import log_enquiry
from kinkeeper.referrals.forms.enquiries import EnquiryForm


def log_enquiry_page(request: HttpRequest) -> HttpResponse:
    """Take down what somebody asked."""
    by = account_of(request)
    if not permissions.may_decide(by):
        raise Http404
    form = EnquiryForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        act = partial(log_enquiry, **form.read(), by=by, now=clock.now(), once=token)
        if done(request, form, act, "Written down. The answer is due in two days."):
            return once.led_to(token, redirect("referrals:enquiries"))
    return render(request, "referrals/log_enquiry.html", {"form": form})

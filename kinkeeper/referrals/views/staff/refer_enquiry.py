from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.refer_enquiry import Names, refer_enquiry
from kinkeeper.referrals.forms.enquiries import ReferForm
from kinkeeper.referrals.queries.enquiries import enquiry_by_key


def refer_enquiry_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Make a referral of an enquiry."""
    by = account_of(request)
    enquiry = enquiry_by_key(key, viewer=by)
    form = ReferForm(request.POST or None, version=enquiry.version)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            refer_enquiry,
            enquiry=enquiry,
            names=Names(**form.values()),
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "It is a referral now. Ask each adult for a form."):
            return once.led_to(token, redirect("referrals:inbox"))
    context = {"enquiry": enquiry, "form": form}
    return render(request, "referrals/refer_enquiry.html", context)

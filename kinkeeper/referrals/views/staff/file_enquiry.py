from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries.cases import case_by_sign, sign_of
from kinkeeper.referrals.commands.file_enquiry import file_enquiry
from kinkeeper.referrals.forms.enquiries import FileEnquiryForm
from kinkeeper.referrals.queries import enquiries


def file_enquiry_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put an e-mail on the file of a family. A person says whose it is."""
    by = account_of(request)
    enquiry = enquiries.enquiry_by_key(key, viewer=by)
    if not enquiries.may_be_filed(enquiry):
        raise Http404
    form = FileEnquiryForm(
        request.POST or None,
        version=enquiry.version,
        initial=enquiries.proposal(enquiry, viewer=by),
    )
    if form.is_valid():
        token, told = once_of(request), form.values()
        try:
            case = case_by_sign(told["sign"].strip(), viewer=by)
        except Http404:
            form.add_error("sign", "We know no family by this sign. Look it up again.")
        else:
            act = partial(
                file_enquiry,
                enquiry=enquiry,
                case=case,
                side="" if told["side"] == "PROFESSIONAL" else told["side"],
                by=by,
                now=clock.now(),
                version_seen=form.version_seen or 0,
                once=token,
            )
            if done(request, form, act, "It is on the family’s file."):
                return once.led_to(token, redirect("referrals:letters", sign_of(case)))
    context = {"enquiry": enquiry, "form": form}
    return render(request, "referrals/file_enquiry.html", context)

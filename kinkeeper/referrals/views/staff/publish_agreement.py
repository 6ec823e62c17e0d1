from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.publish_agreement import publish_agreement
from kinkeeper.referrals.forms.agreement import PublishForm
from kinkeeper.referrals.queries.agreements import in_force
from kinkeeper.rules.referrals.agreement import write


def publish_agreement_page(request: HttpRequest) -> HttpResponse:
    """Write the rules of the centre anew. Everybody is asked to sign again."""
    by = account_of(request)
    if not permissions.may_write_agreement(by):
        raise Http404
    version = in_force()
    form = PublishForm(
        request.POST or None,
        initial={"text": write(version.parts), "seen": version.number},
    )
    if form.is_valid():
        token, told = once_of(request), form.values()
        act = partial(
            publish_agreement,
            text=told["text"],
            seen=int(told["seen"]) if told["seen"].isdecimal() else 0,
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "In force. Everybody is asked to sign again."):
            return once.led_to(token, redirect("referrals:agreements"))
    return render(request, "referrals/publish_agreement.html", {"form": form})

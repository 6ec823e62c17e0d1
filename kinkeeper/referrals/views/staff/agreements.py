from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.referrals import permissions
from kinkeeper.referrals.queries.agreements import in_force, to_sign
from kinkeeper.referrals.queries.desk import desk_tabs


def agreements_page(request: HttpRequest) -> HttpResponse:
    """The rules in force, and the families in which somebody has still to sign."""
    viewer = account_of(request)
    context = {
        "rows": to_sign(viewer=viewer),
        "version": in_force(),
        "may_write": permissions.may_write_agreement(viewer),
        "subnav": desk_tabs(request.path, viewer=viewer),
    }
    return render(request, "referrals/agreements.html", context)

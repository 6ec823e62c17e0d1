from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.rights.queries.concerning import oneself
from kinkeeper.privacy.rights.queries.looked import looks


def looked_page(request: HttpRequest) -> HttpResponse:
    """Who looked at my record: the role, the day and what for."""
    viewer = account_of(request)
    oneself(viewer)
    return render(request, "rights/looked.html", {"looks": looks(viewer=viewer)})

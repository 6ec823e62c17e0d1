from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.referrals.forms.starting import WhoForm

SIDE_IN_SESSION = "referral_side"


def refer_page(request: HttpRequest) -> HttpResponse:
    """Who are you? The first question of a referral."""
    form = WhoForm(request.POST or None)
    if form.is_valid():
        who = form.cleaned_data["who"]
        if who == "PROFESSIONAL":
            return redirect("referrals:professional")
        request.session[SIDE_IN_SESSION] = who
        return redirect("referrals:start")
    return render(request, "referrals/refer.html", {"form": form})

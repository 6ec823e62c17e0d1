from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

RECEIPT_IN_SESSION = "referral_receipt"


def sent_page(request: HttpRequest) -> HttpResponse:
    """The form is with us: the reference, and what happens next, with dates."""
    receipt = request.session.get(RECEIPT_IN_SESSION)
    if not receipt:
        return redirect("referrals:refer")
    context = {
        "reference": receipt["reference"],
        "invited": receipt.get("invited", False),
        "professional": receipt.get("professional", False),
        "read_by_on": date.fromisoformat(receipt["read_by_on"]),
    }
    return render(request, "referrals/sent.html", context)

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinkeeper.foundation.accounts.audience import home_of


def after_sign_in_page(request: HttpRequest) -> HttpResponse:
    """Send each person to where their day begins."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    return redirect(home_of(request.user))

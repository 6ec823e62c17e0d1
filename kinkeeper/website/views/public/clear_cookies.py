from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST


# Without a token, because a token would need a cookie. All it can do is sign out.
@csrf_exempt
@require_POST
def clear_cookies_page(request: HttpRequest) -> HttpResponse:
    """Clear everything that this site has set in the browser (C5)."""
    if request.session.session_key:
        logout(request)
    page = render(request, "website/clear_cookies.html")
    for name in request.COOKIES:
        page.delete_cookie(name)
    page.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    page.headers["Cache-Control"] = "no-store"
    return page

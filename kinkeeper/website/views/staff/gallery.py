from django.http import HttpRequest, HttpResponse

from kinkeeper.foundation.ui import gallery


def gallery_page(request: HttpRequest) -> HttpResponse:
    """Every part of the look in every state, for those who build pages."""
    return gallery.gallery_page(request)

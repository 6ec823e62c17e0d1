"""Opening a page of our own site as a stranger's browser does: no cookie, no account.

The whole chain that answers real visitors answers here, so a check sees what they see.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage, staticfiles_storage
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest


@dataclass(frozen=True)
class Opened:
    """What came back: status, where it leads on to, the page, and its cookies.

    `clears` is what it asks the browser to throw away.
    """

    status: int
    leads_to: str
    text: str
    cookies: tuple[str, ...]
    clears: str = ""


def open_page(path: str, *, method: str = "GET") -> Opened:
    """Open one page of this installation. Nothing is sent over a network."""
    base = urlsplit(settings.BASE_URL)
    where, _, asked = path.partition("?")
    request = WSGIRequest(
        {
            "REQUEST_METHOD": method,
            "PATH_INFO": where,
            "QUERY_STRING": asked,
            "SERVER_NAME": base.hostname or "localhost",
            "SERVER_PORT": str(base.port or (443 if base.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": base.netloc,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": base.scheme,
            "wsgi.input": BytesIO(),
        }
    )
    with _static_names():
        answer = _chain(tuple(settings.MIDDLEWARE)).get_response(request)
    content: bytes = getattr(answer, "content", b"")
    return Opened(
        status=answer.status_code,
        leads_to=answer.headers.get("Location", ""),
        text=content.decode(errors="replace"),
        cookies=tuple(answer.cookies),
        clears=answer.headers.get("Clear-Site-Data", ""),
    )


@contextmanager
def _static_names() -> Iterator[None]:
    """Name static files plainly where none were gathered: the program has no need."""
    given = getattr(staticfiles_storage, "hashed_files", None)
    if given is None or given:
        yield
        return
    lazy: Any = staticfiles_storage
    kept = lazy._wrapped
    lazy._wrapped = StaticFilesStorage()
    try:
        yield
    finally:
        lazy._wrapped = kept


@cache
def _chain(_middleware: tuple[str, ...]) -> BaseHandler:
    """Return the chain for a list of doors; settings that change give another one."""
    handler = BaseHandler()
    with warnings.catch_warnings():
        # No folder of gathered files: see `_static_names`.
        warnings.simplefilter("ignore")
        handler.load_middleware()
    return handler

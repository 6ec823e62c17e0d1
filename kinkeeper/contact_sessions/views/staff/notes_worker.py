import re
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions.views.staff.offline_notes import offline_notes_page

_FILE = re.compile(rb'(?:href|src)="(/static/[^"#?]+)')


def notes_worker_page(request: HttpRequest) -> HttpResponse:
    """Give the service worker of the notes page, with the files that it keeps."""
    shell = offline_notes_page(request).content
    files = sorted({name.decode() for name in _FILE.findall(shell)})
    return render(
        request,
        "contact_sessions/notes_worker.js",
        {"files": files, "version": sha256(" ".join(files).encode()).hexdigest()[:12]},
        content_type="text/javascript",
    )

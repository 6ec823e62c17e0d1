import csv
import json
from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.files.spreadsheet import harmless
from kinkeeper.privacy.rights.commands.take_given import take_given

MEDIA = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


def take_given_page(request: HttpRequest, kind: str) -> HttpResponse:
    """What I gave you, as a file that another program reads. Its name tells nothing."""
    if kind not in MEDIA:
        raise Http404
    found = [asdict(one) for one in take_given(by=account_of(request), kind=kind)]
    answer = HttpResponse(content_type=MEDIA[kind])
    answer["Content-Disposition"] = f'attachment; filename="details.{kind}"'
    if kind == "json":
        json.dump(found, answer, ensure_ascii=False, indent=2)
        return answer
    writer = csv.writer(answer)
    writer.writerow(("part", "name", "words"))
    writer.writerows([harmless(value) for value in one.values()] for one in found)
    return answer

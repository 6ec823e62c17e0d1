"""Who looks at the invented centre, and every address that they find by a link."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, resolve

from kinkeeper.foundation.accounts.audience import Audience, audience_of
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case

OF_EACH_ROUTE = 2
# Pages whose links differ with the state of the family, the paper or the request.
HUBS = {
    "people:family": 14,
    "people:sensitive": 30,
    "contact_sessions:register": 8,
    "contact_sessions:calendar": 4,
    "contact_sessions:conflicts": 14,
    "disclosure:request": 6,
    "disposal:paper": 8,
    "disposal:certificate": 4,
    "finance:paper": 4,
    "referrals:referral": 8,
    "rights:request": 6,
    "workforce:file": 4,
}
MOST_PAGES = 900
LINK = re.compile(r'(?:href|action)="(/[^"#]*)"')
BEHIND_A_DOOR = ("/me/", "/staff/")


@dataclass
class Found:
    """The addresses that one person sees by route, and the text of what they read."""

    who: Account
    urls: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    pages: dict[str, str] = field(default_factory=dict)

    @property
    def all_urls(self) -> set[str]:
        return {url for urls in self.urls.values() for url in urls}


def client_of(who: Account | None) -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    if who is not None:
        client.force_login(who)
    return client


def route_of(url: str) -> str:
    try:
        return resolve(url.partition("?")[0]).view_name
    except Resolver404:
        return ""


def text_of(answer: HttpResponse) -> str:
    """Return the words of an answer; nothing of a picture or a PDF."""
    if "text/" not in answer.headers.get("Content-Type", ""):
        return ""
    if answer.streaming:
        return ""
    return answer.content.decode(errors="replace")


def follow(who: Account) -> Found:
    """Follow every link behind a door that a person sees, a few of each kind."""
    client, found = client_of(who), Found(who)
    seen: set[str] = set()
    waiting = ["/staff/today/", "/staff/records/"] if who.is_team else ["/me/"]
    while waiting and len(seen) < MOST_PAGES:
        url = waiting.pop(0)
        route = route_of(url)
        if url in seen or not route or not url.startswith(BEHIND_A_DOOR):
            continue
        if len(found.urls[route]) >= HUBS.get(route, OF_EACH_ROUTE):
            continue
        seen.add(url)
        answer = client.get(url, follow=True)
        assert answer.status_code < 500, (who.email, url)
        if answer.status_code in (200, 405):
            found.urls[route].append(url)
        page = text_of(answer)
        found.pages[url] = page
        waiting += LINK.findall(page.replace("&amp;", "&"))
    return found


def routes(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, Audience]]:
    """Yield the name of every page of this program, with its audience."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            if each.app_name == "" and "allauth" in str(each.urlconf_name):
                continue
            name = each.namespace or ""
            yield from routes(each, f"{name}:" if name else space)
        elif isinstance(each, URLPattern) and each.callback.__module__.startswith(
            "kinkeeper"
        ):
            yield f"{space}{each.name}", audience_of(each.callback)


def cases_by_name() -> dict[str, Case]:
    """Return each case by every key and sign under which an address may name it."""
    found: dict[str, Case] = {}
    for case in Case.objects.all():
        found[str(case.key)] = found[case.reference.lower()] = case
        if case.is_open and case.callsign:
            found[case.callsign.lower()] = case
    for related in Case._meta.related_objects:
        _name(related.related_model, related.field.name, found)
    for way in ("session", "party"):
        for related in _model_of(way)._meta.related_objects:
            _name(related.related_model, f"{related.field.name}__case", found)
    return found


def _model_of(way: str) -> type[Model]:
    return Case._meta.get_field(
        "sessions" if way == "session" else "parties"
    ).related_model


def _name(model: type[Model], way: str, found: dict[str, Case]) -> None:
    """Add the keys of one kind of record, with the case that each belongs to."""
    if not any(each.name == "key" for each in model._meta.get_fields()):
        return
    cases = Case.objects.in_bulk()
    for key, case in model._default_manager.values_list("key", way):
        if case in cases:
            found[str(key)] = cases[case]


def case_in(url: str, named: dict[str, Case]) -> Case | None:
    """Return the case that an address is about, or None."""
    parts = url.partition("?")[0].strip("/").split("/")
    return next((named[part] for part in parts if part in named), None)

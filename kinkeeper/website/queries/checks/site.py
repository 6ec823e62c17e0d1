"""The website says what the policy says: the page, the address, the companies."""

import hashlib
import re
from datetime import date, datetime

from django.db.models import QuerySet

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.policy import edition, shelf
from kinkeeper.rules import dates
from kinkeeper.website.models import OwnCheck
from kinkeeper.website.queries.checks.raw_policy import RawPolicy
from kinkeeper.website.queries.finding import Evidence, Finding, none_of
from kinkeeper.website.queries.opening import open_page

NOTHING_YET = (
    "nothing to check yet: no family is on file; {} companies are to be checked"
)
FINGERPRINT = re.compile(r"\b[0-9a-f]{64}\b")


def page_is_the_edition(now: datetime) -> Finding:
    """The real page says what the file says, read and filled in by other code (K2).

    The page is fetched as a visitor fetches it. The file is found by the fingerprint
    that the page shows, and its words are put together anew, without the compiler.
    """
    page = open_page("/privacy/")
    shown = set(FINGERPRINT.findall(page.text))
    working = edition.in_force().sha256
    if page.status != 200 or shown != {working}:
        wrong = Evidence(
            "/privacy/", "shows another edition than the system works from"
        )
        return Finding(False, "the page shows another edition", (wrong,))
    content = _file_of(working)
    if content is None:
        return Finding(False, f"the file of {working[:12]} is nowhere")
    policy = RawPolicy.read(content)
    text, pieces = policy.plain(page.text), list(policy.pieces())
    missing = [
        Evidence(place, "is not on the page as the file has it")
        for place, words in pieces
        if words not in text
    ]
    words = f"parts missing, {working[:12]}"
    return none_of(len(missing), len(pieces), words, missing)


def _file_of(sha256: str) -> bytes | None:
    mark = shelf.mark()
    files = (*shelf.first_files(mark), *shelf.shipped_files(), *shelf.own_files(mark))
    for file in files:
        content = file.read_bytes()
        if hashlib.sha256(content).hexdigest() == sha256:
            return content
    return None


def processors_in_order(now: datetime) -> Finding:
    """
    Each company that works for us has a contract, and was checked in time (P12d).

    Before the first family is on file no company works with anybody's information, so
    there is nothing yet that a check could have come too late for.
    """
    today = clock.london(now).date()
    policy = edition.in_force()
    months = policy.practice.provider_review_months
    used = {name: each for name, each in policy.processors.items() if each.enabled}
    wrong, never = [], 0
    for name, each in used.items():
        if each.contract_until is None or each.contract_until < today:
            wrong.append(Evidence(each.title, "has no contract that runs"))
        elif not _checked_since(dates.add_months(today, -months), name):
            wrong.append(Evidence(each.title, "was not checked in time"))
            never += not _looks_at(name).exists()
    if wrong and never == len(wrong) and not Case.objects.exists():
        return Finding(None, NOTHING_YET.format(never))
    words = "companies have no contract that runs or were not checked in time"
    return none_of(len(wrong), len(used), words, wrong)


def _checked_since(day: date, company: str) -> bool:
    return _looks_at(company).filter(done_on__gte=day).exists()


def _looks_at(company: str) -> QuerySet[OwnCheck]:
    return OwnCheck.objects.filter(sort=OwnCheck.Sort.PROVIDER, about=company)


def one_address(now: datetime) -> Finding:
    """Name and phone on the pages are those of the policy (P15)."""
    centre = edition.in_force().controller
    home = _plain(re.sub(r"<[^>]+>", " ", open_page("/").text))
    pairs = (("name", centre.name), ("phone", centre.phone))
    apart = [what for what, told in pairs if _plain(told) not in home]
    page = _plain(re.sub(r"<[^>]+>", " ", open_page("/privacy/").text))
    told = (centre.name, centre.phone, centre.email, *centre.address)
    apart += [part for part in told if _plain(part) not in page]
    return none_of(
        len(apart),
        len(pairs) + len(told),
        "details differ from the policy",
        (Evidence(what, "differs from the policy") for what in apart),
    )


def _plain(text: str) -> str:
    quotes = text.replace("\u2019", "'").replace("&#x27;", "'").replace("&#39;", "'")
    return " ".join(quotes.split())


CHECKS = {
    "policy.page_is_the_edition": page_is_the_edition,
    "website.processors_in_order": processors_in_order,
    "website.one_address": one_address,
}

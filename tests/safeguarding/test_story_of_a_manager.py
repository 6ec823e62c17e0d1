"""Story (j): a worry about the manager changes no page of the manager's."""

import difflib
import re

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.safeguarding.models import Concern
from tests import family
from tests.config import everybody as looking

pytestmark = pytest.mark.django_db
WORRY = "She told a child to keep it a secret."
# What is new at every look: the marks of forms, the hour, the key of a tablet.
FLEETING = re.compile(
    r'(nonce|data-now|data-key|name="(?:csrfmiddlewaretoken|once)" value)="[^"]*"'
    r"|\d\d:\d\d:\d\d"
)


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.STAFF_MFA_REQUIRED = False


def pages_of(account: Account) -> dict[str, str]:
    found = looking.follow(account).pages
    return {url: FLEETING.sub("", page) for url, page in found.items()}


def told_about(client, subject: Account) -> Concern:
    """Bea tells it on the page, and says whom it is about."""
    sent = client.post(
        "/staff/concerns/new/?family=alder",
        {
            "words": WORRY,
            "kind": "WORKER",
            "subject": str(subject.pk),
        },
    )
    assert sent.status_code == 302, sent.content.decode()[:3000]
    return Concern.objects.latest("pk")


def test_neither_the_manager_nor_the_administrator_sees_a_trace(client):
    """P7e, K3: the same pages, the same words, before and after."""
    ruth, bea = family.ruth(), family.bea(check=True)
    admin = family.worker("Ada Moss", Role.SYSTEM_ADMIN)
    lena = family.worker("Lena Fox", Role.SAFEGUARDING_LEAD)
    family.alder()
    with clock.travelled_to(clock.moment(family.SATURDAY, 11)):
        before = {who.pk: pages_of(who) for who in (ruth, admin)}
        client.force_login(bea)
        concern = told_about(client, ruth)
        after = {who.pk: pages_of(who) for who in (ruth, admin)}
        client.force_login(lena)
        hers = client.get("/staff/concerns/").content.decode()
        client.force_login(bea)
        told_about(client, family.tess())
        of_another = pages_of(ruth)["/staff/concerns/"]
    assert concern.reference in hers
    assert news(before[ruth.pk]["/staff/concerns/"], of_another)
    for who in (ruth, admin):
        was, is_now = before[who.pk], after[who.pk]
        assert set(is_now) == set(was)
        assert {url: told for url in was if (told := news(was[url], is_now[url]))} == {}


def news(was: str, is_now: str) -> list[str]:
    """Return the lines that one page lost and got."""
    lines = difflib.unified_diff(
        was.splitlines(), is_now.splitlines(), lineterm="", n=0
    )
    return [
        line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]

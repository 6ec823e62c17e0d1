"""Story (d): a mother asks for a report that the council paid for."""

from uuid import uuid4

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.privacy.disclosure.models import Release, ReportRequest
from tests.privacy.disclosure.asking import SOON, last_letter
from tests.reports.visits import signed, visit

ASK, MINE = "/me/reports/ask/", "/me/reports/"


def test_a_mother_asks_for_the_councils_report_and_is_sent_to_her_social_worker(
    client, alder, sasha, dee, ruth
):
    """P10c, DS-2, REL-b, K3: said before she asks, neutral by letter, no report."""
    session = visit(alder, sasha, paid_by={"local_authority": 60, "private": 40})
    signed(session, sasha, dee, ruth)
    mother, name = alder.resident, trail.name_of(session)
    with clock.travelled_to(SOON):
        client.force_login(mother.account)
        assert "Your social worker gets the report" in words(client.get(ASK))
        item = f"{mother.pk}/{name}"
        asked = client.post(ASK, {"once": uuid4().hex, "item": item, "why": ""})
        assert asked.url == MINE
        request = ReportRequest.objects.get()

        client.force_login(ruth)
        page = f"/staff/requests/{request.key}/"
        assert "Send it by secure email" not in words(client.get(page))
        forced = {
            "once": uuid4().hex,
            "version": request.version,
            "other_side_note": "Send it all the same.",
        }
        assert client.post(page, forced).status_code == 302

        client.force_login(mother.account)
        assert f"what you asked for ({request.reference})" in words(client.get("/me/"))
        told = words(client.get(MINE))
        client.force_login(alder.visiting.account)
        his = words(client.get(MINE)) + words(client.get("/me/"))

    assert "Your social worker gets the report and will share it with you." in told
    assert request.reference in told
    assert request.reference not in his
    assert not Release.objects.exists()
    letter = last_letter()
    assert Letter.objects.count() == 1
    assert letter["to"] == "priya@example.org"
    for word in ("report", "social", "council", "Maya", "Daniel", "Alder"):
        assert word not in letter["body"]


def words(page):
    return page.content.decode()

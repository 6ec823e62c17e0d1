"""What things cost: set on a page, read by everybody."""

from datetime import date, timedelta

import pytest

from kinkeeper.finance.commands.set_price import set_price
from kinkeeper.finance.queries.prices import price_list
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from tests import family

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)
NOW = clock.moment(TODAY, 9)


def test_a_new_price_counts_from_its_day(client):
    """C1b"""
    tess = family.tess()
    set_price(what="HANDOVER", pence=1050, counts_from=TODAY, by=tess, now=NOW)
    later = TODAY + timedelta(days=30)
    set_price(what="HANDOVER", pence=1200, counts_from=later, by=tess, now=NOW)

    (handover,) = price_list(TODAY)
    assert (handover.cost, handover.later) == ("£10.50", "£12 from 8 April 2026")
    (handover,) = price_list(later)
    assert (handover.cost, handover.later) == ("£12", "")
    with clock.travelled_to(NOW):
        page = client.get("/prices/").content.decode()
    assert "£10.50" in page
    assert "£12 from 8 April 2026" in page


def test_what_people_relied_on_is_not_changed():
    with pytest.raises(RefusedError, match="from today or from a later day"):
        set_price(
            what="HANDOVER",
            pence=1,
            counts_from=TODAY - timedelta(days=1),
            by=family.tess(),
            now=NOW,
        )


def test_a_price_is_set_on_its_page_by_who_sees_the_money(client):
    client.force_login(family.bea())
    assert client.get("/staff/money/prices/").status_code == 404
    client.force_login(family.tess())
    told = {
        "what": "REPORT",
        "pence": "0",
        "counts_from_day": "9",
        "counts_from_month": "3",
        "counts_from_year": "2026",
    }
    with clock.travelled_to(NOW):
        wrong = client.post("/staff/money/prices/", {**told, "pence": "-4"})
        assert "Enter" in wrong.content.decode()
        assert client.post("/staff/money/prices/", told).status_code == 302
        page = client.get("/staff/money/prices/").content.decode()
    assert "Free" in page

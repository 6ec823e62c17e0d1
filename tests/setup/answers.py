"""What the manager of a new centre answers. Nobody here is real."""

from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account

TODAY = date(2027, 1, 11)
NOW = clock.moment(TODAY, 11)
PASSWORD = "seven slow boats"
CENTRE = {
    "name": "Marlowe's Contact Centre",
    "address": "Old School\n4 Tannery Row\nDunmere",
    "phone": "01632 960044",
    "email": "privacy@marlowe.example.org",
    "lead": "the privacy lead",
    "registration": "ZB000001",
}


def claim(printed, **changes):
    return {
        "code": printed,
        "name": "Nell Ashby",
        "email": "nell@marlowe.example.org",
        "password": PASSWORD,
        "again": PASSWORD,
        "agreement_version": "3",
        "agreement_signed_on_day": "4",
        "agreement_signed_on_month": "1",
        "agreement_signed_on_year": "2027",
        **changes,
    }


def manager():
    return Account.objects.get(email="nell@marlowe.example.org")


def shown(client, at):
    """Return what the boxes of a page hold, as a browser would send them back."""
    form = client.get(at).context["form"]
    data = {}
    for name, field in form.fields.items():
        value = form[name].value()
        if isinstance(value, bool):
            value = "yes" if value else "no"
        if value is not None:
            data[name] = str(value)
        assert field is not None
    return data


def send(client, at, **changes):
    return client.post(at, {**shown(client, at), **changes})


def building(client):
    place = client.post("/staff/buildings/", {"name": "Old School"}).url
    for door in ("Front door", "Yard door"):
        client.post(f"{place}doors/new/", {"name": door})
    client.post(f"{place}rooms/new/", {"name": "Hall", "families_at_once": "4"})
    return place

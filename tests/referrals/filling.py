"""Filling in a family's form as a browser would, page by page."""

from datetime import timedelta

from kinkeeper.foundation import clock
from kinkeeper.referrals.models import Draft

RESIDENT_ANSWERS = {
    "email": {"may": "yes", "email": "nadia@example.org"},
    "text": {"may": "some", "hours": "9 to 3", "phone": "07700 900111", "says": "1"},
    "call": {"may": "no"},
    "you": {"given_name": "Nadia", "family_name": "Ward", "relationship": "mother"},
    "address": {
        "address": "5 Hazel Walk\nFishponds",
        "postcode": "BS16 4TT",
        "keep_address_secret": "on",
        "known": ["phone"],
    },
    "needs": {"health": "Ines: nut allergy", "school": "St Oswin’s Primary"},
    "other-adult": {"given_name": "Karl", "family_name": "Ward", "about": "He drinks."},
    "court": {"order": "yes", "forbids": "no", "says": "Every second Saturday."},
    "people-helping": {"cafcass": "yes", "social_worker": "no"},
    "worries": {"worries": ["abuse", "meeting"]},
    "wishes": {"service": "supervised", "days": ["sat"]},
    "declaration": {
        "notice": "on",
        "true": "on",
        "others": "unsafe",
        "others_because": "He must not know.",
        "medical": "on",
    },
}
VISITING_ANSWERS = {
    **RESIDENT_ANSWERS,
    "email": {"may": "no"},
    "text": {"may": "yes", "phone": "07700 900222", "says": "2"},
    "you": {"given_name": "Karl", "family_name": "Ward", "relationship": "father"},
    "address": {"address": "8 Canal Row\nBath", "postcode": "BA2 3XY"},
    "needs": {"car": "YK19 ABC"},
    "other-adult": {"given_name": "Nadia"},
    "court": {"order": "no"},
    "people-helping": {"cafcass": "no", "social_worker": "no"},
    "worries": {"words": ""},
    "wishes": {"service": "not_sure"},
    "declaration": {"notice": "on", "true": "on", "others": "know"},
}
CHILD = {
    "given_name": "Ines",
    "family_name": "Ward",
    "born_on_day": "4",
    "born_on_month": "5",
    "born_on_year": "2019",
}


def begin(client, who="RESIDENT"):
    client.post("/refer/", {"who": who})
    return client.post("/refer/family/start/")


def fill(client, answers=None, *, child=CHILD):
    """Answer every page. Returns the page that follows the last one."""
    page = None
    for slug, told in (answers or RESIDENT_ANSWERS).items():
        if slug == "you":
            client.post("/refer/family/children/", child)
            client.post("/refer/family/children/", {"go_on": "1"})
        page = client.post(f"/refer/family/{slug}/", told)
        assert page.status_code == 302, (slug, page.context["form"].errors)
    return page


def send(client, **more):
    """Press Send, as a person does who took their time."""
    Draft.objects.update(begun_at=clock.moment(clock.today(), 0) - timedelta(days=1))
    shown = client.get("/refer/family/check/")
    once = shown.context["form"]["once"].value()
    return client.post("/refer/family/check/", {"once": once, **more})

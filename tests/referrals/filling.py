"""Filling in a family's form as a browser would, page by page."""

from datetime import timedelta

from kinkeeper.foundation import clock
from kinkeeper.referrals.models import Draft

RESIDENT_ANSWERS = {
    "email": {"may": "yes", "email": "nadia@example.org"},
    "text": {"may": "some", "hours": "9 to 3", "phone": "07700 900111", "says": "1"},
    "call": {"may": "no"},
    "you": {
        "given_name": "Nadia",
        "family_name": "Ward",
        "relationship": "mother",
        "responsible": "yes",
    },
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

ADULT_REACH = {
    "email": "rosa@example.org",
    "phone": "07700 900333",
    "address": "14 Quince Lane",
    "postcode": "BS6 5RR",
    "keep_address_secret": "on",
    "safe": ["call"],
}
PROFESSIONAL_ANSWERS = {
    "referrer": {"role": "COUNCIL", "name": "Pat Shaw", "agency": "Bristol Council"},
    "reach-you": {"email": "pat@council.example.org", "phone": "0117 496 0000"},
    "acting": {"acting_for": "nobody", "knows": "both"},
    "health": {"health": "Ines: nut allergy"},
    "lives": {"school": "St Oswin’s Primary", "lives_with": "Her mother"},
    "last-time": {"wishes": "She asks for her father."},
    "resident": {
        "given_name": "Rosa",
        "family_name": "Lane",
        "relationship": "mother",
        "born_on_day": "4",
        "born_on_month": "5",
        "born_on_year": "1990",
    },
    "resident-reach": ADULT_REACH,
    "resident-needs": {"car": "YK19 ABC", "work": "The Corner Bakery"},
    "visiting": {"given_name": "Theo", "relationship": "father"},
    "visiting-reach": {"email": "theo@example.org", "address": "3 Dock Row"},
    "visiting-needs": {"language": "Polish"},
    "household": {"visitors": "His mother"},
    "court": {
        "order": "yes",
        "court": "Bristol",
        "number": "BS26P00001",
        "ends_on_day": "1",
        "ends_on_month": "6",
        "ends_on_year": "2027",
    },
    "order-terms": {"says": "Two hours each fortnight.", "may_share": "yes"},
    "papers": {"go_on": "1"},
    "proceedings": {"bail": ""},
    "people-helping": {"cafcass": "no", "social_worker": "yes"},
    "risks": {"risks": ["abuse", "taken"], "known": ["found"], "meeting": "yes"},
    "wishes": {"service": "supervised", "visiting_days": ["sat"]},
    "arrangements": {"apart": "yes"},
    "funding": {"payer": "local_authority", "order_number": "PO 77"},
    "declaration": {
        "notice": "on",
        "true": "on",
        "others": "know",
        "medical": "on",
        "level": "on",
    },
}


def begin(client, who="RESIDENT"):
    client.post("/refer/", {"who": who})
    return client.post("/refer/family/start/")


def fill(client, answers=None, *, child=CHILD):
    """Answer every page. Returns the page that follows the last one."""
    page = None
    for slug, told in (answers or RESIDENT_ANSWERS).items():
        if slug in ("you", "health"):
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

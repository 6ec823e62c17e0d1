"""The whole life of one record, walked by the people who live it.

A supervised family: from a mother's form at night to the certificate that says that the
file is gone, with a real mail server, a real worker and a clock that moves. A supported
family beside it: nothing is written about its sessions, and a concern keeps its papers.
"""

import json
import re
import sqlite3
from datetime import date, datetime

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.journeys import family_form
from tests.journeys.family_form import Parent
from tests.journeys.team_work import (
    accept,
    assess_risks,
    fill_date,
    invite_other_side,
    look,
    open_referral,
    plan,
    record_previsit,
    select,
    sign_in,
)

pytestmark = pytest.mark.journey

PRIYA = Parent(
    given="Priya",
    family="Nair",
    email="priya@example.org",
    phone="07700 900101",
    address="14 Larkspur Close, Easton",
    postcode="BS5 6QX",
    is_resident=True,
    other_given="Daniel",
    other_family="Holt",
    secret=True,
    school="St Brannock’s Primary",
    car="FJ19 XRT",
    children=(("Maya", ("3", "6", "2018")), ("Theo", ("19", "November", "2020"))),
    worries="He used to wait outside the school gate.",
)
DANIEL = Parent(
    given="Daniel",
    family="Holt",
    email="daniel@example.org",
    phone="07700 900202",
    address="3 Foundry Yard, Keynsham",
    postcode="BS31 2ZQ",
    is_resident=False,
    other_given="Priya",
    car="WN68 KPD",
    children=(("Maya", ("3", "6", "2018")),),
    worries="I missed two birthdays.",
)
PRIYAS_SECRETS = (
    "Larkspur",
    "BS5 6QX",
    "07700 900101",
    "07700900101",
    "Brannock",
    "FJ19",
    "school gate",
)
DANIELS_SECRETS = (
    "Foundry Yard",
    "BS31 2ZQ",
    "07700 900202",
    "07700900202",
    "WN68",
    "two birthdays",
)
PARENTS_PASSWORD = "seven grey geese at noon"
SATURDAY = date(2026, 3, 14)
CLOSED = date(2026, 4, 1)
DUE = date(2027, 4, 2)


@pytest.fixture(scope="module")
def story(centre):
    """What one part of the story leaves for the next."""
    centre.move_clock(to=datetime(2026, 3, 2, 21, 0))
    return {}


def start_form(page, centre, *, resident: bool) -> None:
    page.goto(f"{centre.url}/refer/")
    page.locator(f"[name=who][value={'RESIDENT' if resident else 'VISITING'}]").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="I understand, start").click()


def send_form(page) -> str:
    """Press Send and return the reference, as the person reads it."""
    page.wait_for_timeout(4500)
    page.get_by_role("button", name="Send").click()
    return page.locator("b.code").inner_text()


def link_in(words: str) -> str:
    return re.search(r"http://\S+", words).group()


def sign_of(page) -> str:
    """Return the call-sign in the address of a family's page."""
    return re.search(r"/families/([a-z0-9-]+)/", page.url).group(1)


def test_1_a_mother_asks_for_help_on_her_phone(centre, story, open_page):
    """P7f, C1f: her own form, on a phone, without an account."""
    page = open_page(width=360)
    start_form(page, centre, resident=True)
    family_form.fill_in(page, PRIYA, check=True)
    look(page)

    story["reference"] = send_form(page)

    look(page)
    assert re.fullmatch(r"KK-\d{4}", story["reference"])
    words = centre.letter_to(PRIYA.email)
    assert not any(secret in words for secret in ("Daniel", "Maya", "centre"))


def test_2_the_centre_invites_the_other_side(centre, story, open_page):
    """P7f: the centre asks him; nothing of her form is shown to him."""
    centre.move_clock(to=datetime(2026, 3, 3, 9, 0))
    desk = open_page()
    sign_in(desk, centre, "dee@centre.example.org")
    open_referral(desk, centre, story["reference"])
    invite_other_side(desk, DANIEL.email)
    link = link_in(centre.letter_to(DANIEL.email))

    page = open_page(width=360, scripts=False)
    page.goto(link)
    page.locator("main").get_by_role("button").first.click()
    if "/start/" in page.url:
        page.get_by_role("button", name="I understand, start").click()
    seen = page.content()
    family_form.fill_in(page, DANIEL)
    seen += page.content()

    assert send_form(page) == story["reference"]
    assert not [secret for secret in PRIYAS_SECRETS if secret in seen]


def test_3_a_co_ordinator_offers_a_place(centre, story, open_page):
    """P8a, P11d: a named person decides, with a reason."""
    desk = open_page()
    sign_in(desk, centre, "dee@centre.example.org")
    open_referral(desk, centre, story["reference"])
    accept(desk, "Supervised")
    desk.goto(f"{centre.url}/staff/families/")
    look(desk)
    desk.get_by_role(
        "link", name=re.compile("Maya|" + story["reference"])
    ).first.click()
    look(desk)
    story["sign"] = sign_of(desk)

    centre.move_clock(to=datetime(2026, 3, 6, 17, 0))
    record_previsit(desk, centre, story["sign"], who="Priya Nair", day=date(2026, 3, 5))
    record_previsit(
        desk, centre, story["sign"], who="Daniel Holt", day=date(2026, 3, 6)
    )
    assess_risks(
        desk, centre, story["sign"], level="Supervised", review=date(2026, 6, 5)
    )


@pytest.mark.parametrize("parent", [PRIYA, DANIEL], ids=["priya", "daniel"])
def test_4_each_parent_chooses_a_password(centre, story, open_page, parent):
    """C1c: by invitation, by a link that says nothing."""
    before = len(centre.mailbox.to(parent.email))
    desk = open_page()
    sign_in(desk, centre, "dee@centre.example.org")
    desk.goto(f"{centre.url}/staff/families/{story['sign']}/pre-visits/")
    look(desk)
    desk.get_by_role(
        "link", name=re.compile(f"Invite to the portal.*{parent.given}")
    ).click()
    desk.get_by_role("button", name="Send the link").click()
    words = centre.letter_to(parent.email, after=before)

    page = open_page(width=360)
    page.goto(link_in(words))
    look(page)
    page.get_by_label("Choose a password").fill(PARENTS_PASSWORD)
    page.get_by_label("Type it again").fill(PARENTS_PASSWORD)
    page.get_by_role("button", name="Save my password").click()
    sign_in(page, centre, parent.email, PARENTS_PASSWORD)

    expect(page).to_have_url(f"{centre.url}/me/")


def test_5_a_saturday_is_planned_and_each_side_sees_its_own_times(
    centre, story, open_page
):
    """K6, K3: 15 minutes apart, two doors; neither learns the other's."""
    centre.move_clock(to=datetime(2026, 3, 9, 9, 0))
    desk = open_page()
    sign_in(desk, centre, "dee@centre.example.org")
    for day in (SATURDAY, date(2026, 3, 21)):
        plan(
            desk,
            centre,
            family=story["sign"].capitalize(),
            day=day,
            start="10:00",
            room="Garden room",
            supervisor="Sasha",
        )

    priya, daniel = open_page(width=360), open_page(width=360)
    sign_in(priya, centre, PRIYA.email, PARENTS_PASSWORD)
    sign_in(daniel, centre, DANIEL.email, PARENTS_PASSWORD)
    look(daniel)
    hers, his = (page.locator("main").inner_text() for page in (priya, daniel))

    assert "10:00" in hers
    assert "front door" in hers.lower()
    assert "09:45" in his
    assert "side door" in his.lower()
    assert "09:45" not in hers
    assert "side door" not in hers.lower()
    assert "10:00" not in his
    assert "front door" not in his.lower()


def test_6_the_day_is_run_from_today_and_notes_are_written(centre, story, open_page):
    """P7c, P7d: times at the doors; what was seen and heard."""
    worker = open_page(width=360)
    centre.move_clock(to=datetime(2026, 3, 14, 9, 44))
    sign_in(worker, centre, "sasha@centre.example.org")
    worker.goto(f"{centre.url}/staff/today/")
    look(worker)
    assert "Maya" not in worker.content()
    worker.get_by_role("button", name=re.compile("Arrived.*[Vv]isiting adult")).click()
    # The front door is held until he is in the room.
    expect(worker.get_by_text("On hold").first).to_be_visible()
    worker.get_by_role(
        "button", name=re.compile("Garden room|in the room", re.I)
    ).first.click()

    centre.move_clock(to=datetime(2026, 3, 14, 9, 58))
    worker.goto(f"{centre.url}/staff/today/")
    worker.get_by_role("button", name=re.compile("Arrived.*Child")).click()
    worker.get_by_role(
        "button", name=re.compile("in the room|Garden room", re.I)
    ).first.click()

    centre.move_clock(to=datetime(2026, 3, 14, 10, 5))
    worker.goto(f"{centre.url}/staff/today/")
    worker.get_by_role("link", name=re.compile(story["sign"], re.I)).first.click()
    if "/sessions/" not in worker.url:
        worker.goto(f"{centre.url}/staff/today/")
        worker.locator("a[href*='/staff/sessions/']").first.click()
    look(worker)
    begin = worker.get_by_role("button", name="Begin the time together")
    if begin.count():
        begin.click()
    worker.get_by_role("link", name="Notes").first.click()
    look(worker)
    for minute, words in (
        (10, "Maya ran to Daniel and hugged him."),
        (31, "Theo said: Can we do the big puzzle?"),
    ):
        centre.move_clock(to=datetime(2026, 3, 14, 10, minute))
        worker.get_by_label("What did you see or hear?").fill(words)
        select(worker, "About", "Play") if worker.get_by_label(
            "About"
        ).count() else None
        worker.get_by_role("button", name="Add note").click()
        expect(worker.get_by_text(words)).to_be_visible()

    story["notes_url"] = worker.url
    centre.move_clock(to=datetime(2026, 3, 14, 11, 30))
    worker.goto(story["notes_url"].replace("notes/", ""))
    worker.get_by_role("button", name="End the time together").click()
    expect(worker.get_by_text("Took place").first).to_be_visible()


def test_7_a_session_that_does_not_take_place_has_its_reason(centre, story, open_page):
    """P7c: cancelled the day before, child unwell; the other side learns no reason."""
    centre.move_clock(to=datetime(2026, 3, 20, 16, 5))
    before = len(centre.mailbox.to(DANIEL.email))
    desk = open_page()
    sign_in(desk, centre, "dee@centre.example.org")
    desk.goto(f"{centre.url}/staff/today/?date=2026-03-21")
    desk.locator("a[href*='/staff/sessions/']").first.click()
    pick(desk, "What happened?", "Called off by somebody before it began")
    pick(desk, "Whose doing was it?", "The adult the child lives with")
    pick(desk, "Reason", "Child unwell")
    fill_date(desk, "When were we told?", date(2026, 3, 20))
    desk.get_by_label("At what time?").fill("16:00")
    desk.get_by_label("More about it").fill(
        "Theo has a temperature, at home in Easton."
    )
    desk.get_by_role("button", name="Write it down").click()
    expect(desk.get_by_text("Child unwell", exact=False).first).to_be_visible()

    page = open_page(width=360)
    sign_in(page, centre, DANIEL.email, PARENTS_PASSWORD)
    told = page.content() + centre.letter_to(DANIEL.email, after=before)
    assert not [w for w in ("unwell", "temperature", "Easton", "Theo has") if w in told]


def pick(page, label: str, words: str) -> None:
    """Answer a question that may be radios or a drop-down."""
    group = page.get_by_role("group", name=label)
    if group.count():
        group.get_by_label(words, exact=True).check()
    else:
        select(page, label, words)


def test_8_a_report_is_written_read_by_another_and_signed(centre, story, open_page):
    """P7d, K3: her postcode in the text is found; three people, then sealed."""
    centre.move_clock(to=datetime(2026, 3, 23, 10, 0))
    writer = open_page()
    sign_in(writer, centre, "sasha@centre.example.org")
    writer.goto(f"{centre.url}/staff/reports/")
    look(writer)
    writer.get_by_role("button", name=re.compile("Begin")).first.click()
    look(writer)
    boxes = writer.locator("#draft textarea")
    for number in range(boxes.count()):
        boxes.nth(number).fill("Maya and Theo played with Daniel. All were calm.")
    boxes.nth(boxes.count() - 1).fill("Maya told him that they live near BS5 6QX now.")
    writer.get_by_role("button", name="Save", exact=True).click()
    expect(writer.get_by_text("BS5 6QX").first).to_be_visible()
    look(writer)
    boxes = writer.locator("#draft textarea")
    boxes.nth(boxes.count() - 1).fill("They said goodbye and waved.")
    writer.get_by_role("button", name="Save and ask somebody to read it").click()
    writer.locator("main").get_by_role("button", name="Send it").click()

    reader = open_page()
    sign_in(reader, centre, "dee@centre.example.org")
    reader.goto(f"{centre.url}/staff/reports/")
    reader.get_by_role("link", name=re.compile("Check")).first.click()
    look(reader)
    reader.get_by_role("button", name="I agree with this report").click()

    manager = open_page()
    sign_in(manager, centre, "ruth@centre.example.org")
    manager.goto(f"{centre.url}/staff/reports/")
    manager.get_by_role("link", name=re.compile("Read and sign")).first.click()
    look(manager)
    manager.get_by_label("I have read this report", exact=False).check()
    manager.get_by_label("Your full name").fill("Ruth Adeyemi")
    manager.get_by_role("button", name="Sign the report").click()
    expect(manager.get_by_role("main").get_by_text("Signed").first).to_be_visible()


def test_9_he_asks_the_gate_decides_and_only_link_and_code_open_it(
    centre, story, open_page
):
    """P10a, P10b, K3: on request; secure e-mail only; nothing of her side inside."""
    centre.move_clock(to=datetime(2026, 3, 24, 9, 0))
    page = open_page(width=360)
    sign_in(page, centre, DANIEL.email, PARENTS_PASSWORD)
    page.goto(f"{centre.url}/me/reports/ask/")
    look(page)
    page.locator("input[type=radio]").first.check()
    page.get_by_role("button", name="Ask for this report").click()
    look(page)
    before = len(centre.mailbox.to(DANIEL.email))

    desk = open_page()
    sign_in(desk, centre, "dee@centre.example.org")
    desk.goto(f"{centre.url}/staff/requests/")
    look(desk)
    desk.get_by_role("link", name=re.compile("Decide")).first.click()
    look(desk)
    note = desk.get_by_label("What did you decide about the other side?")
    if note.count():
        note.fill("She has not asked. Nothing is sent to her.")
    desk.locator("main").get_by_role("button").last.click()

    words = centre.letter_to(DANIEL.email, after=before)
    assert "/me/message/" in words
    assert not any(secret in words for secret in ("report", "Maya", "centre", "Priya"))
    assert all(centre.mailbox.encrypted)

    message = open_page(width=360)
    message.goto(link_in(words))
    look(message)
    message.get_by_role("button", name="Send me the code").click()
    code = re.search(r"\b\d{6}\b", wait_for_text(centre, DANIEL.phone)).group()
    message.get_by_label("Your code").fill("000000" if code != "000000" else "111111")
    message.get_by_role("button", name="Open", exact=True).click()
    expect(message.get_by_text("code", exact=False).first).to_be_visible()
    story["pdf"] = open_with(code, message)

    text = text_of(story["pdf"])
    assert "Maya" in text
    assert not [secret for secret in PRIYAS_SECRETS if secret in text]


def wait_for_text(centre, phone: str) -> str:
    from tests.journeys.conftest import wait_for

    return wait_for(lambda: centre.texts_to(phone), "the text with the code")[-1]


def open_with(code: str, page) -> bytes:
    """Send the form with the right code and return the document's bytes."""
    form = page.locator("form").filter(has=page.get_by_label("Your code"))
    fields = {
        box.get_attribute("name"): box.input_value()
        for box in form.locator("input").all()
    }
    answer = page.context.request.post(
        page.url,
        form={**fields, "code": code},
        headers={"Referer": page.url},
    )
    assert answer.headers["content-type"] == "application/pdf", answer.text()[:500]
    assert "no-store" in answer.headers["cache-control"]
    assert "Daniel" not in answer.headers["content-disposition"]
    return answer.body()


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_10_the_case_closes_and_its_clock_shows_when_and_why(centre, story, open_page):
    """P9h, P9i, K4: one year for the file; the report is kept for the children."""
    centre.move_clock(to=datetime(2026, 4, 1, 12, 0))
    desk = open_page()
    sign_in(desk, centre, "dee@centre.example.org")
    desk.goto(f"{centre.url}/staff/families/{story['sign']}/close/")
    look(desk)
    pick_first_reason(desk)
    desk.get_by_role("button", name="Close the case").click()

    desk.goto(f"{centre.url}/staff/records/")
    look(desk)
    shown = desk.locator("main").inner_text()
    assert "1 April 2027" in shown
    assert "P9h" in shown
    assert "P9i" in shown


def pick_first_reason(page) -> None:
    radios = page.locator("main input[type=radio]")
    if radios.count():
        radios.first.check()
    for box in page.locator("main select").all():
        box.select_option(index=1)
    for box in page.locator("main input[type=checkbox]").all():
        box.check()


def test_11_two_people_agree_and_it_cools_off(centre, story, open_page):
    """P9l: not before its day; two different people; seven days; then gone."""
    assert '"proposed": 0' in centre.program("sweep", "--today", "2027-04-01", "--json")
    assert '"proposed": 1' in centre.program("sweep", "--today", "2027-04-02", "--json")
    assert '"proposed": 0' in centre.program("sweep", "--today", "2027-04-02", "--json")
    centre.move_clock(to=datetime(2027, 4, 2, 9, 0))

    omar = open_page()
    sign_in(omar, centre, "omar@centre.example.org")
    agree(omar, centre)
    agree(omar, centre, again=True)
    ruth = open_page()
    sign_in(ruth, centre, "ruth@centre.example.org")
    agree(ruth, centre)

    assert '"disposed": 0' in centre.program("sweep", "--today", "2027-04-08", "--json")
    assert '"disposed": 1' in centre.program("sweep", "--today", "2027-04-09", "--json")
    assert '"disposed": 0' in centre.program("sweep", "--today", "2027-04-09", "--json")
    centre.move_clock(to=datetime(2027, 4, 9, 9, 0))


def agree(page, centre, *, again: bool = False) -> None:
    page.goto(f"{centre.url}/staff/records/reviews/dr-0001/")
    if page.get_by_role("link", name=re.compile("^Agree")).count() == 0:
        assert again, page.locator("main").inner_text()
        return
    look(page)
    page.get_by_role("link", name=re.compile("^Agree")).first.click()
    look(page)
    page.get_by_label("To agree, type the number").fill("DR-0001")
    page.get_by_role("button", name="I agree").click()
    if again:
        expect(page.get_by_text("different person", exact=False).first).to_be_visible()


def test_12_what_is_left_is_a_certificate_and_the_report(centre, story, open_page):
    """K5, P9i: no name, no address anywhere; the report stays, with its reason."""
    desk = open_page()
    sign_in(desk, centre, "ruth@centre.example.org")
    desk.goto(f"{centre.url}/staff/records/certificates/")
    look(desk)
    desk.get_by_role("link", name=re.compile("DC-0001")).first.click()
    look(desk)
    certificate = desk.locator("main").inner_text()
    assert "P9h" in certificate
    assert not re.search("Priya|Daniel|Maya|Theo|Nair|Holt", certificate)
    desk.goto(f"{centre.url}/staff/records/")
    assert "P9i" in desk.locator("main").inner_text()
    gone = open_page()
    gone.goto(f"{centre.url}/account/login/")
    gone.get_by_label("Email").fill(DANIEL.email)
    gone.get_by_label("Password").fill(PARENTS_PASSWORD)
    gone.get_by_role("button", name="Sign in", exact=True).click()
    assert "/me/" not in gone.url

    found = [
        word
        for word in (*PRIYAS_SECRETS, *DANIELS_SECRETS, "Nair", "priya@")
        if word.encode() in raw_bytes(centre)
    ]
    assert found == []
    assert "The log is whole" in centre.program("ledger", "verify")
    ledger = json.loads(centre.program("promises", "--json", expect=1))
    broken = {each["id"] for each in ledger if not each["kept"]}
    # A year went by in which nobody backed up, rehearsed or looked over anything.
    assert broken == {
        "companies-are-checked",
        "backups-work",
        "access-is-reviewed",
        "we-check-ourselves",
    }


def raw_bytes(centre) -> bytes:
    """Return every byte that the centre keeps on its disk, keys and logs apart."""
    with sqlite3.connect(centre.folder / "kinkeeper.sqlite3") as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = [*centre.folder.glob("kinkeeper.sqlite3*"), *centre.folder.glob("files/*/*")]
    return b"".join(path.read_bytes() for path in kept)

"""The page and its file."""

from tests.family import PASSWORD


def sign_in(client, account):
    assert client.login(username=account.email, password=PASSWORD)


def test_the_manager_reads_the_numbers_and_saves_them(client, ruth, tallied):
    tallied("sessions", Held=40, **{"Not held: the child": 6})
    sign_in(client, ruth)

    page = client.get("/staff/statistics/").content.decode()
    assert "January to March 2026" in page
    assert "Numbers below five are hidden" in page
    answer = client.get("/staff/statistics/2026-01-3.csv")
    assert answer["Content-Disposition"].endswith('"statistics-2026-01-3.csv"')
    assert "Sessions,Held,40" in answer.content.decode()


def test_what_is_for_us_only_says_so_on_the_page_and_in_its_name(client, ruth, tallied):
    tallied("sessions", Held=3)
    sign_in(client, ruth)

    page = client.get("/staff/statistics/", {"eyes": "us"}).content.decode()
    assert "Do not send them to anybody outside." in page
    answer = client.get("/staff/statistics/2026-01-3.csv", {"eyes": "us"})
    assert "for-us-only" in answer["Content-Disposition"]
    assert "Sessions,Held,3" in answer.content.decode()


def test_before_the_first_night_the_page_says_when_to_look_again(client, ruth):
    sign_in(client, ruth)
    assert b"Nothing is counted yet." in client.get("/staff/statistics/").content


def test_others_and_wrong_periods_find_nothing(client, ruth, bea, tallied):
    sign_in(client, bea)
    assert client.get("/staff/statistics/").status_code == 404
    sign_in(client, ruth)
    assert client.get("/staff/statistics/2026-02-3.csv").status_code == 404


def test_no_cell_of_the_file_is_worked_out(client, ruth, tallied):
    tallied("releases", **{"=HYPERLINK(1)": 9})
    sign_in(client, ruth)
    told = client.get("/staff/statistics/2026-01-3.csv").content.decode()
    assert ",'=HYPERLINK(1),9" in told

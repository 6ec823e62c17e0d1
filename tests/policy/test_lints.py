"""What the controller should look at (K2, and §5.6 of the legal survey)."""

from dataclasses import replace

import pytest

from kinkeeper.policy.edition import compiled, document_in
from kinkeeper.policy.lints import lints, ties
from kinkeeper.policy.shapes.overrides import LegalOverride
from tests.policy.editing import TEXT, edition

FIRST = edition()


def ids(found):
    return {lint.id for lint in lints(found)}


def with_words(words, clause="4"):
    clauses = tuple(
        replace(each, body=f"{each.body}\n{words}") if each.id == clause else each
        for each in FIRST.document.clause
    )
    return compiled(replace(FIRST.document, clause=clauses), b"")


def without_words(*words):
    text = TEXT
    for each in words:
        assert each in text
        text = text.replace(each, "nothing")
    return compiled(document_in(text.encode()), b"")


def test_the_edition_in_force_only_says_what_management_should_know():
    """K2"""
    assert ids(FIRST) == {"L12", "L13"}


@pytest.mark.parametrize(
    ("lint", "words"),
    [
        ("L1", "By using our website you agree to our cookies."),
        ("L1", "Continuing to browse means that you consent."),
        ("L2", "In Internet Explorer, open the menu."),
        ("L2", "See support.microsoft.com for help."),
        ("L3", "Cookies do not contain any information that identifies you."),
        ("L5", "You must obtain that person's consent before you tell us of them."),
        ("L6", "Bristol Children's Contact Services Ltd keeps it."),
        ("L9", "We look into formal written complaints."),
        ("L10", "A CRB check is made."),
        ("L10", "Sent to the Inland Revenue."),
        ("L11", "Such papers are kept indefinitely."),
        ("L14", "You may complain under Article 77."),
        ("L15", "This is sensitive personal data."),
        ("L16", "These are rights that you are subject to."),
    ],
)
def test_words_that_should_not_stand_there_are_quoted(lint, words):
    found = [each for each in lints(with_words(words)) if each.id == lint]
    assert [each.where for each in found] == ["clause 4"]
    assert found[0].sentence.endswith(".")


def test_a_basket_without_its_cookie():
    cookies = {
        name: each
        for name, each in FIRST.document.cookie.items()
        if "basket" not in each.purpose.lower()
    }
    assert "L4" in ids(compiled(replace(FIRST.document, cookie=cookies), b""))


def test_rights_only_on_paper():
    assert "L7" in ids(with_words("A request must be made in writing.", clause="11"))
    assert "L7" in ids(without_words("by letter, by phone", "phone {regulator:phone}"))


def test_what_people_must_be_told_and_is_missing():
    without = without_words("Cafcass")
    told = [each.sentence for each in lints(without) if each.id == "L8"]
    assert told == ["The text does not say that Cafcass may be given something."]


def test_no_right_to_complain():
    rights = {
        name: each
        for name, each in FIRST.document.right.items()
        if each.kind != "complaint"
    }
    assert "L8" in ids(compiled(replace(FIRST.document, right=rights), b""))


def test_a_council_that_pays_takes_nobodys_own_right_away():
    """X-10"""
    assert "L17" in ids(without_words("whoever pays for", "your own right to ask"))


def test_longer_periods_quiet_the_lints_of_short_ones():
    """L12, A8"""
    longer = edition(("years = 1", "years = 3"), within='[retention."P9f"]')
    places = {each.where for each in lints(longer) if each.id == "L12"}
    assert places == {"retention.P9h"}


def test_what_the_law_is_said_to_demand_is_read_by_somebody():
    """PV-5"""
    document = replace(
        FIRST.document, legal_override={"retention.P9f": LegalOverride("An Act, s.1")}
    )
    (found,) = (
        each for each in lints(compiled(document, b"")) if each.id == "override"
    )
    assert "An Act, s.1" in found.sentence


def test_a_promise_whose_check_is_not_there(monkeypatch):
    """K1"""
    known = {each.check for each in FIRST.promises.values()}
    monkeypatch.setattr(ties, "checks", known - {"website.one_address"})
    places = {each.where for each in lints(FIRST) if each.id == "untied"}
    assert places == {"promise.one-address"}

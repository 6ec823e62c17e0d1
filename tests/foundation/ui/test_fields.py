"""Fields accept what people write, keep it, and say what to do."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from kinkeeper.foundation.ui import fields


def refusal(field, value) -> str:
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return " ".join(caught.value.messages)


@pytest.mark.parametrize(
    ("boxes", "meant"),
    [
        (("4", "4", "2026"), date(2026, 4, 4)),
        (("04", "April", "2026"), date(2026, 4, 4)),
        (("4", "apr", "2026"), date(2026, 4, 4)),
        (("4", "Sept", "2026"), date(2026, 9, 4)),
        ((" 4 ", " Sep. ", " 2026 "), date(2026, 9, 4)),
        (("29", "February", "2024"), date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_as_people_write_it(boxes, meant):
    assert fields.PlainDateField().clean(boxes) == meant


@pytest.mark.parametrize(
    ("boxes", "says"),
    [
        (("", "", ""), "Enter the date of the visit"),
        (("", "4", "2026"), "Enter the day for the date of the visit"),
        (("4", "", "2026"), "Enter the month for the date of the visit"),
        (("4", "ju", "2026"), "Enter the month for the date of the visit"),
        (("4", "4", "26"), "with 4 figures"),
        (("4", "13", "2026"), "Enter the month"),
        (("31", "2", "2026"), "31 February 2026 is not in the calendar"),
        (("²", "4", "2026"), "Enter the day"),
        (("4", "4", "20260"), "with 4 figures"),
    ],
)
def test_a_wrong_date_says_which_part_to_fix(boxes, says):
    field = fields.PlainDateField(asking="the date of the visit")

    assert says in refusal(field, boxes)


def test_a_date_outside_its_limits_names_the_limit():
    field = fields.PlainDateField(
        earliest=date(2026, 1, 1), latest=date(2026, 3, 14), words_latest="today"
    )

    assert "on or after 1 January 2026" in refusal(field, ("31", "12", "2025"))
    assert "on or before today" in refusal(field, ("15", "3", "2026"))
    assert field.clean(("14", "3", "2026")) == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9:45", time(9, 45)),
        ("9.45", time(9, 45)),
        ("0945", time(9, 45)),
        ("945", time(9, 45)),
        ("9:45am", time(9, 45)),
        ("9.45 PM", time(21, 45)),
        ("7pm", time(19)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_read_as_people_write_it(written, meant):
    assert fields.PlainTimeField().clean(written) == meant


@pytest.mark.parametrize("written", ["9", "24:00", "9:60", "13pm", "0am", "soon"])
def test_an_unclear_time_is_not_guessed(written):
    assert "like 9:45am or 14:30" in refusal(fields.PlainTimeField(), written)


def test_too_much_text_is_refused_with_the_count_and_never_cut():
    field = fields.PlainLongTextField(max_length=5)

    assert "5 characters or fewer. You have used 7." in refusal(field, "seven77")
    assert field.clean("a\r\nb") == "a\nb"
    assert field.clean("12345") == "12345"


def test_invisible_characters_go_and_a_nul_is_refused_politely():
    field = fields.PlainTextField(asking="your name")

    assert field.clean("Si\u0007ân\u202e  ap\tRhys") == "Siân ap Rhys"
    assert "hidden character" in refusal(field, "Si\x00ân")
    assert refusal(field, " \u200f\u0007 ".replace("\u200f", "")) == "Enter your name"


def test_a_secret_keeps_its_spaces():
    assert fields.PlainSecretField().clean("  two  spaces ") == "  two  spaces "


@pytest.mark.parametrize(
    ("written", "pence"),
    [("45", 4500), ("£45.50", 4550), ("1,045.05", 104505), ("0.99", 99)],
)
def test_money_is_whole_pence(written, pence):
    assert fields.PlainMoneyField().clean(written) == pence


@pytest.mark.parametrize("written", ["45.5", "4.500", "-3", "many", "1e3", "٤٥"])
def test_money_that_is_not_clear_is_refused(written):
    assert "like 45 or 45.50" in refusal(fields.PlainMoneyField(), written)


def test_numbers_keep_to_their_limits():
    field = fields.PlainNumberField(asking="the number of children", least=1, most=12)

    assert field.clean("12") == 12
    assert "1 or more" in refusal(field, "0")
    assert "12 or less" in refusal(field, "13")
    assert "Enter the number of children as a number" in refusal(field, "two")


@pytest.mark.parametrize("written", ["0117 496 0123", "+44 (0)117 496-0123"])
def test_a_phone_number_is_kept_as_written(written):
    assert fields.PlainPhoneField().clean(written) == written


def test_a_phone_number_with_words_or_too_few_figures_is_refused():
    field = fields.PlainPhoneField()

    assert "like 0117 496 0123" in refusal(field, "ask mum")
    assert "like 0117 496 0123" in refusal(field, "999")


def test_an_email_address_needs_both_halves():
    field = fields.PlainEmailField(asking="your email address")

    assert field.clean("dan@example.org") == "dan@example.org"
    assert "in full" in refusal(field, "dan@")
    assert refusal(field, "") == "Enter your email address"


def test_choices_speak_in_the_words_of_the_question():
    field = fields.PlainChoiceField(
        asking="how we may contact you", choices=(("text", "Text"),)
    )

    assert refusal(field, "") == "Choose how we may contact you"
    assert refusal(field, "pigeon") == "Choose how we may contact you"


def test_yes_and_no_are_values_and_nothing_is_chosen_beforehand():
    field = fields.PlainYesNoField(asking="yes or no")

    assert field.clean("yes") is True
    assert field.clean("no") is False
    assert refusal(field, "") == "Choose yes or no"


def test_a_required_tick_says_what_it_confirms():
    field = fields.PlainTickField(asking="that you have read it")

    assert refusal(field, False) == "Tick the box to say that you have read it"


def test_a_file_is_judged_by_its_ending_and_size():
    field = fields.PlainFileField(asking="the court order", kinds=("pdf",), most_mb=1)
    too_big = SimpleUploadedFile("order.pdf", b"x" * (1024 * 1024 + 1))

    assert field.clean(SimpleUploadedFile("Order.PDF", b"%PDF")).size == 4
    assert "PDF" in refusal(field, SimpleUploadedFile("order.exe", b"MZ"))
    assert "1 MB or less" in refusal(field, too_big)
    assert "empty" in refusal(field, SimpleUploadedFile("order.pdf", b""))
    assert refusal(field, None) == "Choose the court order"

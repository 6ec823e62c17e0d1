"""Forms show each error beside its box and on top, and lose nothing that was typed."""

import re

import pytest
from django import forms as django_forms
from django.template import Context, Template

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import FilterForm, PlainForm, VersionedForm

HOSTILE = '"><script>alert(1)</script>'


class AskForm(PlainForm):
    name = fields.PlainTextField(
        label="Your name", asking="your name", help_text="As on the order."
    )
    born = fields.PlainDateField(label="Born", asking="the date you were born")
    how = fields.PlainChoiceField(
        label="How?", asking="how", choices=(("text", "Text"), ("post", "Post"))
    )
    story = fields.PlainLongTextField(label="More", max_length=10, required=False)
    secret = fields.PlainSecretField(label="Code", required=False)


class RowForm(VersionedForm):
    name = fields.PlainTextField(label="Name")


def draw(template: str, **context) -> str:
    return Template("{% load kk %}" + template).render(Context(context))


def test_what_was_typed_comes_back_escaped():
    form = AskForm({"name": HOSTILE, "born_day": HOSTILE, "story": HOSTILE})

    html = draw('{% plain_form form submit="Save" %}', form=form)

    assert "<script>" not in html
    assert html.count("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;") == 3


def test_a_secret_never_comes_back():
    form = AskForm({"secret": "open sesame"})

    assert "open sesame" not in draw('{% plain_form form submit="Save" %}', form=form)


def test_an_error_is_tied_to_its_box_and_linked_from_the_summary():
    form = AskForm({"born_day": "4", "born_month": "", "born_year": "2026"})

    html = draw('{% error_summary form %}{% plain_form form submit="Go" %}', form=form)

    assert '<a href="#id_name">Enter your name</a>' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert '<div id="id_name_error">' in html
    assert '<a href="#id_born_month">' in html
    assert '<a href="#id_how_0">Choose how</a>' in html


def test_only_the_wrong_box_of_a_date_is_marked():
    form = AskForm({"born_day": "4", "born_month": "x", "born_year": "2026"})

    html = str(form["born"])

    assert re.findall(r'name="born_(\w+)"[^>]*aria-invalid', html) == ["month"]
    assert 'value="x"' in html


def test_groups_of_boxes_have_a_legend():
    html = draw("{% field form.born %}{% field form.how %}", form=AskForm())

    assert html.count("<fieldset") == 2
    assert html.count('<legend class="question">') == 2


def test_a_field_that_may_stay_empty_says_so():
    html = draw("{% field form.story %}{% field form.name %}", form=AskForm())

    assert html.count("(optional)") == 1


def test_the_limit_of_a_long_answer_is_told_and_never_enforced_by_the_browser():
    html = draw("{% field form.story %}", form=AskForm())

    assert "Up to 10 characters." in html
    assert 'aria-describedby="id_story_limit"' in html
    assert "maxlength" not in html


def test_the_browser_does_not_check_before_us():
    html = draw('{% plain_form form submit="Save" %}', form=AskForm())

    assert "novalidate" in html
    assert " required" not in html


def test_each_shown_form_carries_its_own_word_and_keeps_it_through_errors():
    shown, again = AskForm(), AskForm()
    word = shown["once"].value()
    returned = AskForm({"once": word})

    assert word != again["once"].value()
    assert f'name="once" value="{word}"' in draw("{{ form }}", form=shown)
    assert f'name="once" value="{word}"' in draw("{{ form }}", form=returned)


def test_a_form_gives_its_values_without_what_the_page_carries():
    form = RowForm({"name": "Hall", "once": "abc", "version": "7"})

    assert form.is_valid()
    assert form.values() == {"name": "Hall"}
    assert (form.once_word, form.version_seen) == ("abc", 7)


@pytest.mark.parametrize("version", ["", "seven", "²", "-1"])
def test_a_version_that_is_no_number_is_no_version(version):
    form = RowForm({"name": "Hall", "version": version})

    assert form.is_valid()
    assert form.version_seen is None


def test_a_form_shows_the_version_its_reader_saw():
    html = draw("{{ form }}", form=RowForm(version=7))

    assert '<input type="hidden" name="version" value="7">' in html


def test_a_search_carries_nothing():
    class Search(FilterForm):
        words = fields.PlainTextField(label="Words", required=False)

    html = draw('{% plain_form form submit="Show" method="get" %}', form=Search())

    assert "hidden" not in html


def test_forms_of_other_packages_are_drawn_too():
    class Foreign(django_forms.Form):
        login = django_forms.CharField(label="Email address")

    assert 'for="id_login"' in draw("{{ form }}", form=Foreign())


def test_the_title_says_error_when_any_form_of_the_page_has_one():
    good, bad = AskForm(), AskForm({})

    assert draw("{% error_prefix %}", form=good) == ""
    assert draw("{% error_prefix %}", form=bad) == "Error: "
    assert draw("{% error_prefix %}", forms=[good, bad]) == "Error: "


def test_a_refusal_of_the_whole_form_stands_on_top():
    form = RowForm({"name": "Hall"})
    form.is_valid()
    form.add_error(None, "Somebody else changed this <first>.")

    html = draw("{% error_summary form %}", form=form)

    assert "Somebody else changed this &lt;first&gt;." in html


def test_two_forms_on_one_page_share_no_id():
    pair = AskForm(auto_id="one_%s"), AskForm(auto_id="two_%s")

    html = draw("{{ a }}{{ b }}", a=pair[0], b=pair[1])
    ids = re.findall(r' id="([^"]+)"', html)

    assert len(ids) == len(set(ids))

"""The words of the letters that this app sends. None says who writes or why."""

from django.template.loader import render_to_string


def how_to_sign_in(base_url: str) -> str:
    return render_to_string("website/emails/how_to_sign_in.txt", {"base": base_url})


def promise_needs_you(base_url: str) -> str:
    return render_to_string("website/emails/promise_needs_you.txt", {"base": base_url})

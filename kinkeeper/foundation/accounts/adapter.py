"""How the accounts library behaves here: no open registration, one sign-in door."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse

from kinkeeper.foundation.accounts import idle
from kinkeeper.foundation.accounts.audience import home_of
from kinkeeper.foundation.accounts.models import Account

# Called with who signed in, or with None when somebody could not. The trail, which lies
# above this app, adds itself when Django starts.
on_sign_in: list[Callable[[Account | None], object]] = []

WRONG_CODE = "That code is not right. Use the one that shows now."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": (
            "That email address and password do not go together. Check both."
        ),
        "account_inactive": (
            "That email address and password do not go together. Check both."
        ),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "That password is not right. Type it again.",
        "enter_current_password": "That is not the password you use now.",
        "too_many_login_attempts": (
            "There were too many tries. Wait five minutes, then try again."
        ),
        "rate_limited": "There were too many tries. Wait a little, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        # Accounts are made by invitation.
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        account = request.user
        return home_of(account) if isinstance(account, Account) else "/"

    def post_login(
        self, request: HttpRequest, user: Account, **told: Any
    ) -> HttpResponse:
        for tell in on_sign_in:
            tell(user)
        idle.begin(request)
        return super().post_login(request, user, **told)

    def authentication_failed(self, request: HttpRequest, **_: Any) -> None:
        # Not even the address that was typed: it may be a password.
        for tell in on_sign_in:
            tell(None)

    def format_email_subject(self, subject: str) -> str:
        return subject


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
    }

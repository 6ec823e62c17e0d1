"""How the accounts library behaves here: no open registration, one sign-in door."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from kinkeeper.foundation.accounts.audience import home_of
from kinkeeper.foundation.accounts.models import Account

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

    def format_email_subject(self, subject: str) -> str:
        return subject


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
    }

"""How the accounts library behaves here: no open registration, one sign-in door."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from kinkeeper.foundation.accounts.audience import home_of
from kinkeeper.foundation.accounts.models import Account


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        # Accounts are made by invitation.
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        account = request.user
        return home_of(account) if isinstance(account, Account) else "/"

    def format_email_subject(self, subject: str) -> str:
        return subject

"""The forms of the accounts library in plain words."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

# By the library's field names: the question, and what to do when it is empty.
WORDS = {
    "login": ("Email address", "Enter your email address"),
    "email": ("Email address", "Enter your email address"),
    "password": ("Password", "Enter your password"),
    "oldpassword": ("The password you use now", "Enter the password you use now"),
    "password1": ("New password", "Enter a new password"),
    "password2": ("New password again", "Enter the new password again"),
    "code": ("Code", "Enter the code"),
    "name": ("A name for it, like “my phone”", "Enter a name"),
    "passwordless": ("Use it without a password", ""),
}
EMAIL = "Enter an email address in full, like name@example.org"
CHOOSING = "10 letters or more. Three words that do not belong together are good."


class Plain:
    """Puts our words into a form of the library, and says errors next to the box."""

    use_required_attribute = False
    fields: dict[str, Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if name not in WORDS:
                continue
            label, missing = WORDS[name]
            field.label = label
            field.help_text = CHOOSING if name == "password1" else ""
            field.error_messages["required"] = missing
            field.error_messages["invalid"] = EMAIL
            field.widget.attrs.pop("placeholder", None)
            for validator in field.validators:
                if type(validator).__name__ == "EmailValidator":
                    validator.message = EMAIL


class SignIn(Plain, account.LoginForm):
    pass


class AskForPassword(Plain, account.ResetPasswordForm):
    pass


class NewPassword(Plain, account.ResetPasswordKeyForm):
    pass


class ChangePassword(Plain, account.ChangePasswordForm):
    pass


class AskAgain(Plain, account.ReauthenticateForm):
    pass


class AskForCode(Plain, account.RequestLoginCodeForm):
    pass


class EnterCode(Plain, account.ConfirmLoginCodeForm):
    pass


class SecondStep(Plain, mfa.AuthenticateForm):
    pass


class SecondStepAgain(Plain, mfa.ReauthenticateForm):
    pass


class TurnOnApp(Plain, totp.ActivateTOTPForm):
    pass


class AddPasskey(Plain, webauthn.AddWebAuthnForm):
    pass


class RenamePasskey(Plain, webauthn.EditWebAuthnForm):
    pass

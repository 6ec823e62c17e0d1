"""Handing a letter or a text over. Mail leaves by TLS or not at all."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from django.conf import settings

from kinkeeper.foundation import clock
from kinkeeper.foundation.mail.models import Letter, Text

SECONDS = 20


class HandoverError(Exception):
    """It could not be handed over. `final` says whether trying again is no use."""

    def __init__(self, fault: str, *, final: bool = False) -> None:
        super().__init__(fault)
        self.fault = fault
        self.final = final


def message_of(letter: Letter) -> EmailMessage:
    """Build the e-mail: neutral sender, neutral subject, text only, no attachment."""
    words = letter.unseal()
    message = EmailMessage()
    message["From"] = settings.MAIL_FROM
    message["To"] = words["to"]
    message["Subject"] = letter.get_subject_display()
    message["Date"] = format_datetime(clock.london(letter.queued_at))
    # The same for every try, so that a receiving server can drop a second copy.
    message["Message-ID"] = f"<{letter.key}@{settings.MAIL_FROM.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(words["body"])
    return message


def hand_over_letter(letter: Letter) -> None:
    """Send a letter. Raises HandoverError."""
    message = message_of(letter)
    if settings.MAIL_FOLDER:
        _file(Path(settings.MAIL_FOLDER) / f"{letter.key}.eml", message.as_bytes())
        return
    if not settings.SMTP_HOST:
        raise HandoverError("no mail server is set up")
    try:
        with _connection() as smtp:
            if settings.SMTP_USER:
                smtp.login(settings.SMTP_USER, settings.SMTP_PASSWORD)
            smtp.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        codes = {code for code, _ in error.recipients.values()}
        raise HandoverError(
            f"address refused {min(codes)}", final=min(codes) >= 500
        ) from None
    except ssl.SSLError:
        raise HandoverError("the mail server's certificate is not trusted") from None
    except smtplib.SMTPNotSupportedError:
        raise HandoverError("the mail server offers no TLS") from None
    except (smtplib.SMTPException, OSError) as error:
        raise HandoverError(type(error).__name__) from None


def hand_over_text(text: Text) -> None:
    """Send a text. Raises HandoverError; there is no gateway unless one is set up."""
    if not settings.TEXT_FOLDER:
        raise HandoverError("no text gateway is set up", final=True)
    words = text.unseal()
    content = f"{words['to']}\n{words['body']}\n".encode()
    _file(Path(settings.TEXT_FOLDER) / f"{text.key}.txt", content)


def _connection() -> smtplib.SMTP:
    context = ssl.create_default_context(cafile=settings.SMTP_CA_FILE or None)
    if settings.SMTP_TLS == "implicit":
        return smtplib.SMTP_SSL(
            settings.SMTP_HOST, settings.SMTP_PORT, timeout=SECONDS, context=context
        )
    smtp = smtplib.SMTP(settings.SMTP_HOST, settings.SMTP_PORT, timeout=SECONDS)
    try:
        smtp.starttls(context=context)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

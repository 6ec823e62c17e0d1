"""A real SMTP server on loopback, with STARTTLS and a certificate of its own."""

import ssl
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Mailbox:
    """What arrived, in order, and how: over TLS or not."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.encrypted: list[bool] = []
        self.before_accepting = None

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.before_accepting:
            self.before_accepting()
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.letters.append(letter)
        self.encrypted.append(session.ssl is not None)
        return "250 Taken"

    def to(self, address: str) -> list[EmailMessage]:
        return [letter for letter in self.letters if letter["To"] == address]

    def ids(self) -> list[str]:
        return [letter["Message-ID"] for letter in self.letters]


class _Office(Controller):
    def __init__(self, mailbox: Mailbox, context: ssl.SSLContext | None) -> None:
        self.context = context
        super().__init__(mailbox, hostname="127.0.0.1", port=0)

    def factory(self) -> SMTP:
        return SMTP(
            self.handler,
            tls_context=self.context,
            require_starttls=self.context is not None,
            enable_SMTPUTF8=True,
        )

    def _trigger_server(self) -> None:
        # Port 0: the system chose one; the controller asks it for a first greeting.
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def open_post_office(folder: Path, *, tls: bool = True):
    """Give (mailbox, port, path of the certificate to trust)."""
    certificate, key = make_certificate(folder)
    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
    mailbox = Mailbox()
    office = _Office(mailbox, context)
    office.start()
    try:
        yield mailbox, office.port, certificate
    finally:
        office.stop()


def make_certificate(folder: Path, host: str = "127.0.0.1") -> tuple[Path, Path]:
    """Make a certificate for the loopback address and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    start = datetime.now(UTC) - timedelta(days=1)  # noqa: TID251
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=3650))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "office.crt", folder / "office.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, secret

"""Settings of an installation. Everything that differs comes from the environment."""

import os
from pathlib import Path

import dj_database_url

from kinkeeper.foundation import clock

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var")).resolve()
# Keys lie apart from the database and its backups.
KEYS_DIR = Path(os.environ.get("KEYS_DIR", DATA_DIR / "keys"))
FILES_DIR = Path(os.environ.get("FILES_DIR", DATA_DIR / "files"))
FONTS_DIR = DATA_DIR / "static-fonts"


def _secret(name: str) -> str:
    """Return a secret from its file, making the file the first time."""
    path = KEYS_DIR / name
    if not path.exists():
        KEYS_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_text(os.urandom(48).hex())
    return path.read_text()


def _on(name: str, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0") not in ("0", "", "no", "false")


# A demonstration centre: invented people, mail into a folder, one step to sign in.
DEMO = _on("KINKEEPER_DEMO", False)
# What must outlive a restore. Belongs on another disk than the database.
JOURNAL_DIR = Path(os.environ.get("JOURNAL_DIR", DATA_DIR / "journal"))
# Where the nightly backup goes, and apart from it the copy of the keys.
BACKUP_DIR = os.environ.get("BACKUP_DIR") or (
    str(DATA_DIR / "demo-backups") if DEMO else ""
)
KEYS_COPY_DIR = os.environ.get("KEYS_COPY_DIR") or (
    str(DATA_DIR / "demo-keys") if DEMO else ""
)
BACKUP_PASSPHRASE_FILE = os.environ.get("BACKUP_PASSPHRASE_FILE", "")
# A rehearsal in a scratch place: it reads the journal and writes nothing into it.
IS_DRILL = _on("KINKEEPER_DRILL", False)
DEBUG = False
SECRET_KEY = os.environ.get("SECRET_KEY") or _secret("django.key")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
BASE_URL = os.environ.get(
    "BASE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
)
HTTPS = BASE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if HTTPS else []

USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
USE_I18N = True
ROOT_URLCONF = "kinkeeper.config.urls"
WSGI_APPLICATION = "kinkeeper.config.wsgi.application"
AUTH_USER_MODEL = "accounts.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = 1

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'kinkeeper.sqlite3'}",
        conn_max_age=60,
    )
}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "PRAGMA secure_delete=ON; PRAGMA cache_size=-64000;"
        ),
    }

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "kinkeeper.foundation.accounts",
    "kinkeeper.foundation.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "kinkeeper.foundation.audit",
    "kinkeeper.foundation.vault",
    "kinkeeper.foundation.files",
    "kinkeeper.foundation.mail",
    "kinkeeper.foundation.sweeps",
    "kinkeeper.foundation.recovery",
    "kinkeeper.people",
    "kinkeeper.privacy.records",
    "kinkeeper.privacy.disposal",
    "kinkeeper.privacy.editions",
    "kinkeeper.privacy.disclosure",
    "kinkeeper.privacy.rights",
    "kinkeeper.workforce",
    "kinkeeper.safeguarding",
    "kinkeeper.referrals",
    "kinkeeper.contact_sessions",
    "kinkeeper.tablets",
    "kinkeeper.reports",
    "kinkeeper.finance",
    "kinkeeper.statistics",
    "kinkeeper.feedback",
    "kinkeeper.setup",
    "kinkeeper.website",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "kinkeeper.foundation.recovery.quarantine.QuarantineMiddleware",
    "kinkeeper.config.being_set_up.BeingSetUpMiddleware",
    # Before all that may set a cookie: it sees the answer last.
    "kinkeeper.website.register.CookieGuard",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kinkeeper.config.untouched.UntouchedMiddleware",
    "kinkeeper.config.shared_tablet.SharedTabletMiddleware",
    "kinkeeper.foundation.accounts.audience.AudienceMiddleware",
    "kinkeeper.foundation.audit.refusal.RefusalMiddleware",
    "kinkeeper.config.navigation.NavigationMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kinkeeper.foundation.ui.context.shell",
            ]
        },
    }
]
FORM_RENDERER = "kinkeeper.foundation.ui.forms.PlainRenderer"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [FONTS_DIR] if FONTS_DIR.exists() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Sign-in.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/after-sign-in/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "kinkeeper.foundation.accounts.adapter.AccountAdapter"
_FORMS = "kinkeeper.foundation.accounts.forms."
ACCOUNT_FORMS = {
    "login": f"{_FORMS}SignIn",
    "reset_password": f"{_FORMS}AskForPassword",
    "reset_password_from_key": f"{_FORMS}NewPassword",
    "change_password": f"{_FORMS}ChangePassword",
    "reauthenticate": f"{_FORMS}AskAgain",
    "request_login_code": f"{_FORMS}AskForCode",
    "confirm_login_code": f"{_FORMS}EnterCode",
}
MFA_ADAPTER = "kinkeeper.foundation.accounts.adapter.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": f"{_FORMS}SecondStep",
    "reauthenticate": f"{_FORMS}SecondStepAgain",
    "activate_totp": f"{_FORMS}TurnOnApp",
    "add_webauthn": f"{_FORMS}AddPasskey",
    "edit_webauthn": f"{_FORMS}RenamePasskey",
}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
MFA_TOTP_ISSUER = "Sign-in"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
STAFF_MFA_REQUIRED = _on("STAFF_MFA_REQUIRED", not DEMO)

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
# Nothing to other hosts. "no-referrer" would blank the origin of our own forms too,
# and browsers would have every one of them refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
# Never to a file of the system, not even for a moment: that would not be sealed.
FILE_UPLOAD_HANDLERS = ["kinkeeper.foundation.files.receiving.InMemory"]
# "/run/clamav/clamd.ctl" or "host:3310"; empty: files are marked as not scanned.
CLAMAV_SOCKET = os.environ.get("CLAMAV_SOCKET", "")

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
    }
}

# Mail and texts. A folder takes the place of the network in a demonstration.
EMAIL_BACKEND = "kinkeeper.foundation.mail.backend.OutboxBackend"
MAIL_FROM = os.environ.get("MAIL_FROM", "messages@example.org")
DEFAULT_FROM_EMAIL = MAIL_FROM
SMTP_HOST = os.environ.get("SMTP_HOST", "")
SMTP_PORT = int(os.environ.get("SMTP_PORT", "587"))
SMTP_USER = os.environ.get("SMTP_USER", "")
SMTP_PASSWORD = os.environ.get("SMTP_PASSWORD", "")
SMTP_TLS = os.environ.get("SMTP_TLS", "starttls")
SMTP_CA_FILE = os.environ.get("SMTP_CA_FILE", "")
_folder = DATA_DIR / "demo-post" if DEMO and not SMTP_HOST else None
MAIL_FOLDER = os.environ.get("MAIL_FOLDER") or (_folder and str(_folder)) or ""
TEXT_FOLDER = os.environ.get("TEXT_FOLDER") or (
    str(DATA_DIR / "demo-texts") if DEMO else ""
)

# "imaps://user:password@host/INBOX" or "maildir:/path"; empty: no mail is fetched. What
# is kept here is deleted there. Special signs in the password are written as in a URL.
INCOMING_MAIL = os.environ.get("INCOMING_MAIL", "")

# How long a backup may live; with it ends the last copy of what was destroyed.
BACKUP_DAYS = 35
EXIT_TO = os.environ.get("EXIT_TO", "https://www.bbc.co.uk/weather")
# Only a demonstration or a test may move the clock, never a site with a real address.
CLOCK_FILE = os.environ.get("CLOCK_FILE", str(DATA_DIR / "clock") if DEMO else "")
clock.share_shift(Path(CLOCK_FILE) if CLOCK_FILE and not HTTPS else None)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "kinkeeper.config.logs.DiscreetFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

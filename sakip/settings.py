"""Settings: everything that differs between installations comes from the environment.

Each default is safe for one person trying the product on their own machine: loopback only,
no debug pages, an own secret key, an embedded database under ``var/``.
"""

import secrets
from pathlib import Path

from csp.constants import NONCE, SELF
from environs import Env, validate

from sakip.files import write_once

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("SAKIP_VAR", str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)


def _own_secret_key() -> str:
    """Return the key kept in ``var/``, made at the first start, so none is ever shared."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        write_once(path, secrets.token_urlsafe(50))
    return path.read_text()


PRODUCTION = env.bool("SAKIP_PRODUCTION", False)
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "") or _own_secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_FAILURE_VIEW = "sakip.tertunda.offer_again"
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "sakip",
    "instansi",
    "kerja",
    "renstra",
    "keuangan",
    "perjanjian",
    "capaian",
    "laporan",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "bootstrap",
    "django_htmx",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_prose_editor",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sakip.middleware.LoginMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sakip.middleware.explain_405",
    "instansi.accounts.middleware.SecondFactorMiddleware",
    "sakip.tertunda.TertundaMiddleware",
    "kerja.middleware.trail_address",
    "capaian.middleware.BrokenScaleMiddleware",
    "laporan.middleware.UnpreparedYearMiddleware",
]

ROOT_URLCONF = "sakip.urls"
WSGI_APPLICATION = "sakip.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "kerja.context.unread_notices",
            ],
            "builtins": ["sakip.templatetags.angka"],
        },
    }
]

# IMMEDIATE and WAL are not optional on SQLite: without them most simultaneous posts fail
# with "database is locked" (docs/adr/0003-sqlite-and-postgresql.md).
DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'sakip.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)

AUTH_USER_MODEL = "instansi.Pengguna"
# allauth's own backend is not needed: its form has already made a username of a NIP.
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"instansi.accounts.passwords.{name}"}
    for name in ("TooSimilar", "TooShort", "TooCommon", "AllDigits")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "laporan:beranda"
# Of the link in the letter; long enough for slow mail, too short to be found later.
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60
ACCOUNT_ADAPTER = "instansi.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "instansi.accounts.forms.LoginForm",
    "reauthenticate": "instansi.accounts.forms.ReauthenticateForm",
    "reset_password": "instansi.accounts.forms.ResetPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[SAKIP] "
# allauth's own generator keeps a second list of addresses, where old ones would go on working.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_RATE_LIMITS = {"reset_password": "20/h/ip,3/h/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)

# Roles (instansi.models.Peran) that have to set up a second factor before anything else.
MFA_REQUIRED_ROLES: list[str] = env.list("MFA_REQUIRED_ROLES", [])
MFA_ADAPTER = "instansi.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "instansi.accounts.forms.CodeForm",
    "reauthenticate": "instansi.accounts.forms.CodeAgainForm",
    "activate_totp": "instansi.accounts.forms.ActivateCodeForm",
}
# Encrypts the secrets of the second factor; empty = SECRET_KEY does. Whoever changes it takes off
# every second factor.
MFA_KEY = env.str("MFA_KEY", "")
MFA_TOTP_ISSUER = "SAKIP"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
USERSESSIONS_ADAPTER = "instansi.accounts.adapters.SessionsAdapter"

# Limits of attempts count in the database, so that they hold for all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # So many that nobody can push the counts out by trying many names.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LANGUAGE_CODE = "id"
TIME_ZONE = env.str("TIME_ZONE", "Asia/Jakarta")
USE_I18N = True
USE_TZ = True
# True would print the year 2021 as "2.021" and break ids in addresses; numbers are
# formatted by sakip.numbers alone.
USE_THOUSAND_SEPARATOR = False

# A grid posted whole, without JavaScript: 250 sub kegiatan with four triwulan and more.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Collected for production only; otherwise each app serves its own.
STATIC_ROOT = VAR_DIR / "static" if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = VAR_DIR / "berkas"
# Evidence: bytes of one file, and of all files of an Instansi's year.
BUKTI_MAX_FILE = env.int("BUKTI_MAX_FILE_MB", 15) * 1024 * 1024
BUKTI_QUOTA = env.int("BUKTI_QUOTA_MB", 500) * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "kerja.unggah.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": ["'none'"],
        "frame-ancestors": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 30 * 24 * 60 * 60)
    if ALLAUTH_TRUSTED_PROXY_COUNT:  # else anybody could claim to come by https
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# The key of the trail's chain; empty = an own one in var/, outside the database either way.
JEJAK_KEY = env.str("JEJAK_KEY", "")

# The CA that issues the signers' certificates: key and passphrase lie outside the database, in two
# places, and in no backup (docs/security.md).
CA_DIR = env.str("CA_DIR", str(VAR_DIR / "ca"))
CA_PASSPHRASE = env.str("CA_PASSPHRASE", "")
CA_PASSPHRASE_FILE = env.str("CA_PASSPHRASE_FILE", str(VAR_DIR / "ca_passphrase"))

# Who signs a PK from now on: the CA above ("sendiri"), or BSrE through the Esign Client Service of
# the agency ("bsre"). Its documentation names some fields in two ways: what we send and read can be
# renamed, as in BSRE_FIELDS="imageBase64=imageTTD,page=halaman".
SIGN_ENGINE = env.str("SIGN_ENGINE", "sendiri", validate=validate.OneOf(["sendiri", "bsre"]))
BSRE_URL = env.str("BSRE_URL", "")
BSRE_USER = env.str("BSRE_USER", "")
BSRE_PASSWORD = env.str("BSRE_PASSWORD", "")
BSRE_FIELDS: dict[str, str] = env.dict("BSRE_FIELDS", {})
BSRE_CA_BUNDLE = env.str("BSRE_CA_BUNDLE", "")
BSRE_SIGN_TIMEOUT = env.int("BSRE_SIGN_TIMEOUT", 30)
BSRE_VERIFY_TIMEOUT = env.int("BSRE_VERIFY_TIMEOUT", 120)
BSRE_FOOTER = env.str(
    "BSRE_FOOTER",
    "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang "
    "diterbitkan oleh Balai Besar Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara (BSSN).",
)
# Further roots that a signature may end at, as PEM in one file (that of BSrE, of other providers).
SIGN_ROOTS = env.str("SIGN_ROOTS", "")

# Questions that one address may ask the public verification: enough for an office behind one.
VERIFIKASI_LIMIT = env.str("VERIFIKASI_LIMIT", "60/m/ip")
# The same of the public pages of what is issued, and of the API.
TERBUKA_LIMIT = env.str("TERBUKA_LIMIT", "60/m/ip")
API_LIMIT = env.str("API_LIMIT", "300/m/ip")

# "langsung" does a job inside the request (tests); "basisdata" leaves it to the worker; "celery"
# to one that hears of it through a broker (extra [celery]).
JOBS_ENGINE = env.str("SAKIP_JOBS_ENGINE", "basisdata")
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", "redis://127.0.0.1:6379/0")
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# "smtp+tls://user:password@host:587"; by itself mail is only printed.
vars().update(env.dj_email_url("EMAIL_URL", "console:"))
EMAIL_TIMEOUT = 10  # seconds: nobody waits longer for a mail server that does not answer
# Where people reach the product ("https://sakip.example.go.id"), for links in mail.
SITE_URL = env.str("SITE_URL", "").rstrip("/")
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", "SAKIP <sakip@localhost>")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "sakip.logs.LineFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}

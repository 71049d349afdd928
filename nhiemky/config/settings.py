"""Django's settings. What an office may set comes from `environment`, one variable each."""

from __future__ import annotations

from pathlib import Path

from django.utils.csp import CSP

from nhiemky.config import environment

PACKAGE = Path(__file__).resolve().parent.parent
HOME = environment.home()

DEBUG = environment.flag("NHIEMKY_DEBUG")
SECRET_KEY = environment.secret_key()
ALLOWED_HOSTS = environment.words("NHIEMKY_HOSTS")
CSRF_TRUSTED_ORIGINS = environment.words("NHIEMKY_ORIGINS")
ROOT_URLCONF = "nhiemky.config.urls"
WSGI_APPLICATION = "nhiemky.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "nhiemky.areas.audit",
    "nhiemky.areas.files",
    "nhiemky.areas.rulebook",
    "nhiemky.areas.directory",
    "nhiemky.areas.documents",
    "nhiemky.areas.targets",
    "nhiemky.areas.tasks",
    "nhiemky.areas.reporting",
    "nhiemky.areas.intake",
    "nhiemky.web.desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "axes",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "nhiemky.web.desk.middleware.SmallFormsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "nhiemky.web.desk.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": environment.database()}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Who one is: sessions by password through allauth, throttled by axes.
AUTH_USER_MODEL = "directory.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "nhiemky.web.desk.sign_in.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "nhiemky.web.desk.passwords.NotTooLong"},
    {"NAME": "nhiemky.web.desk.passwords.NotOnlyDigits"},
    {"NAME": "nhiemky.web.desk.passwords.NotGuessable"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "nhiemky.web.desk.sign_in.OfficeAdapter"
ACCOUNT_FORMS = {
    "login": "nhiemky.web.desk.sign_in.SignInForm",
    "change_password": "nhiemky.web.desk.sign_in.PasswordChangeForm",
    "set_password": "nhiemky.web.desk.sign_in.FirstPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Who guesses is stopped by name and address first (axes), then by name over all addresses and by address over all
# names. An office may share one address: its limits are far above what people do there on a Monday morning.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/h/key,200/15m/ip",  # the name first: what it refuses does not count against the address
    "change_password": "5/m/user,30/h/user",
}
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else one who goes on guessing keeps the other out for good
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "nhiemky.web.desk.guesses.name_tried"
AXES_CLIENT_IP_CALLABLE = "nhiemky.web.desk.guesses.address_tried"
AXES_HANDLER = "nhiemky.web.desk.guesses.Attempts"
AXES_LOCKOUT_CALLABLE = "nhiemky.web.desk.guesses.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # who was where and when is nobody's to keep
AXES_VERBOSE = False
# The counts of `ACCOUNT_RATE_LIMITS`. Django's own 300 entries would be pushed out by anyone who tries 300 names.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = environment.flag("NHIEMKY_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT
SECURE_HSTS_SECONDS = 31_536_000 if environment.flag("NHIEMKY_HTTPS") else 0
# Whether a request came by HTTPS is said by `wsgi.url_scheme`, which waitress takes from NHIEMKY_PROXY alone: a header
# would be believed from anybody.
NHIEMKY_PROXY = environment.proxy()
SECURE_REDIRECT_EXEMPT = [r"^suc-khoe/$"]  # monitoring asks the machine itself, without HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

NHIEMKY_FILES = HOME / "files"
NHIEMKY_AUDIT_HEADS = HOME / "audit-heads"
NHIEMKY_UPLOAD_LIMIT = environment.whole_number("NHIEMKY_UPLOAD_MEGABYTES") * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

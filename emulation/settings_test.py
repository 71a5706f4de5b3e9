"""Settings of the tests: SQLite in a file unless TEST_DATABASE_URL names a PostgreSQL; nothing leaves this machine."""

import atexit
import os
import shutil
import tempfile

if "TEST_VAR_DIR" not in os.environ:
    # Made by the first process; the parallel ones that it starts inherit the name.
    os.environ["TEST_VAR_DIR"] = tempfile.mkdtemp(prefix="thidua-test-")
    atexit.register(shutil.rmtree, os.environ["TEST_VAR_DIR"], ignore_errors=True)
os.environ["VAR_DIR"] = os.environ["TEST_VAR_DIR"]
os.environ["SECRET_KEY"] = "only-for-tests"  # noqa: S105
os.environ["DEMO"] = "0"
os.environ["DEBUG"] = "0"
os.environ["EMAIL_URL"] = ""
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")
os.environ["CELERY_BROKER_URL"] = os.environ.get("TEST_CELERY_BROKER_URL", "")

from emulation.settings import *  # noqa: F403
from emulation.settings import DATABASES, INSTALLED_APPS, MIDDLEWARE, VAR_DIR

if not os.environ["DATABASE_URL"]:
    # A file and not memory: threads of the live server and of the concurrency tests then meet the real locks.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
ZEAL_RAISE = True
# A test calls one verb after another, and each verb locks its row by get(); loops of get() in a page break its budget.
ZEAL_ALLOWLIST = [{"model": "*", "field": "get()"}]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A job runs at once in the process that enqueues it; tests/emulation/test_celery.py uses the real broker and a worker.
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]
SITE_URL = "http://testserver"

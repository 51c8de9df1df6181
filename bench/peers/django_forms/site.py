"""The Django peer: one page of 44 answers, written as Django's own documentation would have it.

Everything ours does on the same job is done here too: sign-in by session, CSRF, validation of each answer, the earlier
document read and compared, a version check, a revision and an audit row in one durable transaction, then a redirect.
Settings are those of production (`DEBUG` off, cached templates, persistent connections, WAL with synchronous=FULL).
"""

from __future__ import annotations

import os
import sys

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application

settings.configure(
    DEBUG=False,
    SECRET_KEY="only for the benchmark",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF="bench.peers.django_forms.urls",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "bench.peers.django_forms",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": ["django.contrib.auth.context_processors.auth"]},
        }
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ.get("PEER_DATABASE", ":memory:"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    LOGIN_URL="/sign-in",
    USE_TZ=True,
)
application = get_wsgi_application()


def create() -> None:
    """Make the tables, one user and one document (run once per benchmark, before the server starts)."""
    from django.contrib.auth.models import User
    from django.core.management import call_command

    from bench.peers.django_forms.models import Document

    call_command("migrate", run_syncdb=True, verbosity=0)
    User.objects.create_user("lead@demo.example", password="benchmark")
    Document.objects.create(pk=1, answers={}, version=1)


if __name__ == "__main__":
    django.setup()
    create()
    sys.exit(0)

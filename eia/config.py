"""Settings: safe defaults, then instance/config.py, then the environment. A default must be safe in production."""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from eia.errors import ConfigError

PROJECT = Path(__file__).parent.parent
MEGABYTE = 1024 * 1024
#: Shortest SECRET_KEY accepted: 32 characters of hexadecimal are 128 bits.
KEY_LENGTH = 32

DEFAULTS: dict[str, Any] = {
    "DEMO": False,
    "COUNCIL": "Your council",
    # The colour of a PDF's headings and rules; one too light to be read on white is darkened.
    "ACCENT": "#1f4e5f",
    # Whether a second equality lead or administrator has to agree before a form goes live.
    "FORM_NEEDS_SECOND_POST": False,
    # The ids of the groups that the council adopted beside the law's own, such as "carers": a form without one is told.
    "LOCAL_GROUPS": [],
    # The SHA-256, in hexadecimal digits, of each key with which another program may use the API.
    "API_KEYS": [],
    "MAX_CONTENT_LENGTH": 4 * MEGABYTE,
    # Werkzeug's 500 kB default refuses a long answer in a multipart form that the body limit allows.
    "MAX_FORM_MEMORY_SIZE": 4 * MEGABYTE,
    "MAX_FORM_PARTS": 2000,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_NAME": "__Host-session",
    # A form may stay open for days; the token still dies with the session.
    "WTF_CSRF_TIME_LIMIT": None,
    "TRUSTED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
    "SIGN_IN_IDLE": timedelta(hours=2),
    "SIGN_IN_LONGEST": timedelta(hours=12),
    "SIGN_IN_GUESSES": 10,
    "SIGN_IN_LOCKED_FOR": timedelta(minutes=15),
    "PROXIES": 0,
    "SECURITY_LOGIN_URL": "/sign-in",
    # Its default comes out as "private=True, no-store=True", which no browser understands; eia.responses says it right.
    "SECURITY_CACHE_CONTROL": {},
    "SECURITY_LOGOUT_URL": "/sign-out",
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_POST_LOGIN_VIEW": "/",
    "SECURITY_POST_LOGOUT_VIEW": "/",
    # Its pages are styled by ours, so its own style sheets and scripts are not served.
    "SECURITY_STATIC_FOLDER": None,
    "SECURITY_REGISTERABLE": False,
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
    "SECURITY_PASSWORD_LENGTH_MIN": 12,
    "SECURITY_DEFAULT_REMEMBER_ME": False,
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    "SECURITY_API_ENABLED_METHODS": ["session"],
}


def instance_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of this deployment's own files: EIA_INSTANCE, or instance/ beside the package."""
    return Path(environ.get("EIA_INSTANCE") or PROJECT / "instance").resolve()


def from_environment(instance: Path, environ: Mapping[str, str]) -> dict[str, Any]:
    """The settings the environment names; anything it does not name is left to instance/config.py and the defaults."""
    found: dict[str, Any] = {}
    if "EIA_DEMO" in environ:
        found["DEMO"] = environ["EIA_DEMO"].strip().lower() in {"1", "true", "yes"}
    for name in ("SECRET_KEY", "COUNCIL", "ACCENT"):
        if environ.get(name):
            found[name] = environ[name]
    if environ.get("TRUSTED_HOSTS"):
        found["TRUSTED_HOSTS"] = [
            host.strip() for host in environ["TRUSTED_HOSTS"].split(",") if host.strip()
        ]
    if environ.get("API_KEYS"):
        found["API_KEYS"] = [key.strip() for key in environ["API_KEYS"].split(",") if key.strip()]
    if environ.get("PROXIES"):
        if not environ["PROXIES"].isdigit():
            raise ConfigError("PROXIES must be the number of proxies in front of the application, such as 1.")
        found["PROXIES"] = int(environ["PROXIES"])
    if environ.get("DATABASE_URL"):
        found["SQLALCHEMY_DATABASE_URI"] = environ["DATABASE_URL"]
    return found


def complete(config: dict[str, Any], instance: Path) -> None:
    """Fill in what depends on other settings, and refuse what is unsafe. Raises ConfigError."""
    if config["DEMO"]:
        # The trial runs on plain http at one's own desk, where a browser drops Secure and __Host- cookies.
        config["SESSION_COOKIE_SECURE"] = False
        config["SESSION_COOKIE_NAME"] = "eia_session"
        config["SECRET_KEY"] = config.get("SECRET_KEY") or demo_key(instance)
    check_key(config.get("SECRET_KEY"))
    if not all(re.fullmatch(r"[0-9a-fA-F]{64}", str(key)) for key in config.setdefault("API_KEYS", [])):
        raise ConfigError(
            "API_KEYS holds the SHA-256 of each key in 64 hexadecimal digits, never a key itself."
        )
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", str(config.setdefault("ACCENT", DEFAULTS["ACCENT"]))):
        raise ConfigError("ACCENT must be a colour written as # and six hexadecimal digits, such as #1f4e5f.")
    config.setdefault("SQLALCHEMY_DATABASE_URI", f"sqlite:///{instance / 'eia.sqlite3'}")
    url = str(config["SQLALCHEMY_DATABASE_URI"])
    if url.startswith(("postgres://", "postgresql://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
        config["SQLALCHEMY_DATABASE_URI"] = url
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ConfigError("DATABASE_URL must start with postgresql+psycopg:// or sqlite:///.")
    options = dict(config.get("SQLALCHEMY_ENGINE_OPTIONS", {}))
    # Letters outside ASCII stay as they are, so that a search finds them in SQLite's text.
    options.setdefault("json_serializer", json.JSONEncoder(ensure_ascii=False).encode)
    if url.startswith("postgresql"):
        # A restarted database leaves dead connections in the pool; asking first turned 288 errors into 75.
        options.setdefault("pool_pre_ping", True)
    config["SQLALCHEMY_ENGINE_OPTIONS"] = options


def check_key(key: str | bytes | None) -> None:
    """Raise ConfigError, in one sentence, for a SECRET_KEY that is missing, short or plainly made up."""
    if not key:
        raise ConfigError(
            "SECRET_KEY is not set: put the output of  python -c 'import secrets; print(secrets.token_hex(32))'"
            "  in the environment or in instance/config.py."
        )
    if len(key) < KEY_LENGTH or len(set(key)) < 10:
        raise ConfigError(
            f"SECRET_KEY is too weak: use at least {KEY_LENGTH} random characters, for example the output of"
            "  python -c 'import secrets; print(secrets.token_hex(32))'."
        )


def demo_key(instance: Path) -> str:
    """The trial's own key, made once and kept in the instance folder, readable by its owner only."""
    path = instance / "secret_key"
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_hex(32)
        file.write(key + "\n")
    return key

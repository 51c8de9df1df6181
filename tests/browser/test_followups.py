"""A follow-up question goes when the answer that asked for it changes, and comes back with its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from test_journey import start

pytestmark = pytest.mark.browser
WORDS = "Nobody is left without a library."


def test_a_follow_up_goes_and_comes_back_with_its_words(person: Callable[[str], Page]) -> None:
    page = person("lead")
    start(page, "Follow-ups")
    page.goto(f"{page.url}/sections/decision")
    said = page.locator("[data-saved]")
    follow_up = page.locator('[data-address="proceed_reason"]')
    reason = page.locator('[name="proceed_reason"]')
    expect(follow_up).to_have_count(0)
    choose(page, "no")
    expect(follow_up).to_be_visible()
    reason.fill(WORDS)
    choose(page, "yes")
    expect(follow_up).to_be_hidden()
    expect(said).to_contain_text("Saved")
    choose(page, "no")
    expect(follow_up).to_be_visible()
    expect(reason).to_have_value(WORDS)

    choose(page, "yes")
    expect(follow_up).to_be_hidden()
    with page.expect_navigation():
        page.get_by_role("button", name="Save and come back later").click()
    page.goto(f"{page.url}/sections/decision")
    expect(follow_up).to_have_count(0)
    choose(page, "no")
    expect(reason).to_have_value(WORDS)


def test_a_question_somebody_is_in_stays_until_they_leave(person: Callable[[str], Page]) -> None:
    page = person("lead")
    start(page, "Follow-ups, in use")
    page.goto(f"{page.url}/sections/decision")
    choose(page, "no")
    reason = page.locator('[name="proceed_reason"]')
    expect(reason).to_be_visible()
    with page.expect_response("**/answers/proceed"):
        # The answer is still on its way when the person steps into the next question.
        page.route("**/answers/proceed", lambda route: (reason.focus(), route.continue_()))
        choose(page, "yes")
    expect(page.locator('[data-address="proceed"]')).to_be_visible()
    expect(reason).to_be_focused()
    page.locator('[name="proceed"]').first.focus()
    expect(reason).to_be_hidden()


def choose(page: Page, answer: str) -> None:
    page.locator(f'[name="proceed"][value="{answer}"]').check()

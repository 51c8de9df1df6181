"""From sign-in to a published assessment with the keyboard alone, the focus seen at every stop and never lost."""

from __future__ import annotations

import re
from collections.abc import Callable

import places
import pytest
from conftest import Site
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

#: What has the focus: its tag, type, name, words; and whether a person can see that it has it.
FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const label = one.labels && one.labels.length ? one.labels[0].innerText : "";
  const outlined = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  const drawn = one.matches("[type=radio], [type=checkbox]")
    ? getComputedStyle(one.nextElementSibling, "::before").boxShadow !== "none" || outlined : outlined;
  return {
    tag: one.tagName, type: one.type || "", name: one.name || "", value: one.value || "",
    words: (label || one.innerText || one.getAttribute("aria-label") || "").trim(), drawn,
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""


class Keyboard:
    """A person without a mouse at ``page``. Every stop of the focus has to be visible."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab_to(self, words: str = "", name: str = "", most: int = 150) -> None:
        """Press Tab until the focus is on what is called ``words``, or on the input ``name``."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(FOCUS)
            if here["tag"] == "BODY":
                continue
            assert here["drawn"], f"the focus cannot be seen on {here}"
            assert here["seen"], f"the focus is off the screen: {here}"
            if (name and here["name"] == name) or (words and re.match(words, here["words"])):
                return
        raise AssertionError(f"{words or name} is not reached with Tab on {self.page.url}")

    def type(self, text: str) -> None:
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def follow(self, words: str) -> None:
        """Go to a link or button and press Enter, to the next page."""
        self.tab_to(words)
        with self.page.expect_navigation():
            self.press("Enter")

    def focused(self) -> dict[str, str]:
        found: dict[str, str] = self.page.evaluate(FOCUS)
        return found


def signed_in(page: Page, who: str, password: str) -> Keyboard:
    keys = Keyboard(page)
    page.goto("/sign-in")
    keys.tab_to(name="email")
    keys.type(f"{who}@demo.example")
    keys.tab_to(name="password")
    keys.type(password)
    with page.expect_navigation():
        keys.press("Enter")
    return keys


def test_written_sent_signed_and_published_by_keyboard(person: Callable[[str], Page], site: Site) -> None:
    home = places.make(site.instance, ("draft",))["draft"]
    lead = signed_in(person(""), "lead", site.password)
    page = lead.page
    lead.follow(".*\\(draft\\)")
    expect(page).to_have_url(re.compile(f"{home}$"))

    # An error: its summary has the focus, and its link leads to the input.
    lead.follow("How big it is, and when")
    lead.tab_to(name="decision_date-month")
    kept = page.locator('[name="decision_date-month"]').input_value()
    lead.press("Control+A")
    lead.press("Delete")
    lead.follow("Save and continue")
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    lead.tab_to(".*")
    lead.press("Enter")
    assert lead.focused()["name"] == "decision_date-day"
    lead.tab_to(name="decision_date-month")
    lead.type(kept)
    lead.follow("Save and come back later")

    # An answer that asks more: the question comes, the focus stays, and Tab goes on into the new question.
    lead.follow("Do you need a full assessment")
    lead.tab_to(name="proceed")
    lead.press("ArrowDown")
    expect(page.locator('[data-address="proceed_reason"]')).to_be_visible()
    assert lead.focused()["value"] == "no"
    lead.tab_to(name="proceed_reason")
    page.keyboard.press("Shift+Tab")
    while lead.focused()["name"] != "proceed":
        page.keyboard.press("Shift+Tab")
    lead.press("ArrowUp")
    expect(page.locator('[data-address="proceed_reason"]')).to_be_hidden()
    assert lead.focused()["value"] == "yes"
    lead.follow("Save and come back later")

    # A row is added: the focus goes to it, not to the top of the page.
    lead.follow("What you will do")
    rows = page.locator('[data-address="actions"] fieldset.row')
    count = rows.count()
    lead.follow("Add another action")
    expect(rows).to_have_count(count + 1)
    lead.tab_to(".*")
    top = page.evaluate("document.activeElement.getBoundingClientRect().top + scrollY")
    assert top >= rows.nth(count).evaluate("one => one.getBoundingClientRect().top + scrollY")
    lead.follow("Save and come back later")

    lead.follow("Send to")
    lead.tab_to(name="name")
    lead.type("Ann Example")
    lead.tab_to(name="post")
    lead.type("Library development manager")
    lead.follow("Send$")
    expect(page.get_by_text(re.compile("^Sent to"))).to_be_visible()

    head = signed_in(person(""), "head", site.password)
    head.page.goto(f"{home}/review")
    head.tab_to(name="name", most=400)
    head.type("Gia Demo")
    head.tab_to(name="post")
    head.type("Head of community services")
    head.tab_to(name="agree")
    head.press("Space")
    head.follow("Sign this version")
    expect(head.page.get_by_text("Signed.")).to_be_visible()

    page.goto(home)
    lead.follow("Publish$")
    lead.follow("Publish$")
    expect(page.get_by_text("Published.", exact=True)).to_be_visible()

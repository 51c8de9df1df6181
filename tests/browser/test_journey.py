"""One assessment from the first question to the public page, as the people who do it see it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from filling import fill, inputs
from playwright.sync_api import Page, expect

#: The pages on which questions repeat, depend on each other and have rows; test_every_page.py looks at the rest.
LOOKED_AT = {"screening", "impacts", "actions"}
TITLE = "Opening hours of Oakfield library"
Arrive = Callable[[str], Page]
Check = Callable[[Page], None]
pytestmark = pytest.mark.browser


def start(page: Page, title: str) -> None:
    """Start an assessment on the standard form; ends on its task list."""
    page.goto("/")
    page.get_by_role("button", name="Start an assessment").click()
    page.get_by_label("What is being assessed?").fill(title)
    page.get_by_label("Service", exact=True).fill("Libraries")
    form = page.get_by_label("Form", exact=True)
    form.select_option(
        label=form.locator("option", has_text=re.compile("^Equality impact assessment")).first.inner_text()
    )
    head = page.get_by_label("Head of service")
    head.select_option(label=head.locator("option", has_text="Head of service, Adult services").inner_text())
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


def write(page: Page, accessible: Check, leave: frozenset[str]) -> None:
    """Go through every page from the first, filling it; those with the most on them are looked at once."""
    page.get_by_role("button", name=re.compile("^Start")).click()
    looked_at: set[str] = set()
    for _ in range(80):
        found = re.search(r"/sections/([a-z_]+)", page.url)
        if not found:
            break
        fill(page, leave)
        if found[1] in LOOKED_AT - looked_at:
            accessible(page)
        looked_at.add(found[1])
        # A page that an answer gave more questions comes back with them, and is filled again.
        with page.expect_navigation():
            page.get_by_role("button", name="Save and continue").click()
    expect(page).to_have_url(re.compile("/checks$"))
    assert looked_at >= LOOKED_AT


def findings_come_and_go(page: Page) -> None:
    """A thin description is objected to beside its question as it is typed; a full one is not."""
    page.get_by_role("link", name="What is changing").click()
    text = page.locator('[name="description"]')
    beside = page.locator('[data-findings="description"]')
    text.fill("Hours change.")
    text.blur()
    expect(beside.get_by_role("listitem")).not_to_have_count(0)
    text.fill(inputs("description")["description"])
    text.blur()
    expect(beside.get_by_role("listitem")).to_have_count(0)


def accept_a_warning(page: Page, accessible: Check) -> None:
    page.goto(re.sub("/checks$", "", page.url) + "/checks")
    page.get_by_text(re.compile("^Accept this with a reason")).first.click()
    page.get_by_label("Why is this acceptable here?").first.fill("The committee has not set the day yet.")
    accessible(page)
    page.get_by_role("button", name="Accept with this reason").first.click()
    expect(page.get_by_text("The committee has not set the day yet.")).to_be_visible()


def send(page: Page, address: str) -> None:
    page.goto(f"{address}/send")
    told = page.locator("main").inner_text()
    assert "put right first" not in told, told
    page.get_by_label("Your name").fill("Ann Example")
    page.get_by_label("Your post").fill("Library development manager")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text(re.compile("^Sent to"))).to_be_visible()


def test_from_first_question_to_public_page(person: Arrive, accessible: Check) -> None:
    lead = person("lead")
    start(lead, TITLE)
    address = lead.url
    write(lead, accessible, leave=frozenset({"decision_date", "start_date"}))
    lead.goto(address)
    findings_come_and_go(lead)
    lead.goto(address)
    accept_a_warning(lead, accessible)
    send(lead, address)

    head = person("head")
    head.goto(f"{address}/review")
    head.get_by_label("Comment on “Summary and review”").fill("Say which bus it is.")
    head.get_by_role("button", name="Return with your comments").click()
    expect(head.get_by_text(re.compile("^Returned to"))).to_be_visible()

    lead.goto(address)
    expect(lead.get_by_text("Say which bus it is.")).to_be_visible()
    lead.get_by_role("link", name="Summary and review").first.click()
    expect(lead.get_by_text("Say which bus it is.")).to_be_visible()
    summary = lead.locator('[name="summary"]')
    summary.fill(summary.input_value() + "\nThe bus is the 14.")
    with lead.expect_navigation():
        lead.get_by_role("button", name="Save and continue").click()
    send(lead, address)

    head.goto(f"{address}/review")
    expect(head.get_by_text("The bus is the 14.")).to_be_visible()
    head.get_by_label("Your name").fill("Gia Demo")
    head.get_by_label("Your post").fill("Head of community services")
    head.get_by_label("I have read this assessment and agree with the statement").check()
    head.get_by_role("button", name="Sign this version").click()
    expect(head.get_by_text("Signed.")).to_be_visible()

    lead.goto(address)
    lead.get_by_role("button", name="Publish").click()
    expect(lead.get_by_role("heading", level=1, name="Publish version 1.0")).to_be_visible()
    accessible(lead)
    lead.get_by_role("button", name="Publish").click()
    expect(lead.get_by_text("Published.", exact=True)).to_be_visible()
    public = lead.url

    anyone = person("")
    anyone.goto(public)
    expect(anyone.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    expect(anyone.get_by_text("The bus is the 14.")).to_be_visible()
    pdf = anyone.request.get(
        anyone.get_by_role("link", name=re.compile(r"as a PDF \(")).get_attribute("href") or ""
    )
    assert pdf.ok
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF-")
    anyone.goto(address)
    expect(anyone).to_have_url(re.compile("/sign-in"))

"""Fills the pages of an assessment in the browser with the answers of the shipped full sample."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from forms.document import Document
from forms.types import TYPES

SAMPLE = Path(__file__).resolve().parents[2] / "forms" / "definitions" / "eia-standard" / "good.sample.json"


@cache
def sample() -> Document:
    return Document.from_json(json.loads(SAMPLE.read_text(encoding="utf-8")))


def inputs(address: str) -> dict[str, Any]:
    """What the sample has in each input of the question at `address`, by the input's name.

    The days on which work was done are a year earlier: nobody may sign today for what was done tomorrow.
    """
    found = sample().definition.find(address)
    assert found, f"the form asks nothing at {address}"
    question = found[2]
    found_inputs = dict(TYPES[question.type].inputs(question, address, sample().answers.get(address)))
    for name in ("assessment_date-year", "proceed_date-year"):
        if name in found_inputs:
            found_inputs[name] = str(int(found_inputs[name]) - 1)
    if address == "consultation":
        return {name: value.replace("2027", "2026") for name, value in found_inputs.items()}
    return found_inputs


def fill(page: Page, leave: frozenset[str] = frozenset()) -> None:
    """Answer what the sample's answers make this page ask, in order, except at the addresses in `leave`.

    A question that an answer above it brings onto the page is waited for.
    """
    found = re.search(r"/sections/(\w+)(?:/(\w+))?", page.url)
    assert found, f"{page.url} is not a page of questions"
    for place in sample().places():
        who = place.characteristic.id if place.characteristic else None
        if (place.section.id, who) == found.groups() and place.address not in leave:
            answer(page, inputs(place.address), page.locator(f'[data-address="{place.address}"]'))


def answer(page: Page, values: dict[str, Any], question: Locator) -> None:
    for name, value in values.items():
        if value in ("", []):
            continue
        expect(question).to_be_visible()
        if not question.locator(f'[name="{name}"]').count():
            question.get_by_role("button", name=re.compile("^Add another")).click()
            expect(question.locator(f'[name="{name}"]').first).to_be_attached()
        put(question, name, value)


def put(question: Locator, name: str, value: Any) -> None:
    first = question.locator(f'[name="{name}"]').first
    kind = first.evaluate("one => one.type || one.tagName.toLowerCase()")
    if kind in ("radio", "checkbox"):
        for option in [value] if isinstance(value, str) else value:
            question.locator(f'[name="{name}"][value="{option}"]').check()
    elif kind.startswith("select"):
        first.select_option(value)
    else:
        first.fill(value)

"""What the rules on committee reports ask of a report: its words, its appendices, its place in the programme."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from forms.document import Document
from forms.model import Characteristic
from rules.committee import Linked, Report
from rules.text.phrases import has

_ASSESSMENT = (
    "equality impact assessment", "equality impact assessments", "equality assessment", "equality analysis", "eia",
    "eqia",
)  # fmt: skip


def said(report: Report) -> Iterator[tuple[str, str]]:
    """Each part of ``report`` that holds sentences, with its address."""
    parts = (("equality", report.equality), ("text", report.text))
    return ((address, words) for address, words in parts if words.strip())


def is_appended(report: Report) -> bool:
    """Whether an equality impact assessment is among the papers that go to the members."""
    return any(has(appendix, _ASSESSMENT) for appendix in report.appendices)


def was_ready(report: Report, linked: Linked, day: datetime.date) -> bool:
    """Whether ``linked`` was signed by ``day`` and open to readers: published by then, or among the papers."""
    if linked.signed_on is None or linked.signed_on > day:
        return False
    return is_appended(report) or (linked.published_on is not None and linked.published_on <= day)


def how_far(linked: Linked) -> str:
    """How far ``linked`` came, in words: ``EIA-2026-0009 was signed on 4 May 2026 and never published``."""
    name = linked.reference or "The assessment"
    signed = f"was signed on {in_words(linked.signed_on)}" if linked.signed_on else "was never signed"
    published = f"published on {in_words(linked.published_on)}" if linked.published_on else "never published"
    return f"{name} {signed} and {published}"


def is_programmed(report: Report) -> bool:
    """Whether ``report`` comes from a programme that asks about equality impact assessments."""
    return bool(report.programme.strip()) or any(item.programme.strip() for item in report.pack)


def is_first(report: Report) -> bool:
    """Whether ``report`` opens its pack, so that what is wrong with the whole pack is said once."""
    return bool(report.pack) and report.is_item(report.pack[0])


def hit_hard(document: Document) -> list[tuple[Characteristic, str]]:
    """Who is worse off by ``document``, or may be, each with the address that says so.

    A document that stopped at its screening is asked what the screening says.
    """
    return [
        (answer.characteristic, answer.address)
        for answer in document.all("adverse") or document.all("negative_screen")
        if answer.characteristic and answer.choice in ("yes", "dont_know")
    ]


def in_words(day: datetime.date) -> str:
    """``16 March 2022``."""
    return f"{day.day} {day:%B %Y}"

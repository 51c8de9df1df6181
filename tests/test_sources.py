"""Statements about law and guidance that nobody could confirm: none of them stands anywhere as if it were certain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rules

ROOT = Path(rules.__file__).parent.parent
KINDS = ("*.md", "*.py", "*.json", "*.html", "*.txt")
PLACES = ("rules", "forms", "templates", "eia", "docs")

#: What was heard and not confirmed: how it would be worded, and the words that must stand by it, "" for never.
UNCONFIRMED = {
    "the mark of an unconfirmed statement": ("†", ""),
    "Moore means Moore and Coates": (r"Moore (?:and|&) Coates", ""),
    "a practice for one group is unlawful": (r"to one group without (?:considering|thought)", ""),
    "the tool was never tested": (r"(?:force|police) (?:had not|did not) (?:verif|test|look)", ""),
    "three clear days in Wales": (r"three clear (?:working )?days", ""),
    "many services suppress below five": (r"(?:many|most) (?:services|councils) use (?:five|5)\b", ""),
    "the exception for single-sex services is Schedule 3": (r"Sch(?:edule|\.)? ?3\b", ""),
    "disabled people's disabilities are section 149(4)": (r"149\(4\)", ""),
    "adjustments are anticipatory": (r"\banticipatory\b", ""),
    "a decision must be proportionate": (r"proportionality", "guidance"),
    "four outcomes": (r"four outcomes", "guidance, not law"),
}  # fmt: skip


def texts() -> list[tuple[str, str]]:
    """Every paragraph that people read: pages, forms, templates and documentation."""
    paths = sorted(path for place in PLACES for kind in KINDS for path in (ROOT / place).rglob(kind))
    paths = [*paths, ROOT / "README.md", ROOT / "CHANGELOG.md"]
    return [
        (str(path.relative_to(ROOT)), " ".join(paragraph.split()))
        for path in paths
        if "vendor" not in path.parts
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")
    ]


@pytest.fixture(scope="module")
def paragraphs() -> list[tuple[str, str]]:
    return texts()


@pytest.mark.parametrize("statement", UNCONFIRMED)
def test_it_is_left_out_or_said_to_be_guidance(paragraphs: list[tuple[str, str]], statement: str) -> None:
    pattern, beside = UNCONFIRMED[statement]
    said = [
        (path, paragraph[:120])
        for path, paragraph in paragraphs
        if re.search(pattern, paragraph, re.IGNORECASE) and (not beside or beside not in paragraph)
    ]

    assert said == []


#: Rules whose reason in law was not confirmed in the catalogue: their sources must say that it is guidance, or a ruling
#: or statute that was.
RESTS_ON_GUIDANCE = ("AIM09", "CON10", "IMP15")


@pytest.mark.parametrize("code", RESTS_ON_GUIDANCE)
def test_a_rule_that_rests_on_guidance_says_so(code: str) -> None:
    assert "guidance" in rules.RULES[code].page.sections["Source"].lower()


@pytest.mark.parametrize("code", sorted(rules.RULES))
def test_every_rule_names_a_source(code: str) -> None:
    source = rules.RULES[code].page.sections["Source"]

    assert len(source.split()) >= 3 and source.rstrip().endswith((".", ")", "?"))

"""A rule's Markdown page: the words officers read, and the examples that test the rule."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

HEADINGS = ("What it flags", "Why it matters", "Flagged", "Not flagged", "What to do", "Source")

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_EXAMPLE = re.compile(r"^```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class PageError(ValueError):
    """A page that lacks a heading, or holds an example that is not JSON: which file, and what is wrong."""


@dataclass(frozen=True)
class Page:
    """A rule's page taken apart. ``flagged`` examples name the findings expected; ``not_flagged`` expect none."""

    path: Path
    title: str
    sections: Mapping[str, str]
    flagged: tuple[Mapping[str, Any], ...]
    not_flagged: tuple[Mapping[str, Any], ...]

    @property
    def text(self) -> str:
        """The whole page as written."""
        return self.path.read_text(encoding="utf-8")

    def first_paragraph(self, heading: str) -> str:
        """The first paragraph under ``heading`` on one line."""
        return " ".join(self.sections[heading].split("\n\n")[0].split())

    @cached_property
    def why(self) -> str:
        return self.first_paragraph("Why it matters")

    @cached_property
    def fix(self) -> str:
        return self.first_paragraph("What to do")


def read(path: Path) -> Page:
    """Read the page at ``path``.

    Raises PageError if a heading is missing, out of order or empty, or an example is not JSON;
    OSError if the file cannot be read.
    """
    text = path.read_text(encoding="utf-8")
    title, *parts = _HEADING.split(text)
    sections = {name.strip(): body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}
    if tuple(sections) != HEADINGS:
        raise PageError(
            f"{path.name}: the headings must be {', '.join(HEADINGS)}; found {', '.join(sections)}."
        )
    for heading, body in sections.items():
        if not body:
            raise PageError(f"{path.name}: nothing stands under {heading!r}.")
    return Page(
        path=path,
        title=title.strip().removeprefix("# "),
        sections=sections,
        flagged=_examples(path, "Flagged", sections["Flagged"]),
        not_flagged=_examples(path, "Not flagged", sections["Not flagged"]),
    )


def _examples(path: Path, heading: str, body: str) -> tuple[Mapping[str, Any], ...]:
    found = []
    for number, block in enumerate(_EXAMPLE.findall(body), start=1):
        try:
            found.append(json.loads(block))
        except json.JSONDecodeError as error:
            raise PageError(
                f"{path.name}: example {number} under {heading!r} is not JSON: {error}."
            ) from error
    return tuple(found)

"""The ids of a form's parts: made from words, once, and never used for another part."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from forms.model import JSON

_LONGEST = 40


def questions(source: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every question with its section, in page order."""
    return ((section, question) for section in source["sections"] for question in section["questions"])


def taken(source: Mapping[str, Any]) -> set[str]:
    """Every id that the form ``source`` uses or once used."""
    # Questions and characteristics share addresses, so all ids are kept apart; a former id is never used again.
    former = {was for _, question in questions(source) for was in question.get("was", [])}
    parts = [*source.get("characteristics", []), *source.get("scales", []), *source["sections"]]
    return former | {part["id"] for part in parts} | {question["id"] for _, question in questions(source)}


def plain(value: JSON) -> str:
    """A wording as one text: the English of it where it is given in two languages."""
    if isinstance(value, Mapping):
        value = value.get("en") or next(filter(None, value.values()), "")
    return value if isinstance(value, str) else ""


def new_id(words: str, used: set[str]) -> str:
    """An id made from ``words`` that is not among ``used``."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")[:_LONGEST].rstrip("_")
    if not stem or not stem[0].isalpha():
        stem = f"q_{stem}".rstrip("_")
    return next(name for name in (stem, *(f"{stem}_{n}" for n in range(2, 10_000))) if name not in used)

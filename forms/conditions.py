"""What a part of a form waits for: the answer to a question that stands before it (``show_when``)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from forms.ids import plain, questions
from forms.model import DefinitionError

Source = dict[str, Any]


def refuse_dependants(source: Source, gone: Collection[str]) -> None:
    """Raise DefinitionError where a part waits for one of the questions ``gone``."""
    for part, words, _ in _parts(source):
        if part.get("show_when", {}).get("question") in gone:
            raise DefinitionError(
                "form",
                "$.sections",
                f"“{words}” is only asked depending on this. Change its condition first.",
            )


def refuse_order(source: Source) -> None:
    """Raise DefinitionError where a part stands before the question that it waits for."""
    labels = {question["id"]: plain(question["label"]) for _, question in questions(source)}
    for part, words, before in _parts(source):
        asked = part.get("show_when", {}).get("question")
        if asked in labels and asked not in before:
            raise DefinitionError(
                "form",
                "$.sections",
                f"“{words}” is only asked depending on “{labels[asked]}”, so it has to stand after that.",
            )


def _parts(source: Source) -> Iterator[tuple[Source, str, Collection[str]]]:
    """Each section and question with its words and the ids of the questions before it."""
    before: set[str] = set()
    for section in source["sections"]:
        yield section, plain(section["title"]), frozenset(before)
        for question in section["questions"]:
            yield question, plain(question["label"]), frozenset(before)
            before.add(question["id"])

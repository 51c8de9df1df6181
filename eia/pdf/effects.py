"""The effect on each group of people in a word a cell: the same table on a PDF's first page and on the public page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from forms.answer import Answer
from forms.document import Document
from forms.types import CHOICES, labels_of

#: The purposes shown, each with its short head, in this order where the form asks them.
COLUMNS: Mapping[str, str] = {
    "negative_screen": "Could it be bad?",
    "adverse": "Bad effect",
    "positive": "Good effect",
    "rating": "How serious",
    "residual_rating": "After action",
    "consultation_done": "Were they asked?",
}
#: What only the first check asks: the full assessment says it better.
_SCREENING = ("negative_screen", "consultation_done")
Tone = Literal["", "none", "good", "mild", "harm", "grave"]
_HARM: tuple[Tone, ...] = ("mild", "mild", "harm", "grave")


class Cell(NamedTuple):
    """A choice in a word or two, its sign for those who see no shade, and its shade, "" where nothing is said."""

    word: str
    sign: str
    tone: Tone = ""


class Effects(NamedTuple):
    """The heads of the columns after the group's, and for each group its name and cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def effects(document: Document) -> Effects | None:
    """The table of ``document``; None where its form asks nothing of the kind by characteristic."""
    found = {
        (answer.characteristic.id, purpose): answer
        for purpose in COLUMNS
        for answer in reversed(document.all(purpose))
        if answer.characteristic and answer.question.type in ("yes_no", "yes_no_unsure", "scale", "one_of")
    }
    purposes = [purpose for purpose in COLUMNS if any(key[1] == purpose for key in found)]
    if "adverse" in purposes or "rating" in purposes:
        purposes = [purpose for purpose in purposes if purpose not in _SCREENING]
    if not purposes:
        return None
    rows = (
        (who.label, tuple(_cell(found.get((who.id, purpose)), purpose) for purpose in purposes))
        for who in document.characteristics
    )
    return Effects(tuple(COLUMNS[purpose] for purpose in purposes), tuple(rows))


def word(answer: Answer | None) -> str:
    """The choice as a word or two, for a narrow cell."""
    if answer is None:
        return "Not asked"
    if answer.is_unreadable:
        return "Could not be read"
    if answer.choice is None:
        return "Not answered" if answer.is_blank else "No choice made"
    return CHOICES.get(answer.choice) or labels_of(answer.question).get(answer.choice, answer.choice)


def _cell(answer: Answer | None, purpose: str) -> Cell:
    said = word(answer)
    if answer is None:
        return Cell(said, "–")
    if answer.choice is None:
        return Cell(said, "?" if answer.is_unreadable else "□")
    scale = answer.question.scale
    if scale:
        severity = next((level.severity for level in scale.levels if level.id == answer.choice), 0)
        most = max(3, *(level.severity for level in scale.levels))
        full = min(3, round(3 * severity / most))
        return Cell(said, "●" * full + "○" * (3 - full), _HARM[full])
    if answer.choice == "yes":
        if purpose == "consultation_done":
            return Cell(said, "✓", "good")
        return Cell(said, "▲", "good") if purpose == "positive" else Cell(said, "▼", "harm")
    return Cell(said, "?", "harm") if answer.choice == "dont_know" else Cell(said, "–", "none")

"""Two small tables: every characteristic's rating at a glance, and what the levels of a scale mean."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.lib.colors import Color

from eia.pdf.blocks import Setting
from eia.pdf.grid import BLANK, table
from eia.pdf.style import AMBER, GREEN, GREY, RED, SOFT_GREEN
from eia.pdf.table import TaggedTable
from forms.answer import Answer
from forms.document import Document
from forms.model import Scale
from forms.types import CHOICES, labels_of

#: The purposes shown, each with its short head, in this order where the form asks them.
COLUMNS: Mapping[str, str] = {
    "negative_screen": "Negative impact (screening)",
    "adverse": "Adverse impact",
    "positive": "Positive impact",
    "rating": "Rating",
    "residual_rating": "Rating after mitigation",
}
_HARM = (GREEN, GREEN, AMBER, RED)


def matrix(document: Document, setting: Setting) -> TaggedTable | None:
    """The table; None where the form asks nothing of the kind by characteristic."""
    found = {
        (answer.characteristic.id, purpose): answer
        for purpose in COLUMNS
        for answer in reversed(document.all(purpose))
        if answer.characteristic and answer.question.type in ("yes_no", "yes_no_unsure", "scale", "one_of")
    }
    purposes = [purpose for purpose in COLUMNS if any(key[1] == purpose for key in found)]
    if not purposes:
        return None
    rows: list[list[str]] = []
    tints: dict[tuple[int, int], Color] = {}
    for at, who in enumerate(document.characteristics):
        row = [who.label]
        for column, purpose in enumerate(purposes, 1):
            answer = found.get((who.id, purpose))
            row.append(word(answer))
            tint = _tint(answer, purpose)
            if tint:
                tints[at, column] = tint
        rows.append(row)
    head = ["Characteristic", *(COLUMNS[purpose] for purpose in purposes)]
    return table(head, rows, setting.styles, setting.parent, row_heads=True, tints=tints)


def word(answer: Answer | None) -> str:
    """The choice as a word or two, for a narrow cell."""
    if answer is None:
        return "Not asked"
    if answer.is_unreadable:
        return "Could not be read"
    if answer.choice is None:
        return "No choice made" if not answer.is_blank else BLANK
    return CHOICES.get(answer.choice) or labels_of(answer.question).get(answer.choice, answer.choice)


def _tint(answer: Answer | None, purpose: str) -> Color | None:
    """A tint beside the word, never instead of it."""
    if answer is None or answer.choice is None:
        return None
    scale = answer.question.scale
    if scale:
        severity = next((level.severity for level in scale.levels if level.id == answer.choice), 0)
        return _HARM[min(severity, 3)]
    if answer.choice == "yes":
        return SOFT_GREEN if purpose == "positive" else AMBER
    return GREY


def scale_table(scale: Scale, setting: Setting) -> TaggedTable | None:
    """Each level with its meaning; None where the form does not say what its levels mean."""
    if not any(level.definition for level in scale.levels):
        return None
    rows = [[level.label, level.definition or "No meaning is given"] for level in scale.levels]
    return table(["Level", "Meaning"], rows, setting.styles, setting.parent, row_heads=True)

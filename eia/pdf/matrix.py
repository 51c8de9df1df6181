"""Two small tables: the effect on each group at a glance, and what the levels of a scale mean."""

from __future__ import annotations

from collections.abc import Mapping

from eia.pdf.blocks import Setting
from eia.pdf.grid import BLANK, Shade, table
from eia.pdf.style import AMBER, GREEN, GREY, RED, SOFT_GREEN
from eia.pdf.table import TaggedTable
from forms.answer import Answer
from forms.document import Document
from forms.model import Scale
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
    if "adverse" in purposes or "rating" in purposes:
        purposes = [purpose for purpose in purposes if purpose not in _SCREENING]
    if not purposes:
        return None
    rows: list[list[str]] = []
    shades: dict[tuple[int, int], Shade] = {}
    for at, who in enumerate(document.characteristics):
        row = [who.label]
        for column, purpose in enumerate(purposes, 1):
            answer = found.get((who.id, purpose))
            row.append(word(answer))
            shades[at, column] = _shade(answer, purpose)
        rows.append(row)
    head = ["Group", *(COLUMNS[purpose] for purpose in purposes)]
    return table(head, rows, setting.styles, setting.parent, row_heads=True, shades=shades, edge=1.5)


def word(answer: Answer | None) -> str:
    """The choice as a word or two, for a narrow cell."""
    if answer is None:
        return "Not asked"
    if answer.is_unreadable:
        return "Could not be read"
    if answer.choice is None:
        return "No choice made" if not answer.is_blank else BLANK
    return CHOICES.get(answer.choice) or labels_of(answer.question).get(answer.choice, answer.choice)


def _shade(answer: Answer | None, purpose: str) -> Shade:
    if answer is None:
        return Shade(None, "–")
    if answer.choice is None:
        return Shade(None, "?" if answer.is_unreadable else "□")
    scale = answer.question.scale
    if scale:
        severity = next((level.severity for level in scale.levels if level.id == answer.choice), 0)
        most = max(3, *(level.severity for level in scale.levels))
        full = min(3, round(3 * severity / most))
        return Shade(_HARM[full], "●" * full + "○" * (3 - full))
    if answer.choice == "yes":
        if purpose == "consultation_done":
            return Shade(SOFT_GREEN, "✓")
        return Shade(SOFT_GREEN, "▲") if purpose == "positive" else Shade(AMBER, "▼")
    return Shade(AMBER, "?") if answer.choice == "dont_know" else Shade(GREY, "–")


def scale_table(scale: Scale, setting: Setting) -> TaggedTable | None:
    """Each level with its meaning; None where the form does not say what its levels mean."""
    if not any(level.definition for level in scale.levels):
        return None
    rows = [[level.label, level.definition or "No meaning is given"] for level in scale.levels]
    return table(["Level", "Meaning"], rows, setting.styles, setting.parent, row_heads=True)

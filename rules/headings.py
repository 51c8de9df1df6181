"""Which column of a spreadsheet of committee papers holds what, however its heading is worded.

A heading is taken for a field if it holds all the words of one of the field's names and none that belong to another;
of several the one with the fewest words over wins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules.text.words import words


@dataclass(frozen=True, slots=True)
class Field:
    """The names a field goes by, each a set of words; ``never`` are words that make a heading another thing."""

    names: tuple[str, ...]
    never: str = ""
    most_over: int = 3


#: Order matters where two fields would take one heading alike: the first has it.
FIELDS: Mapping[str, Field] = {
    "iso_date": Field(("date iso", "committee date iso", "report date iso", "meeting date iso")),
    "date": Field(("committee date", "report date", "meeting date", "date of meeting", "date"), "iso published signed"),
    "title": Field(
        ("report title", "title", "item", "report"), "date reference exempt officer author contact of purpose"
    ),
    "assessment": Field(("eia reference", "eia number", "equality impact assessment reference")),
    "published": Field(("eia published on", "eia publication date", "equality impact assessment published on")),
    "signed": Field(("eia signed on", "eia signed off", "equality impact assessment signed on")),
    "programme": Field(
        ("equality impact assessment", "eia", "equality impact", "equality assessment"),
        "claim location analyst signed reference number", 6,
    ),
    "equality": Field(
        ("equality implications", "equality paragraph", "equality", "text"), "has assessment eia kind heading"
    ),
    "reference": Field(("report reference", "ref", "reference", "report ref", "reference number")),
    "purpose": Field(("purpose of report", "purpose")),
    "consultation": Field(("consultation and engagement", "proposed consultation", "consultation"), "", 4),
    "committee": Field(("committee", "decision maker"), "date"),
    "exempt": Field(("exempt item", "exempt", "private confidential"), "", 5),
    "urgent": Field(("urgent", "urgent item", "late item")),
}  # fmt: skip


def columns(headings: Sequence[str]) -> dict[str, int]:
    """The field of each column that is known, as its position; columns that nobody asks for are left out."""
    offers = []
    for at, heading in enumerate(headings):
        tokens = words(heading.replace("_", " ").replace("/", " "))
        for rank, (name, field) in enumerate(FIELDS.items()):
            over = _over(tokens, field)
            if over is not None:
                offers.append((over, rank, at, name))
    found: dict[str, int] = {}
    for _, _, at, name in sorted(offers):
        if name not in found and at not in found.values():
            found[name] = at
    return found


def _over(tokens: tuple[str, ...], field: Field) -> int | None:
    """How many words ``tokens`` has over the nearest name of ``field``; None where it is another thing."""
    own = set(tokens)
    if own & set(field.never.split()):
        return None
    overs = [len(own) - len(name.split()) for name in field.names if set(name.split()) <= own]
    return min(overs) if overs and min(overs) <= field.most_over else None

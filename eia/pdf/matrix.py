"""Two small tables: the effect on each group at a glance, and what the levels of a scale mean."""

from __future__ import annotations

from eia.pdf.blocks import Setting
from eia.pdf.effects import Effects
from eia.pdf.grid import Shade, table
from eia.pdf.style import AMBER, GREEN, GREY, RED, SOFT_GREEN
from eia.pdf.table import TaggedTable
from forms.model import Scale

_TINTS = {"": None, "none": GREY, "good": SOFT_GREEN, "mild": GREEN, "harm": AMBER, "grave": RED}


def matrix(found: Effects | None, setting: Setting) -> TaggedTable | None:
    """The table; None where the form asks nothing of the kind by characteristic."""
    if found is None:
        return None
    rows = [[group, *(cell.word for cell in cells)] for group, cells in found.rows]
    shades = {
        (at, column): Shade(_TINTS[cell.tone], cell.sign)
        for at, (_, cells) in enumerate(found.rows)
        for column, cell in enumerate(cells, 1)
    }
    head = ["Group", *found.heads]
    return table(head, rows, setting.styles, setting.parent, row_heads=True, shades=shades, edge=1.5)


def scale_table(scale: Scale, setting: Setting) -> TaggedTable | None:
    """Each level with its meaning; None where the form does not say what its levels mean."""
    if not any(level.definition for level in scale.levels):
        return None
    rows = [[level.label, level.definition or "No meaning is given"] for level in scale.levels]
    return table(["Level", "Meaning"], rows, setting.styles, setting.parent, row_heads=True)

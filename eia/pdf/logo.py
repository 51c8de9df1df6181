"""A council's logo above the first page's bar: decoration, because its name stands below in words."""

from __future__ import annotations

import io

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from eia.pdf.style import LEFT, PAGE_HEIGHT
from eia.pdf.tagging import TaggedCanvas

#: The room a logo is given, in points: its proportions are kept.
MOST_WIDE, MOST_TALL = 170.0, 12 * mm
_FOOT = PAGE_HEIGHT - 18 * mm


def draw_logo(canvas: TaggedCanvas, data: bytes) -> None:
    """Draw the picture ``data``, in which ``eia.pdf.brand.unfit`` found nothing wrong, inside an open mark."""
    image = ImageReader(io.BytesIO(data))
    wide, tall = image.getSize()
    by = min(MOST_WIDE / wide, MOST_TALL / tall, 0.75)
    canvas.drawImage(image, LEFT, _FOOT, wide * by, tall * by, mask="auto")

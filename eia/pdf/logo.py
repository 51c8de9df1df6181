"""A council's logo at the head of the first page: decoration, because its name stands beside it in words."""

from __future__ import annotations

import io

from reportlab.lib.utils import ImageReader

from eia.pdf.layout import Block
from eia.pdf.tagging import TaggedCanvas

#: The room a logo is given, in points: its proportions are kept.
MOST_WIDE, MOST_TALL = 170.0, 44.0


class Logo(Block):
    """The picture ``data``, a PNG or JPEG that ``eia.pdf.brand.unfit`` found nothing wrong with."""

    after = 8.0

    def __init__(self, data: bytes) -> None:
        self._image = ImageReader(io.BytesIO(data))
        wide, tall = self._image.getSize()
        by = min(MOST_WIDE / wide, MOST_TALL / tall, 0.75)
        self._wide, self._tall = wide * by, tall * by

    def height(self, width: float) -> float:
        """The picture's height on paper."""
        return self._tall

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it at the left."""
        with canvas.artifact("Layout"):
            canvas.drawImage(self._image, x, top - self._tall, self._wide, self._tall, mask="auto")

"""Putting the first pages before the rest: they name pages that are known only when all is laid out."""

from __future__ import annotations

from eia.pdf.contents import LEAST_PAGES, Heading, contents, marks
from eia.pdf.cover import Cover
from eia.pdf.layout import Placed, paginate
from eia.pdf.node import Node, Place
from eia.pdf.story import Story
from eia.pdf.style import BODY_WIDTH

Pages = list[list[Placed]]


def assemble(story: Story) -> tuple[Pages, dict[str, Place]]:
    """All pages of a built ``story``, and where each address stands.

    The first pages are laid out until the page numbers in them are true; they settle at the second or third try.
    """
    body = paginate(story.blocks)
    is_listed = len(body) >= LEAST_PAGES
    # A short document goes on where its first page ends; a long one begins its sections on a page of their own.
    rest: Pages = body if is_listed else []
    found = _found(story, body, 2)
    for _ in range(4):
        story.root.kids[0] = parent = Node("Sect")
        cover = Cover(story.document, story.record, story.brand, story.setting(parent), found[1])
        first, details = cover.build(), cover.details()
        if is_listed:
            more = details + contents(found[0], parent, story.styles)
            alone = paginate(first)
            pages = (alone + paginate(more) if len(alone) == 1 else paginate(first + more)) + rest
        else:
            pages = paginate([*first, *details, *story.blocks])
        before, found = found, _found(story, rest or pages, len(pages) - len(rest) if rest else 0)
        if _numbers(before) == _numbers(found):
            break
    return pages, found[1]


Found = tuple[list[Heading], dict[str, Place]]


def _found(story: Story, pages: Pages, first: int) -> Found:
    headings: list[Heading] = []
    places: dict[str, Place] = {}
    for paragraph, place in marks(pages, first, BODY_WIDTH):
        if paragraph.bookmark:
            headings.append(Heading(paragraph.bookmark, place))
        if paragraph.anchor:
            places.setdefault(paragraph.anchor, place)
    for address, anchor in story.inside.items():
        if anchor in places:
            places[address] = places[anchor]
    return headings, places


def _numbers(found: Found) -> list[int]:
    return [heading.place.page for heading in found[0]] + [place.page for place in found[1].values()]

"""The last parts: signatures, the appendices, and what this file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eia.pdf.appendices import appendices
from eia.pdf.facts import UNKNOWN, day
from eia.pdf.grid import BLANK, table
from eia.pdf.node import Node
from eia.pdf.paragraph import TaggedParagraph
from eia.pdf.text import flow, words
from forms.keys import like

if TYPE_CHECKING:
    from eia.pdf.story import Story


def ending(story: Story) -> None:
    """Add the last parts to ``story``."""
    _sign_offs(story)
    appendices(story)
    _about(story)


def _sign_offs(story: Story) -> None:
    record = story.record
    typed = any(
        not answer.is_blank
        for purpose in ("lead_sign_off", "head_sign_off")
        for answer in story.document.all(purpose)
    )
    if typed and not record.sign_offs:
        return
    node = story.root.add("Sect")
    story.heading(node, 2, "Signatures", "end-sign-off")
    if not record.sign_offs:
        _sentence(story, node, "This version has not been signed off.")
        return
    rows = [
        [
            line.role or UNKNOWN,
            line.name or UNKNOWN,
            line.post or UNKNOWN,
            day(line.date) if line.date else BLANK,
        ]
        for line in record.sign_offs
    ]
    head = ["Signed as", "Name", "Post", "Date"]
    story.blocks.append(table(head, rows, story.styles, node, row_heads=True))
    for line in record.sign_offs:
        if line.statement:
            _sentence(story, node, like(line.statement, f"{line.role or line.post}: “{line.statement}”"))


def _about(story: Story) -> None:
    definition, record = story.document.definition, story.record
    node = story.root.add("Sect")
    story.heading(node, 2, "About this document", "end-about")
    for text in definition.closing:
        _sentence(story, node, text)
    _sentence(story, node, f"Form: {definition.title}, version {definition.version}.")
    if definition.introduction:
        _sentence(story, node, "What the form says to the people who fill it in:", keep=True)
    for text in definition.introduction:
        _sentence(story, node, text)
    if record.digest:
        _sentence(story, node, f"Fingerprint of the signed content (SHA-256): {record.digest}")
    if story.brand.contact:
        story.heading(node, 3, "To ask for this document in another format", "end-formats")
    for text in story.brand.contact:
        story.blocks += flow(text, node, story.styles.body, story.styles.bullet)


def _sentence(story: Story, node: Node, text: str, keep: bool = False) -> None:
    story.blocks.append(TaggedParagraph(words(text), story.styles.body, node.add("P"), keep_with_next=keep))

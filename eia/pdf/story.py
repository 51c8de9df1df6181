"""The order of the parts: sections as the form has them, each question with its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from eia.pdf.blocks import Setting, answer_blocks, unreadable
from eia.pdf.brand import Brand
from eia.pdf.ending import ending
from eia.pdf.grid import BLANK, table
from eia.pdf.layout import Block
from eia.pdf.matrix import scale_table
from eia.pdf.node import Node
from eia.pdf.paragraph import Bookmark, TaggedParagraph
from eia.pdf.record import Record
from eia.pdf.style import Styles
from eia.pdf.table import TaggedTable
from eia.pdf.text import words
from forms.answer import Answer
from forms.document import Document
from forms.model import Scale, Section

ENGLISH = "en-GB"
#: Types whose answer is one word: a repeated section of nothing else is a table, not a page per characteristic.
ONE_WORD = ("yes_no", "yes_no_unsure", "one_of", "scale", "date", "month_or_date")


class Story:
    """Builds blocks and logical tree together; ``blocks`` is the story, ``root`` the tree.

    ``inside`` leads from an address that has no line of its own to one that has: its answer stands in a table.
    """

    def __init__(self, document: Document, record: Record, brand: Brand, styles: Styles) -> None:
        self.document, self.record, self.brand, self.styles = document, record, brand, styles
        # The file is in the form's language; what is not the form's words is English, unless it says otherwise.
        self.root = Node("Document", lang="" if document.definition.language.startswith("en") else ENGLISH)
        # The place of the first pages, which are made last.
        self.root.add("Sect")
        self.blocks: list[Block] = []
        self.tables = 0
        self.inside: dict[str, str] = {}
        self._scales: set[str] = set()

    def build(self) -> None:
        """Fill ``blocks`` and ``root``. Call once."""
        for part, sections in groupby(self._sections(), key=lambda item: item[0].part):
            self._part(part, sections)
        ending(self)

    def setting(self, parent: Node) -> Setting:
        """The shared setting with ``parent`` to write below."""
        return Setting(self.styles, parent)

    def heading(self, parent: Node, level: int, text: str, key: str) -> None:
        """A heading with its entry in the outline; levels past H6 do not exist."""
        text = words(text)
        self.blocks.append(
            TaggedParagraph(
                text,
                self.styles.heading(level),
                parent.add(f"H{level}"),
                bookmark=Bookmark(level - 2, text),
                keep_with_next=True,
                anchor=key,
            )
        )

    def captioned(self, made: TaggedTable, caption: str) -> None:
        """Add a table with its numbered caption above it."""
        self.tables += 1
        text = words(f"Table {self.tables}: {caption}")
        self.blocks.append(TaggedParagraph(text, self.styles.caption, made.caption, keep_with_next=True))
        self.blocks.append(made)

    def _sections(self) -> Iterator[tuple[Section, list[Answer]]]:
        for section, places in groupby(self.document.places(), key=lambda place: place.section):
            answers = [self.document.at(place.address) for place in places]
            yield section, [answer for answer in answers if answer is not None]

    def _part(self, part: str, sections: Iterable[tuple[Section, list[Answer]]]) -> None:
        node, level = self.root.add("Sect"), 2
        for number, (section, answers) in enumerate(sections):
            if part and number == 0:
                self.heading(node, 2, part, f"part-{section.id}")
            if part:
                level = 3
            inner = node.add("Sect")
            if section.title != part:
                self.heading(inner, level, section.title, section.id)
            else:
                level = 2
            self._section(inner, level, section, answers)

    def _section(self, node: Node, level: int, section: Section, answers: list[Answer]) -> None:
        for question in section.questions:
            if question.scale:
                self._scale(node, question.scale)
        if section.for_each and all(q.type in ONE_WORD and not q.detail for q in section.questions):
            aside = Node("Sect")
            made = self._section_table(aside, section, answers)
            if made.is_readable:
                node.kids += aside.kids
                self.blocks.append(made)
                self.inside |= {answer.address: section.id for answer in answers}
                return
        for who, group in groupby(answers, key=lambda answer: answer.characteristic):
            parent = node
            if who is not None:
                parent = node.add("Sect")
                self.heading(parent, level + 1, section.label_of(who), f"{section.id}.{who.id}")
            for answer in group:
                self._question(parent, answer)

    def _question(self, parent: Node, answer: Answer) -> None:
        label = TaggedParagraph(
            words(answer.question.label),
            self.styles.label,
            parent.add("P"),
            keep_with_next=True,
            anchor=answer.address,
        )
        self.blocks.append(label)
        made = answer_blocks(answer, self.setting(parent))
        self.blocks += made

    def _section_table(self, node: Node, section: Section, answers: list[Answer]) -> TaggedTable:
        found = {answer.address: answer for answer in answers}
        people = list(dict.fromkeys(answer.characteristic for answer in answers if answer.characteristic))
        rows = []
        for who in people:
            row = [section.label_of(who)]
            for question in section.questions:
                answer = found.get(f"{who.id}.{question.id}")
                row.append(
                    "Not asked"
                    if answer is None
                    else unreadable(answer)
                    if answer.is_unreadable
                    else answer.text or BLANK
                )
            rows.append(row)
        head = ["Characteristic", *(question.label for question in section.questions)]
        return table(head, rows, self.styles, node, row_heads=True)

    def _scale(self, node: Node, scale: Scale) -> None:
        if scale.id in self._scales:
            return
        self._scales.add(scale.id)
        made = scale_table(scale, self.setting(node))
        if made:
            self.captioned(
                made, f"What the levels mean: {scale.label}" if scale.label else "What the levels mean"
            )

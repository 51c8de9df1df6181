"""The first page: what a member must know before deciding, in a minute; then the details of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eia.pdf import fonts, glance
from eia.pdf.blocks import Setting
from eia.pdf.brand import Brand
from eia.pdf.duty import duty
from eia.pdf.facts import details, status_of, title_of
from eia.pdf.glance import Said
from eia.pdf.grid import table
from eia.pdf.layout import Block
from eia.pdf.lines import Piece
from eia.pdf.matrix import matrix
from eia.pdf.node import Node, Place
from eia.pdf.paragraph import Bookmark, TaggedParagraph
from eia.pdf.record import Record
from eia.pdf.style import BODY_WIDTH
from eia.pdf.table import Cell, Row, TaggedTable, cell_node
from eia.pdf.text import words
from forms.document import Document


class Cover:
    """Makes the blocks of the first page below one node. ``places`` is where answers stand, once that is known."""

    def __init__(
        self, document: Document, record: Record, brand: Brand, setting: Setting, places: dict[str, Place]
    ) -> None:
        self.document, self.record, self.brand = document, record, brand
        self.setting, self.styles, self.parent = setting, setting.styles, setting.parent
        self.places = places
        self.glance = glance.at_a_glance(document)
        self.blocks: list[Block] = []

    def build(self) -> list[Block]:
        """The blocks. Call once."""
        self._titles()
        self._heading("At a glance")
        self._facts()
        made = matrix(self.glance.effects, self.setting)
        if made:
            self._captioned("Effect on each group of people", made)
        self._actions()
        return self.blocks

    def details(self) -> list[Block]:
        """The table of details, two facts in a row."""
        node = self.parent.add("Table")
        caption = TaggedParagraph(
            "Document details", self.styles.caption, node.add("Caption"), keep_with_next=True
        )
        body = node.add("TBody")
        value = replace(self.styles.cell, font=fonts.SEMIBOLD, after=0)
        items = details(self.document, self.record, self.brand)
        wide = 1 if self.styles.is_large else 2
        rows: list[Row] = []
        for at in range(0, len(items), wide):
            line, cells = body.add("TR"), list[Cell]()
            for label, text in items[at : at + wide]:
                head = cell_node(line, "Row")
                cells.append(Cell([TaggedParagraph(words(label), self.styles.cell_label, head)]))
                cells.append(Cell([TaggedParagraph(words(text), value, cell_node(line))]))
            rows.append(Row(cells))
        widths = (
            [0.17 * BODY_WIDTH, 0.33 * BODY_WIDTH] * 2
            if wide == 2
            else [0.36 * BODY_WIDTH, 0.64 * BODY_WIDTH]
        )
        return [caption, TaggedTable(widths, None, rows, self.styles.accent)]

    def _titles(self) -> None:
        self.blocks.append(
            TaggedParagraph(words(self.document.definition.title), self.styles.h1, self.parent.add("H1"))
        )
        title = title_of(self.document, self.record)
        if title != self.document.definition.title:
            self._text(title, self.styles.subtitle)
        parts = (
            self.brand.organisation or self.document.definition.organisation,
            self.record.reference,
            f"Version {self.record.version}" if self.record.version else "",
            status_of(self.record),
            self.brand.marking,
        )
        if any(parts):
            self._text("  ·  ".join(part for part in parts if part), self.styles.facts)

    def _text(self, text: str, style: object) -> None:
        self.blocks.append(TaggedParagraph(words(text), style, self.parent.add("P")))  # type: ignore[arg-type]

    def _heading(self, text: str) -> None:
        style = replace(self.styles.h2, before=4, after=2)
        node = self.parent.add("H2")
        self.blocks.append(
            TaggedParagraph(text, style, node, bookmark=Bookmark(0, text), keep_with_next=True)
        )

    def _captioned(self, text: str, made: TaggedTable) -> None:
        style = replace(self.styles.caption, before=4)
        made.after = 6
        self.blocks.append(TaggedParagraph(text, style, made.caption, keep_with_next=True))
        self.blocks.append(made)

    def _facts(self) -> None:
        document, record = self.document, self.record
        rows: list[tuple[str, Sequence[Said]]] = [
            *self.glance.facts,
            ("Signed off", glance.sign_offs(document, record)),
            ("What the law asks of members", [Said(duty(document.definition))]),
        ]
        node = self.parent.add("Table")
        body = node.add("TBody")
        made = [self._fact(body.add("TR"), label, said) for label, said in rows if said]
        widths = (
            [0.2 * BODY_WIDTH, 0.8 * BODY_WIDTH]
            if not self.styles.is_large
            else [0.3 * BODY_WIDTH, 0.7 * BODY_WIDTH]
        )
        facts = TaggedTable(widths, None, made, self.styles.accent)
        facts.after = 6
        self.blocks.append(facts)

    def _fact(self, line: Node, label: str, said: Sequence[Said]) -> Row:
        head = TaggedParagraph(words(label), replace(self.styles.cell_head, after=0), cell_node(line, "Row"))
        cell = cell_node(line)
        blocks: list[Block] = []
        for item in said:
            style = self.styles.cell_note if item.is_blank else self.styles.cell
            holder = cell if len(said) == 1 else cell.add("P")
            blocks.append(TaggedParagraph(self._pieces(item), replace(style, after=1), holder))
        return Row([Cell([head]), Cell(blocks)], edge=2)

    def _pieces(self, said: Said) -> str | list[Piece]:
        text = words(said.text)
        if said.address not in self.places:
            return text
        page = f"Page\u00a0{self.places[said.address].page + 1}"
        return [Piece(text), Piece(" "), Piece(page, url=f"#{said.address}")]

    def _actions(self) -> None:
        found = self.glance
        if not found.promises:
            if self.document.asks("action"):
                self._text("No action is promised.", replace(self.styles.cell_note, before=2, after=4))
            return
        shown = found.first
        caption = "What will be done"
        if len(found.promises) > len(shown):
            caption += f" (the first {len(shown)} of {len(found.promises)} actions)"
        made = table(["Action", "Who", "By when"], shown, self.styles, self.parent, edge=2)
        self._captioned(caption, made)

"""Each question type on paper: an answer becomes paragraphs, lists or a table, always in words.

``BLOCKS`` has a line for every type in ``forms.types.TYPES``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eia.pdf import fonts
from eia.pdf.layout import Block
from eia.pdf.paragraph import TaggedParagraph
from eia.pdf.style import BODY_WIDTH, Styles, TextStyle
from eia.pdf.table import SIDE, Cell, Row, TaggedTable, cell_node
from eia.pdf.tagging import Node
from eia.pdf.text import flow, words
from forms.answer import Answer
from forms.types import CHOICES

BLANK = "Not answered"


@dataclass(frozen=True)
class Setting:
    """What the makers of blocks share: styles, and the node they write below."""

    styles: Styles
    parent: Node

    def below(self, parent: Node) -> Setting:
        """The same, below another node."""
        return Setting(self.styles, parent)


def answer_blocks(answer: Answer, setting: Setting) -> list[Block]:
    """The blocks of one answer, without its question: what was answered, or in words that nothing was."""
    if answer.is_unreadable:
        return [note(unreadable(answer), setting)]
    if answer.is_blank:
        return [note(BLANK, setting)]
    return BLOCKS[answer.question.type](answer, setting)


def unreadable(answer: Answer) -> str:
    """The sentence for an answer that an import could not read."""
    why = str(answer.value["unreadable"]).strip()
    return f"Could not be read from the original: {why}" if why else "Could not be read from the original"


def note(text: str, setting: Setting) -> Block:
    """A sentence of ours in place of an answer, in muted colour."""
    return TaggedParagraph(words(text), setting.styles.muted, setting.parent.add("P"))


def _text(answer: Answer, setting: Setting) -> list[Block]:
    return flow(answer.text, setting.parent, setting.styles.body, setting.styles.bullet)


def _choice(answer: Answer, setting: Setting) -> list[Block]:
    """The choice as a word of its own, then the text beside it under its label."""
    value = answer.value
    chosen = CHOICES.get(value.get("choice") or "", "")
    blocks = flow(chosen or "No choice was made", setting.parent, setting.styles.body, setting.styles.bullet)
    if text := value.get("text", ""):
        if answer.question.detail:
            label = setting.parent.add("P")
            blocks.append(
                TaggedParagraph(
                    words(answer.question.detail), setting.styles.detail, label, keep_with_next=True
                )
            )
        blocks += flow(text, setting.parent, setting.styles.body, setting.styles.bullet)
    return blocks


def _scale(answer: Answer, setting: Setting) -> list[Block]:
    return _text(answer, setting)


def _several(answer: Answer, setting: Setting) -> list[Block]:
    labels = [option.label for option in answer.question.options if option.id in answer.value]
    text = "\n".join(f"- {label}" for label in labels) if len(labels) > 1 else answer.text
    return flow(text, setting.parent, setting.styles.body, setting.styles.bullet)


def _table(answer: Answer, setting: Setting) -> list[Block]:
    columns = answer.question.columns
    rows = [[answer.cell(row, column.id) or BLANK for column in columns] for row in answer.rows]
    return [table([column.label for column in columns], rows, setting)]


BLOCKS: Mapping[str, Callable[[Answer, Setting], list[Block]]] = {
    "short_text": _text,
    "long_text": _text,
    "yes_no": _choice,
    "yes_no_unsure": _choice,
    "one_of": _text,
    "several_of": _several,
    "scale": _scale,
    "date": _text,
    "month_or_date": _text,
    "person": _text,
    "people": _text,
    "attachment": _text,
    "sign_off": _text,
    "table": _table,
    "evidence": _table,
    "consultation": _table,
    "actions": _table,
}


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    setting: Setting,
    row_heads: bool = False,
    tints: Mapping[tuple[int, int], object] | None = None,
) -> TaggedTable:
    """A table of texts with a head; with ``row_heads`` the first cell of each row is a header too."""
    styles = setting.styles
    node = setting.parent.add("Table")
    caption = node.add("Caption")
    head_row = node.add("THead").add("TR")
    top = Row(
        [
            Cell([TaggedParagraph(words(text), styles.cell_head, cell_node(head_row, "Column"), once=True)])
            for text in head
        ]
    )
    body = node.add("TBody")
    made: list[Row] = []
    for at, texts in enumerate(rows):
        row_node = body.add("TR")
        cells: list[Cell] = []
        for column, text in enumerate(texts):
            is_head = row_heads and column == 0
            leaf = cell_node(row_node, "Row" if is_head else "")
            style = styles.cell_head if is_head else styles.cell_muted if text == BLANK else styles.cell
            cell = Cell(_cell(text, leaf, style, styles), (tints or {}).get((at, column)))  # type: ignore[arg-type]
            if is_head:
                cell.continued = TaggedParagraph(words(f"{text} (continued)"), styles.cell_head, None)
            cells.append(cell)
        made.append(Row(cells))
    finished = TaggedTable(column_widths(head, rows, styles), top, made, styles.accent)
    finished.caption = caption
    return finished


def _cell(text: str, leaf: Node, style: TextStyle, styles: Styles) -> list[Block]:
    """A cell of one paragraph holds its words itself; several stand inside it as paragraphs or lists."""
    lines = [line for line in text.split("\n") if line.strip()]
    holder = Node("P") if len(lines) < 2 else leaf
    blocks = flow(text, holder, style, styles.cell_bullet)
    if holder is not leaf and isinstance(blocks[0], TaggedParagraph) and blocks[0].label is None:
        blocks[0].node = leaf
    elif holder is not leaf:
        blocks = flow(text, leaf, style, styles.cell_bullet)
    blocks[-1].after = 0
    return blocks


def column_widths(
    head: Sequence[str], rows: Sequence[Sequence[str]], styles: Styles, total: float = BODY_WIDTH
) -> list[float]:
    """Share ``total`` among the columns by how much they hold, none narrower than its longest ordinary word."""
    size = styles.cell.size
    floors, wants = [], []
    for column, title in enumerate(head):
        texts = [row[column] for row in rows]
        longest = max(
            (fonts.width(word, fonts.SEMIBOLD) for text in [title, *texts] for word in text[:3000].split()),
            default=0,
        )
        cap = max(total / len(head) * 0.95, 0)
        floors.append(min(longest * size + 2 * SIDE + 1, cap))
        full = max(
            [fonts.width(title, fonts.SEMIBOLD), *(fonts.width(text[:900], fonts.REGULAR) for text in texts)],
            default=0,
        )
        wants.append(full * size + 2 * SIDE + 1)
    if sum(wants) <= total:
        spare = (total - sum(wants)) / len(wants)
        return [want + spare for want in wants]
    spare = total - sum(floors)
    weights = [max(want - floor, 1.0) ** 0.8 for want, floor in zip(wants, floors, strict=True)]
    return [floor + spare * weight / sum(weights) for floor, weight in zip(floors, weights, strict=True)]

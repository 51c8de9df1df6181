"""Each question type on paper: an answer becomes paragraphs, lists or a table, always in words.

``BLOCKS`` has a line for every type in ``forms.types.TYPES``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eia.pdf.grid import BLANK, table
from eia.pdf.layout import Block
from eia.pdf.node import Node
from eia.pdf.paragraph import TaggedParagraph
from eia.pdf.style import Styles
from eia.pdf.text import flow, words
from forms.answer import Answer
from forms.keys import joined, like
from forms.types import CHOICES

#: Characters of a first cell that may head its row.
SHORT_HEAD = 60


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
    return TaggedParagraph(words(text), setting.styles.note, setting.parent.add("P"))


def _text(answer: Answer, setting: Setting) -> list[Block]:
    return flow(answer.text, setting.parent, setting.styles.body, setting.styles.bullet)


def _choice(answer: Answer, setting: Setting) -> list[Block]:
    """The choice as a word of its own, then the text beside it under its label."""
    value = answer.value
    chosen = CHOICES.get(value.get("choice") or "", "")
    word = words(chosen or "No choice was made")
    text = value.get("text", "")
    # The word stays with what was said beside it: a page that ends in a bare Yes reads as if nothing followed.
    blocks: list[Block] = [
        TaggedParagraph(word, setting.styles.body, setting.parent.add("P"), keep_with_next=bool(text))
    ]
    if text:
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
    text = joined("\n", [like(label, f"- {label}") for label in labels]) if len(labels) > 1 else answer.text
    return flow(text, setting.parent, setting.styles.body, setting.styles.bullet)


def _table(answer: Answer, setting: Setting) -> list[Block]:
    """One table; where a row of it would fill much of a page in thin columns, a small table for each row."""
    heads = [column.label for column in answer.question.columns]
    rows = [
        [answer.cell(row, column.id) or BLANK for column in answer.question.columns] for row in answer.rows
    ]
    aside = Node("Sect")
    # A short first cell heads its row: it is said with each cell, and again where the row goes on over the page.
    short = all(len(row[0]) <= SHORT_HEAD for row in rows)
    made = table(heads, rows, setting.styles, aside, row_heads=short)
    if made.is_readable:
        setting.parent.kids += aside.kids
        return [made]
    blocks: list[Block] = []
    for number, row in enumerate(rows, 1):
        single = table((), list(zip(heads, row, strict=True)), setting.styles, setting.parent, row_heads=True)
        words_above = f"Entry {number} of {len(rows)}"
        blocks.append(
            TaggedParagraph(words_above, setting.styles.caption, single.caption, keep_with_next=True)
        )
        blocks.append(single)
    return blocks


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

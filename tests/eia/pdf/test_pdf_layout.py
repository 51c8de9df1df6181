"""The rules of the page: headings stay with their text, rows with their head, nothing is drawn unmarked."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.colors import HexColor

from eia.pdf.grid import column_widths, table
from eia.pdf.layout import Block, Together, paginate
from eia.pdf.lines import Piece, break_lines
from eia.pdf.node import Node
from eia.pdf.paragraph import TaggedParagraph
from eia.pdf.style import (
    ACCENT,
    AMBER,
    BODY_HEIGHT,
    BODY_WIDTH,
    GREEN,
    GREY,
    HEAD,
    MUTED,
    RED,
    SOFT_GREEN,
    TEXT,
    WHITE,
    Styles,
    TextStyle,
    contrast,
    readable,
)
from eia.pdf.table import TaggedTable
from eia.pdf.tagging import TaggedCanvas

STYLES = Styles()


def make_text(lines: int) -> TaggedParagraph:
    return TaggedParagraph("word " * (lines * 20), STYLES.body, Node("P"))


def make_heading() -> TaggedParagraph:
    return TaggedParagraph("Heading", STYLES.heading(2), Node("H2"), keep_with_next=True)


@pytest.mark.parametrize("lines", range(20, 60))
def test_a_heading_never_ends_a_page(lines: int) -> None:
    blocks: list[Block] = [make_text(lines), make_heading(), make_heading(), make_text(9)]
    for page in paginate(blocks):
        last = page[-1].block
        assert not last.keep_with_next
        if isinstance(last, Together):
            assert last.body.height(BODY_WIDTH) >= 2 * STYLES.body.leading


@pytest.mark.parametrize("lines", range(20, 60, 3))
def test_no_block_reaches_below_the_page_or_over_another(lines: int) -> None:
    rows = [["a", "word " * n] for n in range(0, 500, 23)]
    blocks = [
        make_text(lines),
        make_heading(),
        table(["First", "Second"], rows, STYLES, Node("Sect")),
        make_text(70),
    ]
    for page in paginate(blocks):
        top = BODY_HEIGHT
        for placed in page:
            assert placed.top <= top + 0.01
            top = placed.top - placed.block.height(BODY_WIDTH)
        assert top >= -0.01


@pytest.mark.parametrize("height", [60.0, 100.0, 300.0])
def test_the_rest_of_a_cut_table_has_every_row_once(height: float) -> None:
    rows = [[f"row {n}", "word " * (n % 50)] for n in range(30)]
    made = table(["First", "Second"], rows, STYLES, Node("Sect"))
    seen: list[str] = []
    for page in paginate([made], height=height):
        for placed in page:
            assert isinstance(placed.block, TaggedTable) and placed.block.head is made.head
            for row in placed.block.rows:
                seen += [
                    piece.text
                    for block in row.cells[0].blocks
                    if isinstance(block, TaggedParagraph)
                    for line in block.lines(placed.block.widths[0] - 12)
                    for piece in line.pieces
                ]
    assert seen == [row[0] for row in rows]


def test_columns_fill_the_width_exactly_and_hold_their_longest_word() -> None:
    rows = [["Not asked", "word " * 200, "x" * 400], ["Yes", "", "y"]]
    widths, _ = column_widths(["A", "B", "Responsibilities"], rows, STYLES)
    assert sum(widths) == pytest.approx(BODY_WIDTH)
    assert min(widths) > 50


@pytest.mark.parametrize("width", [30.0, 90.0, 400.0])
def test_breaking_lines_loses_and_adds_nothing(width: float) -> None:
    pieces = [
        Piece("Some words and a"),
        Piece("link", url="https://x.example"),
        Piece(", then " + "long" * 60 + " end."),
    ]
    text = " ".join(
        "".join(piece.text for piece in line.pieces) for line in break_lines(pieces, TextStyle(), width)
    )
    assert text.replace(" ", "") == "".join(piece.text for piece in pieces).replace(" ", "")
    assert "alink, " in text or "alink," in text.replace(" ", "")


def test_drawing_outside_a_mark_is_refused() -> None:
    canvas = TaggedCanvas(io.BytesIO())
    with pytest.raises(RuntimeError):
        canvas.show(0, 0, 10, 10, [])
    with pytest.raises(RuntimeError):
        canvas.fill(0, 0, 1, 1, STYLES.accent)
    with pytest.raises(RuntimeError):
        canvas.drawString(0, 0, "text")
    with pytest.raises(RuntimeError), canvas.artifact(), canvas.tagged(Node("P")):
        pass


def test_very_long_heads_of_rows_and_columns_still_end() -> None:
    rows = [["head " * 3000, "cell " * 2000]]
    pages = paginate([table(["A", "B"], rows, STYLES, Node("Sect"), row_heads=True)])
    assert 5 < len(pages) < 40


def test_a_table_that_would_cut_words_is_not_readable() -> None:
    """Six columns hold these words in 10 point; in large print each row becomes a table of two columns."""
    head = ["What it is", "Who published it", "Date", "What it says", "Proposal", "Kind of evidence"]
    row = ["Census", "Neighbourhoods", "March", "pregnant", "More time", "Figures"]
    assert table(head, [row], STYLES, Node("Sect")).is_readable
    assert not table(head, [row], STYLES.large(), Node("Sect")).is_readable


def test_every_text_can_be_read_on_its_ground() -> None:
    for tint in (WHITE, GREEN, SOFT_GREEN, AMBER, RED, GREY, HEAD):
        assert contrast(TEXT, tint) >= 7
    assert contrast(MUTED, WHITE) >= 7 and contrast(ACCENT, WHITE) >= 7
    assert contrast(readable(HexColor("#ffff00")), WHITE) >= 4.5
    assert readable(ACCENT) == ACCENT

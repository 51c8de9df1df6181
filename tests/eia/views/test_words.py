"""How times and texts are said on a page."""

from __future__ import annotations

from datetime import UTC, datetime

from eia.views.words import blocks, clock, moment


def test_times_are_said_in_london() -> None:
    summer = datetime(2026, 7, 1, 13, 2, tzinfo=UTC)
    assert clock(summer) == "14:02"
    assert moment(summer) == "1 July 2026 at 14:02"
    assert clock(None) == moment(None) == ""


def test_lines_with_a_dash_are_points() -> None:
    text = "First.\n\n- one\n- two\nLast <b>."
    assert blocks(text) == [("text", ["First."]), ("list", ["one", "two"]), ("text", ["Last <b>."])]
    assert blocks("") == []

"""The fixed columns of the three lists every assessment needs: evidence, consultation, actions.

Rules read these columns by their ids, so a definition may reword them or leave some out, not add any.
"""

from __future__ import annotations

from collections.abc import Mapping

from forms.model import Column, Option

FIXED: Mapping[str, tuple[Column, ...]] = {
    "evidence": (
        Column("source", "What it is", "short_text"),
        Column("publisher", "Who published or collected it", "short_text"),
        Column("period", "Date or period it covers", "short_text"),
        Column("figure", "What it says", "long_text"),
        Column("tells", "What that tells you about this proposal", "long_text"),
        Column(
            "kind",
            "Kind of evidence",
            "one_of",
            (Option("quantitative", "Figures"), Option("qualitative", "What people say or do")),
        ),
    ),
    "consultation": (
        Column("who", "Who was asked", "short_text"),
        Column("how", "How they were asked", "short_text"),
        Column("when", "When", "short_text"),
        Column("how_many", "How many took part", "short_text"),
        Column("said", "What they said", "long_text"),
        Column("changed", "What changed because of it", "long_text"),
    ),
    "actions": (
        Column("action", "What will be done", "long_text"),
        Column("for_whom", "For whom", "short_text"),
        Column("owner", "Who is responsible (name and post)", "short_text"),
        Column("due", "By when", "month_or_date"),
        Column("measure", "How you will know it worked", "long_text"),
        Column("monitoring", "How it will be monitored", "long_text"),
    ),
}

CELL_TYPES = ("short_text", "long_text", "one_of", "month_or_date")

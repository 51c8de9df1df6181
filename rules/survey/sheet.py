"""The rows of a back catalogue as CSV for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import TextIO

from rules.finding import Severity
from rules.survey.row import Row

HEADINGS = (
    "File", "Reference", "Service", "Form", "Blockers", "Warnings", "Pieces of advice", "Accepted", "Codes",
    "Checks that broke down", "Could not be read because",
)  # fmt: skip


def writer(stream: TextIO) -> Callable[[Row], None]:
    """Write the headings to ``stream``, and return what writes a row."""
    sheet = csv.writer(stream, lineterminator="\n")
    sheet.writerow(HEADINGS)

    def write(row: Row) -> None:
        numbers: tuple[object, ...] = (*(row.of(severity) for severity in Severity), row.accepted)
        sheet.writerow(
            [
                *map(plain, (row.file, row.reference, row.service, row.form)),
                *(("",) * len(numbers) if row.refused else numbers),
                " ".join(code if number == 1 else f"{code}×{number}" for code, _, number in row.counts),
                row.faults or "",
                plain(row.refused),
            ]
        )

    return write


def plain(words: str) -> str:
    """``words`` as a spreadsheet takes for words: one that starts like a formula would be worked out when opened."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "\t", "\r")) else words

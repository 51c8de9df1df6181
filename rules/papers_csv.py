"""Committee papers in a spreadsheet (CSV): what reports say of equality, or a work programme, one report a row."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from forms import dates
from rules.committee import Linked, Report, ReportKind
from rules.headings import columns
from rules.text.words import quoted

#: Above the headings a sheet may bear its title and a blank row or two.
MOST_ROWS_ABOVE = 10
_NOTE = re.compile(r"\s*(?:to note|for information)\b", re.IGNORECASE)
_DECISION = re.compile(r"\s*(?:for decision|to approve)\b", re.IGNORECASE)
_DAYS = re.compile(r"[;\n]|(?<=\d{4})[ ,]+(?=\d)")
_NO = ("", "n", "no", "na", "n/a", "none", "-")


class PapersError(ValueError):
    """A file of committee papers that cannot be read: which file, which line where there is one, and a sentence."""


def from_csv(text: str, file: str) -> tuple[Report, ...]:
    """The reports in CSV ``text``, one a row; rows on one report are put together. Raises PapersError."""
    rows = list(_rows(text, file))
    start, at = _headings(rows, file)
    found: dict[object, Report] = {}
    for line, cells in rows[start + 1 :]:
        where = f"{file}: line {line}"
        if any(cells[len(rows[start][1]) :]):
            raise PapersError(
                f"{where}: this row has {len(cells)} cells and the headings are {len(rows[start][1])}; "
                "a comma in a cell needs quotation marks round the cell."
            )
        report = replace(
            _report({name: cells[place] for name, place in at.items() if place < len(cells)}, where),
            line=line,
        )
        # Rows of a programme are items of their own; paragraphs of one report are read together.
        key: object = (report.title, report.date, report.reference) if report.equality else line
        first = found.setdefault(key, report)
        if first is not report:
            found[key] = replace(first, equality=f"{first.equality}\n{report.equality}")
    return tuple(found.values())


def _headings(rows: list[tuple[int, list[str]]], file: str) -> tuple[int, Mapping[str, int]]:
    """The place of the row of headings among ``rows``, and the column of each field. Raises PapersError."""
    known = [columns(cells) for _, cells in rows[: MOST_ROWS_ABOVE + 1]]
    for number, at in enumerate(known):
        if "title" in at and at.keys() & {"programme", "equality"}:
            return number, at
    line = rows[0][0] if rows else 1
    if not any("title" in at for at in known):
        raise PapersError(f"{file}: line {line}: no column is headed “Report title”, “Title” or “Item”.")
    raise PapersError(
        f"{file}: line {line}: no column holds what a report says of equality, and none says whether an equality "
        "impact assessment is required, so there is nothing to check."
    )


def _rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line it begins on. Raises PapersError."""
    first = "\n".join(text.split("\n", MOST_ROWS_ABOVE)[:MOST_ROWS_ABOVE])
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = [" ".join(cell.split()) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise PapersError(f"{file}: line {line}: the row cannot be read: {error}.") from error
        if any(cells):
            yield line, cells


def _report(cells: Mapping[str, str], where: str) -> Report:
    title = cells.get("title", "")
    if not title:
        raise PapersError(f"{where}: the report has no title.")
    kind: ReportKind = "note" if _NOTE.match(title) else "decision" if _DECISION.match(title) else ""
    linked = Linked(
        reference=cells.get("assessment", ""),
        signed_on=_day(cells.get("signed", ""), where),
        published_on=_day(cells.get("published", ""), where),
    )
    return Report(
        committee=cells.get("committee", ""),
        date=_day(cells.get("iso_date", ""), where) or _first_day(cells.get("date", "")),
        reference=cells.get("reference", ""),
        title=title,
        kind=kind,
        purpose=cells.get("purpose", ""),
        equality=cells.get("equality", ""),
        programme=cells.get("programme", ""),
        consultation=cells.get("consultation", ""),
        urgent=cells.get("urgent", "").casefold() not in _NO,
        exempt=cells.get("exempt", "").casefold() not in _NO,
        assessments=(linked,) if linked != Linked() else (),
    )


def _first_day(words: str) -> datetime.date | None:
    """The first of the days that ``words`` name; None for “TBC”, a month or a season."""
    days = (dates.day(dates.parse(part.strip())) for part in _DAYS.split(words))
    return min((day for day in days if day), default=None)


def _day(words: str, where: str) -> datetime.date | None:
    """The first day of a column that holds nothing but days. Raises PapersError for other words."""
    found = _first_day(words)
    if words and found is None:
        raise PapersError(f"{where}: {quoted(words)} is not a day; write it as 2026-05-31.")
    return found

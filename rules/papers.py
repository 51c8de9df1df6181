"""Committee papers from a file: reports as JSON, or a spreadsheet (CSV) of what reports say of equality or of a work
programme. All reports of a file are one pack, unless the file gives packs of its own.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from forms import dates
from forms.definition import DefinitionError
from forms.document import DocumentError
from forms.model import JSON
from rules.committee import Linked, Report, ReportKind
from rules.given import GivenError
from rules.headings import columns
from rules.text.words import quoted

#: No programme is longer; a larger file is another thing, or a mistake.
MOST_REPORTS = 1000
_NOTE = re.compile(r"\s*(?:to note|for information)\b", re.IGNORECASE)
_DECISION = re.compile(r"\s*(?:for decision|to approve)\b", re.IGNORECASE)
_DAYS = re.compile(r"[;\n]|(?<=\d{4})[ ,]+(?=\d)")
_NO = ("", "n", "no", "na", "n/a", "none", "-")


class PapersError(ValueError):
    """A file of committee papers that cannot be read: which file, which line where there is one, and a sentence."""


def read(
    file: str, as_of: datetime.date | None = None, settings: Mapping[str, JSON] | None = None
) -> tuple[Report, ...]:
    """The reports in ``file`` (``.csv`` or ``.json``), judged at ``as_of``, under the rule ``settings`` of a council.

    A report in JSON keeps its own ``as_of`` and ``settings``. Raises PapersError.
    """
    try:
        text = Path(file).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise PapersError(f"{file}: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise PapersError(f"{file}: this is not UTF-8 text.") from error
    found = from_json(text, file) if file.lower().endswith(".json") else from_csv(text, file)
    if not found:
        raise PapersError(f"{file}: there is no report in it.")
    if len(found) > MOST_REPORTS:
        raise PapersError(f"{file}: it holds {len(found)} reports; at most {MOST_REPORTS} are read at once.")
    pack = tuple(replace(report, pack=()) for report in found)
    return tuple(
        replace(
            report,
            pack=report.pack or pack,
            as_of=report.as_of or as_of,
            settings=report.settings or settings or {},
            file=file,
        )
        for report in found
    )


def from_json(text: str, file: str) -> tuple[Report, ...]:
    """The reports in JSON ``text``: one object, a list, or ``{"reports": […]}``. Raises PapersError."""
    try:
        source = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise PapersError(f"{file}: this is not JSON: {error}.") from error
    if isinstance(source, dict) and "reports" in source:
        source = source["reports"]
    items = source if isinstance(source, list) else [source]
    try:
        return tuple(Report.from_json(item, f"reports[{at}]") for at, item in enumerate(items))
    except (GivenError, DocumentError, DefinitionError) as error:
        raise PapersError(f"{file}: {error}") from error


def from_csv(text: str, file: str) -> tuple[Report, ...]:
    """The reports in CSV ``text``, one a row; rows on one report are put together. Raises PapersError."""
    head, rows = _rows(text, file)
    at = columns(head)
    if "title" not in at:
        raise PapersError(f"{file}: line 1: no column is headed “Report title”, “Title” or “Item”.")
    if not at.keys() & {"programme", "equality"}:
        raise PapersError(
            f"{file}: line 1: no column holds what a report says of equality, and none says whether an equality "
            "impact assessment is required, so there is nothing to check."
        )
    found: list[Report] = []
    for line, cells in rows:
        report = _report(
            {name: cells[place] for name, place in at.items() if place < len(cells)}, f"{file}: line {line}"
        )
        report = replace(report, line=line)
        same = next((n for n, other in enumerate(found) if report.equality and _is_one(other, report)), None)
        if same is None:
            found.append(report)
        else:
            found[same] = replace(found[same], equality=f"{found[same].equality}\n{report.equality}".strip())
    return tuple(found)


def _rows(text: str, file: str) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The headings, and each row that is not blank with the line it begins on."""
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        head = [cell.strip() for cell in next(reader, [])]
    except csv.Error as error:
        raise PapersError(f"{file}: line 1: the headings cannot be read: {error}.") from error

    def rows() -> Iterator[tuple[int, list[str]]]:
        while True:
            line = reader.line_num + 1
            try:
                cells = [" ".join(cell.split()) for cell in next(reader)]
            except StopIteration:
                return
            except csv.Error as error:
                raise PapersError(f"{file}: line {line}: the row cannot be read: {error}.") from error
            if len(cells) > len(head):
                raise PapersError(
                    f"{file}: line {line}: this row has {len(cells)} cells and the headings are {len(head)}; "
                    "a comma in a cell needs quotation marks round the cell."
                )
            if any(cells):
                yield line, cells

    return head, rows()


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


def _is_one(one: Report, other: Report) -> bool:
    """Whether two rows are about one report: its paragraphs are then read together."""
    return (one.title, one.date, one.reference) == (other.title, other.date, other.reference)

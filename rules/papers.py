"""Committee papers from a file: reports as JSON, or a spreadsheet (CSV) of what reports say of equality or of a work
programme. All reports of a file are one pack, unless the file gives packs of its own.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from forms.definition import DefinitionError
from forms.document import DocumentError
from forms.model import JSON
from rules.committee import Report
from rules.given import GivenError
from rules.papers_csv import PapersError, from_csv

__all__ = ["MOST_REPORTS", "PapersError", "from_csv", "from_json", "read"]

#: No programme is longer; a larger file is another thing, or a mistake.
MOST_REPORTS = 1000


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
        raise PapersError(f"{file}: this is not UTF-8 text; save the sheet as “CSV UTF-8”.") from error
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

"""`python -m rules check-report FILE…`: what is wrong with committee reports and work programmes."""

from __future__ import annotations

import argparse
import datetime
import json
from pathlib import Path
from typing import Any

from rules import papers, papers_output
from rules.engine import check_report
from rules.finding import Severity
from rules.papers import PapersError
from rules.selection import PROFILES
from rules.settings import NATIONS, Council, SelectionError


def add(commands: Any, epilog: str, ruleset: str) -> None:
    """Add the command to the parsers ``commands``."""
    parser = commands.add_parser("check-report", help="check committee reports", epilog=epilog)
    parser.add_argument("files", nargs="+", metavar="FILE", help="reports as CSV or JSON")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text")
    parser.add_argument("--fail-on", choices=[s.value for s in Severity], default=Severity.BLOCKER.value)
    parser.add_argument("--profile", choices=tuple(PROFILES), default="standard")
    parser.add_argument(
        "--as-of", type=datetime.date.fromisoformat, metavar="DAY",
        help="the day to judge at, such as 2026-05-31; today if not given",
    )  # fmt: skip
    parser.add_argument("--nation", choices=NATIONS, help="whose bank holidays count; England's if not given")
    parser.add_argument(
        "--clear-days", type=int, metavar="N", help="clear days before a meeting; 5 if not given"
    )
    parser.add_argument("--council", metavar="FILE", help="the council's settings for rules, as JSON")
    parser.set_defaults(run=lambda options: _run(options, ruleset))


def _run(options: argparse.Namespace, ruleset: str) -> int:
    """Check the files, print, and return the exit code. Raises PapersError."""
    settings: dict[str, Any] = {"nation": options.nation} if options.nation else {}
    if options.clear_days is not None:
        settings["thresholds"] = {"clear_days": options.clear_days}
    council = _council(options.council) if options.council else None
    as_of = options.as_of or datetime.date.today()
    files: list[tuple[str, list[papers_output.Checked]]] = []
    for file in options.files:
        reports = papers.read(file, as_of, settings)
        try:
            files.append(
                (file, [(report, check_report(report, options.profile, council)) for report in reports])
            )
        except SelectionError as error:
            raise PapersError(f"{file}: {error}") from error
    match options.format:
        case "text":
            print("\n".join(papers_output.text(file, checked) for file, checked in files), end="")
        case "json":
            objects = [papers_output.as_json(file, checked, ruleset) for file, checked in files]
            _print_json(objects[0] if len(objects) == 1 else {"files": objects})
        case "sarif":
            _print_json(papers_output.sarif(files, ruleset))
    found = [finding for _, checked in files for _, findings in checked for finding in findings]
    if any(finding.fault for finding in found):
        return 2
    return int(any(finding.severity.rank >= Severity(options.fail_on).rank for finding in found))


def _council(file: str) -> Council:
    try:
        return Council.from_json(json.loads(Path(file).read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise PapersError(f"{file}: {error.strerror or error}.") from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise PapersError(f"{file}: this is not JSON: {error}.") from error
    except SelectionError as error:
        raise PapersError(f"{file}: {error}") from error


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))

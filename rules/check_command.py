"""`python -m rules check FILE…|FOLDER`: what is wrong with documents, one by one or a back catalogue at a time."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from forms.document import Document
from rules import document_file, line_output, output, papers
from rules.document_file import UnreadableFile
from rules.engine import check
from rules.finding import Finding, Severity
from rules.lines import of_answers
from rules.registry import STAGES
from rules.settings import Council, SelectionError
from rules.survey import command as survey
from rules.survey.row import Terms


def add(commands: Any, epilog: str, ruleset: str) -> None:
    """Add the command to the parsers ``commands``."""
    parser = commands.add_parser("check", help="check documents", epilog=epilog)
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a document as JSON, or a folder: every *.json in it"
    )
    parser.add_argument("--format", choices=("text", "json", "sarif", "github"), default="text")
    parser.add_argument("--fail-on", choices=[s.value for s in Severity], default=Severity.BLOCKER.value)
    parser.add_argument(
        "--stage", choices=STAGES, help="how far the document has come; its status says if not given"
    )
    parser.add_argument(
        "--report", action="append", default=[], metavar="FILE", help="its committee report, as JSON or CSV"
    )
    parser.add_argument("--explain", action="store_true", help="print a rule's page under its first finding")
    parser.add_argument(
        "--by", choices=("characteristic",), help="the line of each, from screening to action"
    )
    parser.add_argument("--council", metavar="FILE", help="the council's settings for rules, as JSON")
    parser.add_argument(
        "--summary", metavar="FOLDER", help="write a sheet of all files and a page of counts there"
    )
    parser.add_argument(
        "--jobs", type=_jobs, metavar="N", help="processes for a folder; one for each core if not given"
    )
    parser.set_defaults(run=lambda options: _run(options, ruleset))


def _run(options: argparse.Namespace, ruleset: str) -> int:
    """Check, print, and return the exit code. Raises UnreadableFile, PapersError, SurveyError."""
    council = _council(options.council) if options.council else None
    if options.summary is not None or any(map(os.path.isdir, options.files)):
        return _survey(options, council, ruleset)
    contents = {file: document_file.text(file) for file in options.files}
    documents = {file: document_file.from_text(file, content) for file, content in contents.items()}
    reports = [report for file in options.report for report in papers.read(file)]
    checked: dict[str, tuple[Finding, ...]] = {}
    for file, document in documents.items():
        try:
            checked[file] = check(document, options.stage, reports=reports, council=council)
        except SelectionError as error:
            raise UnreadableFile(f"{file}: {error}") from error
    if options.by:
        _print_lines(options.format, documents, checked)
    else:
        _print(options, contents, documents, checked, ruleset)
    if any(finding.fault for found in checked.values() for finding in found):
        return 2
    threshold = Severity(options.fail_on).rank
    return int(
        any(f.waived is None and f.severity.rank >= threshold for found in checked.values() for f in found)
    )


def _survey(options: argparse.Namespace, council: Council | None, ruleset: str) -> int:
    given = ("--report", options.report), ("--explain", options.explain), ("--by", options.by)
    for option, value in (*given, ("--format", options.format != "text")):
        if value:
            raise UnreadableFile(
                f"{option} is for single files; a folder is printed as one line for each file."
            )
    terms = Terms(options.stage, council)
    jobs = options.jobs or os.cpu_count() or 1
    try:
        return survey.run(options.files, terms, jobs, options.summary, Severity(options.fail_on), ruleset)
    except KeyboardInterrupt:
        print("\nStopped before the end.", file=sys.stderr)
        return 2


def _print(
    options: argparse.Namespace,
    contents: Mapping[str, str],
    documents: Mapping[str, Document],
    checked: Mapping[str, Sequence[Finding]],
    ruleset: str,
) -> None:
    match options.format:
        case "text":
            print(
                "\n".join(
                    output.text(file, documents[file], found, options.explain)
                    for file, found in checked.items()
                ),
                end="",
            )
        case "json":
            objects = [
                output.as_json(file, documents[file], found, ruleset) for file, found in checked.items()
            ]
            _print_json(objects[0] if len(objects) == 1 else {"documents": objects})
        case "sarif":
            _print_json(
                output.sarif({PurePath(file).as_posix(): found for file, found in checked.items()}, ruleset)
            )
        case "github":
            for file, found in checked.items():
                print(output.github(PurePath(file).as_posix(), found, of_answers(contents[file])), end="")


def _print_lines(
    format: str, documents: Mapping[str, Document], checked: Mapping[str, Sequence[Finding]]
) -> None:
    match format:
        case "text":
            print(
                "\n".join(line_output.text(file, documents[file], found) for file, found in checked.items()),
                end="",
            )
        case "json":
            objects = [line_output.as_json(file, documents[file], found) for file, found in checked.items()]
            _print_json(objects[0] if len(objects) == 1 else {"documents": objects})
        case _:
            raise UnreadableFile(f"--by characteristic is printed as text or json, not as {format}.")


def _jobs(words: str) -> int:
    try:
        number = int(words)
    except ValueError:
        number = 0
    if not 1 <= number <= 256:
        raise argparse.ArgumentTypeError(f"{words!r} is not a number of processes from 1 to 256.")
    return number


def _council(file: str) -> Council:
    try:
        return Council.from_json(document_file.parsed(file, document_file.text(file)))
    except SelectionError as error:
        raise UnreadableFile(f"{file}: {error}") from error


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))

"""The checker on the command line: check | check-report | forms | explain | list | new.

Exit codes: 0 clean, 1 findings, 2 could not run.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any

from forms.definition import DefinitionError
from forms.document import Document, DocumentError
from rules import (
    RULES,
    RULESET,
    STAGES,
    Council,
    Finding,
    SelectionError,
    Severity,
    check,
    forms_command,
    output,
    papers,
    papers_command,
)
from rules.case import READS
from rules.lines import of_answers
from rules.papers import PapersError
from rules.scaffold import ScaffoldError, create

_EPILOG = "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 could not run, or a check broke down."


class _CouldNotRun(Exception):
    """What stopped the command, in one sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line ``arguments`` (those of the process by default) and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (_CouldNotRun, PapersError, ScaffoldError) as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m rules", description=__doc__, epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=f"rule set {RULESET}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    checking = commands.add_parser("check", help="check documents", epilog=_EPILOG)
    checking.add_argument("files", nargs="+", metavar="FILE", help="a document as JSON")
    checking.add_argument("--format", choices=("text", "json", "sarif", "github"), default="text")
    checking.add_argument("--fail-on", choices=[s.value for s in Severity], default=Severity.BLOCKER.value)
    checking.add_argument(
        "--stage", choices=STAGES, help="how far the document has come; its status says if not given"
    )
    checking.add_argument(
        "--report", action="append", default=[], metavar="FILE", help="its committee report, as JSON or CSV"
    )
    checking.add_argument(
        "--explain", action="store_true", help="print a rule's page under its first finding"
    )
    checking.add_argument("--council", metavar="FILE", help="the council's settings for rules, as JSON")
    checking.set_defaults(run=_check)

    papers_command.add(commands, _EPILOG, RULESET)
    forms_command.add(commands, _EPILOG, RULESET)

    explaining = commands.add_parser("explain", help="print a rule's page")
    explaining.add_argument("code", metavar="CODE")
    explaining.set_defaults(run=_explain)

    commands.add_parser("list", help="list the rules").set_defaults(run=_list)

    new = commands.add_parser("new", help="start a rule: its two files and its code")
    new.add_argument("code", metavar="CODE", help="such as EVD19")
    new.add_argument("name", metavar="NAME", help="what is wrong, such as evidence-out-of-date")
    new.add_argument("--reads", choices=READS, help="what the check takes; the family says if not given")
    new.set_defaults(run=_new)
    return parser


def _check(options: argparse.Namespace) -> int:
    contents = {file: _content(file) for file in options.files}
    documents = {file: _document(file, content) for file, content in contents.items()}
    council = _council(options.council) if options.council else None
    reports = [report for file in options.report for report in papers.read(file)]
    checked: dict[str, tuple[Finding, ...]] = {}
    for file, document in documents.items():
        try:
            checked[file] = check(document, options.stage, reports=reports, council=council)
        except SelectionError as error:
            raise _CouldNotRun(f"{file}: {error}") from error
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
                output.as_json(file, documents[file], found, RULESET) for file, found in checked.items()
            ]
            _print_json(objects[0] if len(objects) == 1 else {"documents": objects})
        case "sarif":
            _print_json(
                output.sarif({PurePath(file).as_posix(): found for file, found in checked.items()}, RULESET)
            )
        case "github":
            for file, found in checked.items():
                print(output.github(PurePath(file).as_posix(), found, of_answers(contents[file])), end="")
    if any(finding.fault for found in checked.values() for finding in found):
        return 2
    threshold = Severity(options.fail_on).rank
    return int(
        any(f.waived is None and f.severity.rank >= threshold for found in checked.values() for f in found)
    )


def _content(file: str) -> str:
    try:
        return Path(file).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _CouldNotRun(f"{file}: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise _CouldNotRun(f"{file}: this is not UTF-8 text.") from error


def _read(file: str, content: str) -> Any:
    try:
        return json.loads(content)
    except (json.JSONDecodeError, RecursionError) as error:
        raise _CouldNotRun(f"{file}: this is not JSON: {error}.") from error


def _document(file: str, content: str) -> Document:
    try:
        return Document.from_json(_read(file, content), file)
    except (DefinitionError, DocumentError) as error:
        sentence = str(error)
        raise _CouldNotRun(sentence if sentence.startswith(file) else f"{file}: {sentence}") from error


def _council(file: str) -> Council:
    try:
        return Council.from_json(_read(file, _content(file)))
    except SelectionError as error:
        raise _CouldNotRun(f"{file}: {error}") from error


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _explain(options: argparse.Namespace) -> int:
    found = RULES.get(options.code.upper().replace("-", ""))
    if found is None:
        raise _CouldNotRun(f"There is no rule {options.code}. `python -m rules list` names them all.")
    print(found.page.text, end="")
    return 0


def _list(options: argparse.Namespace) -> int:
    for code, found in sorted(RULES.items()):
        print(
            f"{code}  {found.severity.value:8}  {found.precision}  {found.stage:10}  {found.page.title[7:]}"
        )
    return 0


def _new(options: argparse.Namespace) -> int:
    for path in create(options.code, options.name, reads=options.reads):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The checker on the command line: check | check-report | forms | explain | list | new.

Exit codes: 0 clean, 1 findings, 2 could not run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from rules import RULES, RULESET, check_command, counts, forms_command, papers_command
from rules.case import READS
from rules.document_file import UnreadableFile
from rules.papers import PapersError
from rules.scaffold import ScaffoldError, create
from rules.survey.command import SurveyError, let_go_of_stdout

_EPILOG = "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 could not run, or a check broke down."


class _CouldNotRun(Exception):
    """What stopped the command, in one sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line ``arguments`` (those of the process by default) and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except (_CouldNotRun, UnreadableFile, SurveyError, PapersError, ScaffoldError) as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        let_go_of_stdout()
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m rules", description=__doc__, epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=f"rule set {RULESET}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check_command.add(commands, _EPILOG, RULESET)
    papers_command.add(commands, _EPILOG, RULESET)
    forms_command.add(commands, _EPILOG, RULESET)

    explaining = commands.add_parser("explain", help="print a rule's page")
    explaining.add_argument("code", metavar="CODE")
    explaining.set_defaults(run=_explain)

    listing = commands.add_parser("list", help="list the rules")
    listing.add_argument("--counts", action="store_true", help="how many there are, by family")
    listing.set_defaults(run=_list)

    new = commands.add_parser("new", help="start a rule: its two files and its code")
    new.add_argument("code", metavar="CODE", help="such as EVD19")
    new.add_argument("name", metavar="NAME", help="what is wrong, such as evidence-out-of-date")
    new.add_argument("--reads", choices=READS, help="what the check takes; the family says if not given")
    new.set_defaults(run=_new)
    return parser


def _explain(options: argparse.Namespace) -> int:
    found = RULES.get(options.code.upper().replace("-", ""))
    if found is None:
        raise _CouldNotRun(f"There is no rule {options.code}. `python -m rules list` names them all.")
    print(found.page.text, end="")
    return 0


def _list(options: argparse.Namespace) -> int:
    if options.counts:
        print(counts.table(RULES), end="")
        return 0
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

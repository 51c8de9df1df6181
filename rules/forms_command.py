"""`python -m rules forms [FILE…]`: whether form definitions hold, and what is wrong with the forms themselves."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path, PurePath
from typing import Any

from forms.definition import FOLDER, DefinitionError, FormDefinition, load
from rules import output
from rules.engine import check_definition
from rules.finding import Finding, Severity
from rules.settings import SelectionError


def add(commands: Any, epilog: str, ruleset: str) -> None:
    """Add the command to the parsers ``commands``."""
    parser = commands.add_parser("forms", help="check form definitions", epilog=epilog)
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="definitions as JSON; the shipped ones if not given"
    )
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text")
    parser.add_argument("--fail-on", choices=[s.value for s in Severity], default=Severity.BLOCKER.value)
    parser.set_defaults(run=lambda options: _run(options, ruleset))


def _run(options: argparse.Namespace, ruleset: str) -> int:
    """Check the files, print, and return the exit code: 2 if one of them is no definition."""
    files = [Path(name) for name in options.files] or sorted(
        path for path in FOLDER.glob("*/*.json") if ".sample" not in path.name
    )
    checked: dict[Path, tuple[FormDefinition, tuple[Finding, ...]]] = {}
    broken = False
    for path in files:
        try:
            definition = load(path)
            checked[path] = definition, check_definition(definition)
        except OSError as error:
            print(f"{path} cannot be read: {error.strerror}.", file=sys.stderr)
            broken = True
        except (DefinitionError, SelectionError) as error:
            print(
                error if isinstance(error, DefinitionError) else f"{path.name}: $.rules: {error}",
                file=sys.stderr,
            )
            broken = True
    match options.format:
        case "text":
            for definition, findings in checked.values():
                print(text(definition, findings), end="")
        case "json":
            _print_json(
                {
                    "ruleset": ruleset,
                    "forms": [
                        {
                            "file": str(path),
                            "form": definition.ref,
                            "findings": [dict(f.to_json()) for f in findings],
                        }
                        for path, (definition, findings) in checked.items()
                    ],
                }
            )
        case "sarif":
            _print_json(
                output.sarif(
                    {PurePath(path).as_posix(): found for path, (_, found) in checked.items()}, ruleset
                )
            )
    every = [finding for _, findings in checked.values() for finding in findings]
    if broken or any(finding.fault for finding in every):
        return 2
    return int(any(finding.severity.rank >= Severity(options.fail_on).rank for finding in every))


def text(definition: FormDefinition, findings: tuple[Finding, ...]) -> str:
    """One line on ``definition``, and under it what is wrong with the form, each fix once."""
    questions = sum(len(section.questions) for section in definition.sections)
    held = f"{definition.ref}: {len(definition.sections)} sections, {questions} questions, no fault"
    if not findings:
        return f"{held}.\n"
    lines = [f"{held}; {output.counted(findings)}."]
    explained: set[str] = set()
    for finding in findings:
        lines += [f"  {finding.severity.value:8} {finding.code}  {finding.address}  {finding.message}"]
        if finding.code not in explained:
            explained.add(finding.code)
            lines += [f"{'':18}{finding.fix}"]
    return "\n".join(lines) + "\n"


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))

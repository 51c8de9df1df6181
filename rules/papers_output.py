"""Findings on committee reports, file by file, as text for people, as JSON and as SARIF for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from rules import output
from rules.committee import Report
from rules.finding import Finding

#: A report with what was found in it.
Checked = tuple[Report, tuple[Finding, ...]]

_PLACES = {
    "title": "Title",
    "kind": "What the committee does with it",
    "purpose": "Purpose",
    "equality": "Equality paragraph",
    "text": "Text of the report",
    "programme": "Work programme: equality",
    "consultation": "Work programme: consultation",
    "reference": "Reference",
    "data_date": "Date of the figures",
    "urgent": "Urgent item",
    "scope": "What is to be decided",
    "assessments": "Assessment",
}


def text(file: str, checked: Sequence[Checked]) -> str:
    """What a person reads: each report that has findings, what to do at a rule's first finding, and a count."""
    lines = [f"{file}: {len(checked)} report{'' if len(checked) == 1 else 's'}"]
    explained: set[str] = set()
    for report, findings in checked:
        if findings:
            lines += ["", _headline(report)]
        for finding in findings:
            place = _PLACES.get(finding.address.split(".")[0].split("[")[0], finding.address)
            lines += [f"  {finding.severity.value:8} {finding.code}  {place}: {finding.message}"]
            if finding.code not in explained:
                explained.add(finding.code)
                lines += [f"{'':18}{finding.fix}"]
    count = output.counted([finding for _, findings in checked for finding in findings])
    return "\n".join([*lines, "", f"{count}."]) + "\n"


def as_json(file: str, checked: Sequence[Checked], ruleset: str) -> dict[str, Any]:
    """The object that ``--format json`` prints for one file."""
    return {
        "file": file,
        "ruleset": ruleset,
        "reports": [
            {
                "line": report.line or None,
                "committee": report.committee,
                "date": report.date.isoformat() if report.date else None,
                "reference": report.reference,
                "title": report.title,
                "findings": [dict(finding.to_json()) for finding in findings],
            }
            for report, findings in checked
        ],
    }


def sarif(files: Sequence[tuple[str, Sequence[Checked]]], ruleset: str) -> dict[str, Any]:
    """One SARIF run over all files; a result stands at its report's line and, within it, at its field."""
    lines = [
        report.line for _, checked in files for report, findings in checked for _ in range(len(findings))
    ]
    log = output.sarif(
        {
            PurePath(file).as_posix(): [
                replace(finding, address=f"reports[{number}].{finding.address}", other_address=None)
                for number, (_, findings) in enumerate(checked)
                for finding in findings
            ]
            for file, checked in files
        },
        ruleset,
    )
    for result, line in zip(log["runs"][0]["results"], lines, strict=True):
        if line:
            result["locations"][0]["physicalLocation"]["region"] = {"startLine": line}
    return log


def _headline(report: Report) -> str:
    where = f"line {report.line}: " if report.line else ""
    when = f" ({report.date.day} {report.date:%B %Y})" if report.date else ""
    return f"{where}{report.title}{when}"

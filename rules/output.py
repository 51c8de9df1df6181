"""Findings as text for people, as JSON for programs, and as SARIF 2.1.0 for tools that gather them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from forms.document import Document
from rules.finding import Finding, Severity
from rules.registry import RULES

_LEVELS = {Severity.BLOCKER: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def counted(findings: Sequence[Finding]) -> str:
    """``2 blockers, 1 warning, 0 pieces of advice``; accepted findings and broken checks are counted apart."""
    broken = sum(1 for finding in findings if finding.fault)
    left = [f.severity for f in findings if f.waived is None and not f.fault]
    blockers, warnings, advice = (left.count(severity) for severity in Severity)
    accepted = len(findings) - len(left) - broken
    return (
        f"{blockers} blocker{'' if blockers == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}, "
        f"{advice} piece{'' if advice == 1 else 's'} of advice"
        + (f", {accepted} accepted" if accepted else "")
        + (f"; {broken} check{'' if broken == 1 else 's'} broke down" if broken else "")
    )


def text(file: str, document: Document, findings: Sequence[Finding]) -> str:
    """What a person reads: each place once with its findings, what to do at a rule's first finding, and a count."""
    lines = [f"{document.about.title or document.definition.title} ({file})"]
    place = None
    explained: set[str] = set()
    for finding in findings:
        if finding.address != place:
            place = finding.address
            answer = document.at(place)
            lines += ["", f"{place}  {answer.label}" if answer else place or "Whole assessment"]
        accepted = f"  (accepted by {finding.waived.by}: {finding.waived.reason})" if finding.waived else ""
        broken = f" ({finding.fault})" if finding.fault else ""
        kind = "fault" if finding.fault else finding.severity.value
        lines += [f"  {kind:8} {finding.code}  {finding.message}{accepted}{broken}"]
        if finding.code not in explained:
            explained.add(finding.code)
            lines += [f"{'':17}{finding.fix}"]
    return "\n".join([*lines, "", f"{counted(findings)}."]) + "\n"


def as_json(file: str, document: Document, findings: Sequence[Finding], ruleset: str) -> dict[str, Any]:
    """The object that ``--format json`` prints for one file."""
    return {
        "document": {
            "file": file,
            "form": document.definition.ref,
            "reference": document.about.reference,
            "title": document.about.title,
            "version": document.about.version,
            "as_of": document.as_of.isoformat(),
        },
        "ruleset": ruleset,
        "findings": [dict(finding.to_json()) for finding in findings],
    }


def sarif(checked: Mapping[str, Sequence[Finding]], ruleset: str) -> dict[str, Any]:
    """One SARIF run over all files. An address is a logical location; the schema is OASIS SARIF 2.1.0."""
    codes = sorted({finding.code for findings in checked.values() for finding in findings})
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "eia-rules",
                        "version": ruleset,
                        "rules": [_described(c) for c in codes],
                    }
                },
                "results": [
                    _result(file, finding, codes.index(finding.code))
                    for file, findings in checked.items()
                    for finding in findings
                ],
            }
        ],
    }


def _described(code: str) -> dict[str, Any]:
    rule = RULES[code]
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.page.title.partition(": ")[2] or rule.name},
        "fullDescription": {"text": rule.page.first_paragraph("What it flags")},
        "help": {"text": rule.page.fix, "markdown": rule.page.text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"precision": rule.precision, "family": rule.family},
    }


def _result(file: str, finding: Finding, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} ({finding.fault})" if finding.fault else finding.message},
        "locations": [_location(file, finding.address)],
    }
    if finding.other_address:
        result["relatedLocations"] = [{"id": 1} | _location(file, finding.other_address)]
    if finding.waived:
        result["suppressions"] = [{"kind": "external", "justification": finding.waived.reason}]
    return result


def _location(file: str, address: str) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": {"uri": file}},
        "logicalLocations": [{"fullyQualifiedName": address, "kind": "member"}],
    }

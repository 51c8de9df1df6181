"""Findings as text for people, JSON for programs, SARIF 2.1.0 for tools that gather them, and marks on GitHub."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from forms.document import Document
from rules.finding import Finding, Severity
from rules.reading import typed
from rules.registry import RULES

_LEVELS = {Severity.BLOCKER: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_GITHUB = {Severity.BLOCKER: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_INDENT = " " * 17
#: How many characters are shown around the words marked, and of the words themselves.
_AROUND, _MARKED = 40, 160
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


def text(file: str, document: Document, findings: Sequence[Finding], explain: bool = False) -> str:
    """What a person reads: each place once with its findings, what to do at a rule's first finding, and a count.

    The words that a finding is about stand between angle quotes. With ``explain``, a rule's whole page follows its
    first finding.
    """
    lines = [f"{document.about.title or document.definition.title} ({file})"]
    place = None
    explained: set[str] = set()
    for finding in findings:
        answer = document.at(finding.address)
        if finding.address != place:
            place = finding.address
            lines += ["", f"{place}  {answer.label}" if answer else place or "Whole assessment"]
        accepted = f"  (accepted by {finding.waived.by}: {finding.waived.reason})" if finding.waived else ""
        broken = f" ({finding.fault})" if finding.fault else ""
        kind = "fault" if finding.fault else finding.severity.value
        lines += [f"  {kind:8} {finding.code}  {finding.message}{accepted}{broken}"]
        if answer and finding.span:
            lines += [f"{_INDENT}{marked(typed(answer), finding.span)}"]
        if finding.other_address:
            lines += [f"{_INDENT}See also {finding.other_address}."]
        if finding.code not in explained:
            explained.add(finding.code)
            page = RULES[finding.code].page.text if explain and finding.code in RULES else finding.fix
            lines += [textwrap.indent(page.strip(), _INDENT)]
    return "\n".join([*lines, "", f"{counted(findings)}."]) + "\n"


def marked(words: str, span: tuple[int, int]) -> str:
    """The words at ``span`` between angle quotes, on one line, with a little of what stands around them."""
    start, end = span
    before, middle, after = (
        " ".join(part.split()) for part in (words[:start], words[start:end], words[end:])
    )
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(middle) > _MARKED:
        middle = middle[:_MARKED].rpartition(" ")[0] + " …"
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    left = " " if before and words[start - 1 : start].isspace() else ""
    right = " " if after and words[end : end + 1].isspace() else ""
    return f"{before}{left}»{middle}«{right}{after}"


def github(file: str, findings: Sequence[Finding], lines: Mapping[str, int]) -> str:
    """A workflow command of GitHub for each finding nobody accepted, on the line of its address in ``file``.

    The form and its escapes: docs.github.com, "Workflow commands for GitHub Actions".
    """
    shown = []
    for finding in findings:
        if finding.waived is None:
            level = "error" if finding.fault else _GITHUB[finding.severity]
            title = f"{finding.code} {finding.name}"
            line = lines.get(finding.address, 1)
            message = f"{finding.address}: {finding.message} {finding.fault}".removeprefix(": ").rstrip()
            shown.append(
                f"::{level} file={_property(file)},line={line},title={_property(title)}::{_escaped(message)}\n"
            )
    return "".join(shown)


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")


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
    if finding.span:
        result["properties"] = {"span": list(finding.span)}
    if finding.waived:
        result["suppressions"] = [{"kind": "external", "justification": finding.waived.reason}]
    return result


def _location(file: str, address: str) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": {"uri": file}},
        "logicalLocations": [{"fullyQualifiedName": address, "kind": "member"}],
    }

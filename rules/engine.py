"""Runs the rules over what they read, and puts what they say in page order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from forms.document import Document
from forms.model import FormDefinition
from rules import fault, selection, settings
from rules.case import Case, Reads
from rules.committee import Report
from rules.finding import Finding, Hit, Precision, Severity
from rules.history import History
from rules.memory import Check
from rules.register import Register
from rules.registry import RULES, STAGES, Rule, RuleError, Stage, discover, rule
from rules.settings import Council

__all__ = [
    "RULES", "STAGES", "Precision", "Rule", "RuleError", "Stage", "check", "check_definition", "check_report",
    "discover", "rule",
]  # fmt: skip

#: What a document's status says about how far it has come, for a check that is not told the stage.
_STAGE_OF_STATUS: dict[str, Stage] = {
    "with_approver": "sending",
    "signed_off": "publishing",
    "published": "publishing",
    "withdrawn": "publishing",
}
_OF_A_DOCUMENT: frozenset[Reads] = frozenset({"document", "history", "register", "document+report"})
_NUMBER = re.compile(r"\d+")


def check(
    document: Document,
    stage: Stage | None = None,
    *,
    history: History | None = None,
    register: Register | None = None,
    reports: Iterable[Report] = (),
    council: Council | None = None,
) -> tuple[Finding, ...]:
    """Run the rules that ``document``'s form selects, and return what they find in page order, then by code.

    ``stage`` lets rules that wait for sending or publishing speak; without it the document's status says.
    Rules that read a history, a register or a report are silent where none is given. ``council`` gives the settings
    that the form leaves open. A rule that breaks down is reported by a finding with a ``fault``, and the others are
    heard. A waived finding stays in the list, with its waiver. Raises SelectionError if the settings of the form or
    the council name a rule, a profile or a setting that does not exist.
    """
    if council:
        document = replace(document, definition=settings.under(council, document.definition))
    case = Case(document, history, register, tuple(reports))
    chosen = _chosen(document.definition, stage or _STAGE_OF_STATUS.get(document.about.status, "draft"))
    order = document.layout.order
    remembering = Check(document, _finding)
    findings = _run(case, chosen, _OF_A_DOCUMENT, remembering)
    if document.waivers:
        findings = [selection.with_waiver(found, RULES[found.code], document) for found in findings]
    remembering.keep()
    end = len(order)
    return tuple(sorted(findings, key=lambda f: (order.get(f.address, end), f.code, f.address, f.message)))


def check_report(
    report: Report, profile: str = "standard", council: Council | None = None
) -> tuple[Finding, ...]:
    """What is wrong with a committee report beside its assessments, in the order of its fields.

    Raises SelectionError for an unknown profile, or for settings in ``report`` that cannot be.
    """
    if council:
        report = replace(report, settings=council.under(report.settings))
    chosen = selection.chosen(profile, report.settings, RULES)
    order = {item.name: number for number, item in enumerate(fields(Report))}
    findings = _run(Case(reports=(report,)), chosen, frozenset({"report"}))
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                order.get(re.split(r"[.\[]", f.address)[0], -1),
                _natural(f.address),
                f.code,
                f.message,
            ),
        )
    )


def check_definition(definition: FormDefinition, council: Council | None = None) -> tuple[Finding, ...]:
    """What is wrong with a form. An address is a JSON path of the definition: ``sections[2].questions[0]``.

    Raises SelectionError if the form's own rule settings cannot be.
    """
    definition = settings.under(council, definition)
    chosen = selection.select(definition, RULES)
    findings = _run(Case(definition=definition), chosen, frozenset({"definition"}))
    return tuple(sorted(findings, key=lambda f: (_natural(f.address), f.code, f.message)))


def _chosen(definition: FormDefinition, stage: Stage) -> Mapping[str, Severity]:
    """The rules that ``definition`` selects for ``stage``, with their severity; kept while the rules stay the same."""
    known: dict[Stage, tuple[tuple[Rule, ...], dict[str, Severity]]] = definition.kept.setdefault(_chosen, {})
    rules, chosen = known.get(stage, ((), {}))
    if rules != (now := tuple(RULES.values())):
        reached = STAGES.index(stage)
        chosen = {
            code: severity
            for code, severity in selection.select(definition, RULES).items()
            if STAGES.index(RULES[code].stage) <= reached and RULES[code].suits(definition)
        }
        known[stage] = now, chosen
    return chosen


def _run(
    case: Case, chosen: Mapping[str, Severity], reads: frozenset[Reads], check: Check | None = None
) -> list[Finding]:
    """What the ``chosen`` rules find in ``case``; ``check`` remembers those over the document alone."""
    found: list[Finding] = []
    for code, severity in chosen.items():
        rule = RULES[code]
        if rule.reads not in reads:
            continue
        try:
            if check and rule.reads == "document":
                found += check.findings(rule, severity)
            else:
                found += [_finding(rule, severity, hit) for hit in rule.says(case)]
        except Exception as error:  # noqa: BLE001 - whatever breaks in one rule, the others are heard
            found.append(fault.finding(rule, error))
    return found


def _natural(address: str) -> tuple[tuple[str, int], ...]:
    """A key that sorts ``sections[2]`` before ``sections[10]``."""
    words = _NUMBER.split(address)
    return tuple(zip(words, [*(int(n) for n in _NUMBER.findall(address)), -1], strict=True))


def _finding(found: Rule, severity: Severity, hit: Hit) -> Finding:
    return Finding(
        code=found.code,
        name=found.name,
        severity=severity,
        precision=found.precision,
        address=hit.address,
        message=hit.message,
        why=found.page.why,
        fix=found.page.fix,
        span=hit.span,
        other_address=hit.other_address,
    )

"""Finds the rules, runs them over a document, and puts what they say in page order."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from forms.document import Document
from forms.purposes import PURPOSES
from rules import page as pages
from rules import selection
from rules.finding import Finding, Hit, Precision, Severity

Stage = Literal["draft", "sending", "publishing"]
STAGES: tuple[Stage, ...] = ("draft", "sending", "publishing")
Check = Callable[[Document], Iterable[Hit]]

FOLDER = Path(__file__).parent
_CODE = re.compile(r"[A-Z]{3}\d{2}")
_MODULE = re.compile(r"[a-z]{3}\d{2}_[a-z0-9_]+\.py")

#: What a document's status says about how far it has come, for a check that is not told the stage.
_STAGE_OF_STATUS: dict[str, Stage] = {
    "with_approver": "sending",
    "signed_off": "publishing",
    "published": "publishing",
    "withdrawn": "publishing",
}


class RuleError(Exception):
    """A rule that cannot be registered: which one, and why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One check with its page. ``needs`` are the purposes without which it has nothing to look at.

    ``locked`` rules mirror a legal duty: no form may ignore or lower them, and they accept no waiver.
    ``stage`` is the earliest moment the rule speaks.
    """

    code: str
    name: str
    severity: Severity
    precision: Precision
    needs: tuple[str, ...]
    locked: bool
    family: str
    stage: Stage
    since: str
    page: pages.Page
    check: Check

    def accepts_waiver(self, severity: Severity) -> bool:
        """Whether a person may accept this rule's findings; never a blocker, never a locked rule."""
        return not self.locked and severity is not Severity.BLOCKER

    def says(self, document: Document) -> Iterator[Hit]:
        """What the check yields, or nothing where the form does not ask for what the rule needs."""
        if set(self.needs) <= _purposes(document):
            yield from self.check(document)


RULES: dict[str, Rule] = {}


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    needs: tuple[str, ...],
    precision: Precision = "H",
    locked: bool = False,
    stage: Stage = "draft",
    since: str = "0.1",
) -> Callable[[Check], Check]:
    """Register the decorated check under ``code``.

    The page is the ``.md`` file beside the check's own file. Raises RuleError for a code that is taken
    or misspelt, an unknown purpose, or a blocker that rests on a guess; PageError for a page that is not whole.
    """
    if not _CODE.fullmatch(code):
        raise RuleError(f"{code!r} is not a rule code such as EVD01.")
    if code in RULES:
        raise RuleError(f"{code} is already the code of {RULES[code].name}.")
    if unknown := [purpose for purpose in needs if purpose not in PURPOSES]:
        raise RuleError(f"{code} needs {', '.join(unknown)}, which no form can offer.")
    if severity is Severity.BLOCKER and precision == "L":
        raise RuleError(f"{code} is a guess about language, so it cannot be a blocker.")

    def register(check: Check) -> Check:
        path = Path(check.__code__.co_filename)
        RULES[code] = Rule(
            code=code,
            name=name,
            severity=severity,
            precision=precision,
            needs=needs,
            locked=locked,
            family=path.parent.name,
            stage=stage,
            since=since,
            page=pages.read(path.with_suffix(".md")),
            check=check,
        )
        return check

    return register


def discover() -> None:
    """Import every rule in the family folders. Called once, when the package is imported."""
    for path in sorted(FOLDER.glob("*/*.py")):
        if _MODULE.fullmatch(path.name):
            importlib.import_module(f"{__package__}.{path.parent.name}.{path.stem}")


def check(document: Document, stage: Stage | None = None) -> tuple[Finding, ...]:
    """Run the rules that ``document``'s form selects, and return what they find in page order, then by code.

    ``stage`` lets rules that wait for sending or publishing speak; without it the document's status says.
    A waived finding stays in the list, with its waiver. Raises SelectionError if the form's rule settings
    name a rule or a profile that does not exist.
    """
    reached = STAGES.index(stage or _STAGE_OF_STATUS.get(document.about.status, "draft"))
    order = {place.address: number for number, place in enumerate(document.places())}
    findings = [
        selection.with_waiver(_finding(RULES[code], severity, hit), RULES[code], document)
        for code, severity in selection.select(document.definition, RULES).items()
        if STAGES.index(RULES[code].stage) <= reached
        for hit in RULES[code].says(document)
    ]
    return tuple(
        sorted(findings, key=lambda f: (order.get(f.address, len(order)), f.code, f.address, f.message))
    )


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


def _purposes(document: Document) -> set[str]:
    return {question.purpose for _, question in document.definition.by_question.values()}

"""The rules there are: each registered by its decorator, all found by walking the family folders."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from forms.document import Document
from forms.model import FormDefinition
from forms.purposes import PURPOSES
from rules import page as pages
from rules.case import READS, Case, Reads
from rules.finding import Hit, Precision, Severity
from rules.reading import Each, units

Stage = Literal["draft", "sending", "publishing"]
STAGES: tuple[Stage, ...] = ("draft", "sending", "publishing")
Check = Callable[..., Iterable[Hit]]
C = TypeVar("C", bound=Check)

FOLDER = Path(__file__).parent
_CODE = re.compile(r"[A-Z]{3}\d{2}")
_MODULE = re.compile(r"[a-z]{3}\d{2}_[a-z0-9_]+\.py")


class RuleError(Exception):
    """A rule that cannot be registered: which one, and why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One check with its page. ``needs`` are the purposes without which it has nothing to look at.

    ``locked`` rules mirror a legal duty: no form may ignore or lower them, and they accept no waiver.
    ``stage`` is the earliest moment the rule speaks; ``reads`` is what its check takes. ``each`` is set where the check
    judges every text or purpose by itself and takes it besides.
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
    reads: Reads = "document"
    each: Each | None = None

    def accepts_waiver(self, severity: Severity) -> bool:
        """Whether a person may accept this rule's findings; never a blocker, never a locked rule."""
        return not self.locked and severity is not Severity.BLOCKER

    def says(self, case: Case | Document) -> Iterator[Hit]:
        """What the check yields, or nothing where ``case`` lacks what it reads or the form what it needs."""
        if isinstance(case, Document):
            case = Case(case)
        if self.needs and not (case.document and self.suits(case.document.definition)):
            return
        for arguments in case.arguments(self.reads):
            for unit in units(arguments[0], self.each).values():
                yield from self.check(*arguments, *unit)

    def suits(self, definition: FormDefinition) -> bool:
        """Whether the form asks for what the check needs."""
        return definition.purposes.issuperset(self.needs)


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
    reads: Reads = "document",
    each: Each | None = None,
    since: str = "0.2",
) -> Callable[[C], C]:
    """Register the decorated check under ``code``.

    The page is the ``.md`` file beside the check's own file. Raises RuleError for a code that is taken or misspelt,
    an unknown purpose or kind of reading, or a blocker that rests on a guess; PageError for a page that is not whole.
    """
    if not _CODE.fullmatch(code):
        raise RuleError(f"{code!r} is not a rule code such as EVD01.")
    if code in RULES:
        raise RuleError(f"{code} is already the code of {RULES[code].name}.")
    if unknown := [purpose for purpose in needs if purpose not in PURPOSES]:
        raise RuleError(f"{code} needs {', '.join(unknown)}, which no form can offer.")
    if reads not in READS:
        raise RuleError(f"{code} reads {reads!r}; a rule reads one of {', '.join(READS)}.")
    if each and reads != "document":
        raise RuleError(f"{code} judges each {each} by itself, so it reads a document and nothing else.")
    if needs and reads in ("report", "definition"):
        raise RuleError(f"{code} reads a {reads}, so it cannot need what a form asks.")
    if severity is Severity.BLOCKER and precision == "L":
        raise RuleError(f"{code} is a guess about language, so it cannot be a blocker.")

    def register(check: C) -> C:
        path = Path(_file(check))
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
            reads=reads,
            each=each,
        )
        return check

    return register


def discover() -> None:
    """Import every rule in the family folders. Called once, when the package is imported."""
    for path in sorted(FOLDER.glob("*/*.py")):
        if _MODULE.fullmatch(path.name):
            importlib.import_module(f"{__package__}.{path.parent.name}.{path.stem}")


def _file(check: Any) -> str:
    return str(check.__code__.co_filename)

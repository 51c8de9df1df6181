"""Which rules a form asks for, how serious each is there, and which findings someone has accepted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from forms.definition import JSON, FormDefinition, canonical
from forms.document import Document
from rules import settings
from rules.finding import Finding, Severity
from rules.settings import SelectionError

if TYPE_CHECKING:
    from rules.registry import Rule

#: What each profile adds to the one before it: minimum, then standard, then thorough.
PROFILES: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "profiles.json").read_text(encoding="utf-8")
)


def profile(name: str) -> tuple[str, ...]:
    """Every code of the profile ``name``, those of the smaller profiles included. Raises SelectionError."""
    if name not in PROFILES:
        raise SelectionError(f"There is no rule profile called {name!r}; there are {', '.join(PROFILES)}.")
    names = list(PROFILES)
    return tuple(code for part in names[: names.index(name) + 1] for code in PROFILES[part])


def select(definition: FormDefinition, rules: Mapping[str, Rule]) -> dict[str, Severity]:
    """The codes to run on a document of ``definition``, each with its severity there.

    The definition's ``profile`` comes first, then its own settings: ``{"ignore": ["PUB08"],
    "severity": {"EVD02": "advice"}}``. A locked rule can be neither ignored nor lowered, and only a rule
    with a structural or exact test can be raised to blocker. Raises SelectionError.
    """
    return chosen(definition.profile, definition.rules, rules)


def chosen(name: str, changes: Mapping[str, JSON], rules: Mapping[str, Rule]) -> dict[str, Severity]:
    """The codes of the profile ``name`` with the ``changes`` of a form or a council. Raises SelectionError."""
    settings.read(changes)
    chosen = {code: rules[code].severity for code in profile(name) if code in rules}
    ignore, severities = settings.selection_of(changes)
    for code in ignore:
        if _named(code, rules).locked:
            raise SelectionError(f"{code} mirrors a legal duty, so a form cannot ignore it.")
        chosen.pop(code, None)
    for code, word in severities.items():
        found = _named(code, rules)
        try:
            severity = Severity(word)
        except ValueError as error:
            raise SelectionError(f"{word!r} is not a severity; use blocker, warning or advice.") from error
        if found.locked and severity.rank < found.severity.rank:
            raise SelectionError(f"{code} mirrors a legal duty, so a form cannot lower it.")
        if severity is Severity.BLOCKER and found.severity is not Severity.BLOCKER and found.precision != "H":
            raise SelectionError(f"{code} rests on wording, so a form cannot make it a blocker.")
        chosen[code] = severity
    return chosen


def text_digest(document: Document, address: str) -> str:
    """The digest of the answer at ``address`` that a waiver keeps, so that a changed answer is looked at again."""
    return hashlib.sha256(canonical(document.answers.get(address))).hexdigest()


def with_waiver(finding: Finding, rule: Rule, document: Document) -> Finding:
    """``finding`` with the waiver that covers it, or as it is.

    Only a waiver for the same code and place counts, given for the words that stand there now.
    """
    if not rule.accepts_waiver(finding.severity):
        return finding
    for waiver in document.waivers:
        if (waiver.code, waiver.address) == (finding.code, finding.address):
            if waiver.text_digest == text_digest(document, finding.address):
                return replace(finding, waived=waiver)
    return finding


def _named(code: str, rules: Mapping[str, Rule]) -> Rule:
    if code not in rules:
        raise SelectionError(f"There is no rule {code}.")
    return rules[code]

"""What is wrong with an equality impact assessment: small rules over a plain Document.

    findings = rules.check(document)

Importing the package finds every rule in the family folders; there is no list to keep.
"""

from __future__ import annotations

from rules.engine import RULES, STAGES, Rule, RuleError, Stage, check, discover, rule
from rules.finding import Finding, Hit, Severity
from rules.selection import SelectionError, text_digest

#: The version of the rule set, kept with every frozen document, so that a later rule accuses no earlier text.
RULESET = "0.1"

__all__ = [
    "RULES",
    "RULESET",
    "STAGES",
    "Finding",
    "Hit",
    "Rule",
    "RuleError",
    "SelectionError",
    "Severity",
    "Stage",
    "check",
    "discover",
    "rule",
    "text_digest",
]

discover()

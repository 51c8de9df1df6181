"""What is wrong with an equality impact assessment: small rules over a plain Document.

    findings = rules.check(document)

Importing the package finds every rule in the family folders; there is no list to keep.
"""

from __future__ import annotations

from rules.committee import Report
from rules.engine import check, check_definition, check_report
from rules.finding import Finding, Hit, Severity
from rules.history import History
from rules.register import Register
from rules.registry import RULES, STAGES, Rule, RuleError, Stage, discover, rule
from rules.selection import text_digest
from rules.settings import Council, SelectionError

#: The version of the rule set, kept with every frozen document, so that a later rule accuses no earlier text.
RULESET = "0.2"

__all__ = [
    "RULES",
    "RULESET",
    "STAGES",
    "Council",
    "Finding",
    "History",
    "Hit",
    "Register",
    "Report",
    "Rule",
    "RuleError",
    "SelectionError",
    "Severity",
    "Stage",
    "check",
    "check_definition",
    "check_report",
    "discover",
    "rule",
    "text_digest",
]

discover()

"""A check that broke down: said to be our fault, and logged without a word of what anybody wrote."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from rules.finding import Finding, Severity
from rules.registry import Rule

_LOG = logging.getLogger("rules")
_MESSAGE = "This check broke down, which is our fault: nothing here needs to change because of it."
_WHY = "A check that does not run finds nothing, so what it looks for may still be there."
_FIX = "Tell whoever runs this service that the check {code} broke down. Look at what it asks for yourself."


def finding(rule: Rule, error: Exception) -> Finding:
    """The finding that says ``rule`` broke down with ``error``, which is logged.

    An exception's own words may quote an answer, so only its kind and the last lines of our own code are kept.
    """
    frames = traceback.extract_tb(error.__traceback__, limit=-8)
    lines = "\n".join(f"  {Path(f.filename).name}:{f.lineno} in {f.name}: {f.line}" for f in frames)
    kind = type(error).__name__
    _LOG.error("The rule %s broke down with %s:\n%s", rule.code, kind, lines)
    last = frames[-1]
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=Severity.ADVICE,
        precision=rule.precision,
        address="",
        message=_MESSAGE,
        why=_WHY,
        fix=_FIX.format(code=rule.code),
        fault=f"{kind} at {Path(last.filename).name}:{last.lineno}",
    )

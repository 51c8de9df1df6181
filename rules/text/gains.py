"""Claims that a change does something for a group: aimed at it, better for it, shaped to its needs."""

from __future__ import annotations

import re

from rules.text.once import once
from rules.text.pattern import Pattern, compiled

_AIMED = compiled(
    r"\b(?:target(?:ing|ed at|s those)|is targeted|(?:is |are )?aimed at|(?:a|the|our) (?:main "
    r"|particular )?focus (?:is )?on"
    r"|focuss?(?:es|ed|ing) on|priorit(?:y (?:is|will be) given|y for|ises?|ising)|specialist (?:support"
    r"|help|staff|care) for"
    r"|tailored (?:to|for|support|help)|designed (?:for|around)|bespoke|shaped (?:to|around)|reach(?:es"
    r"|ing)? out to)\b",
    re.IGNORECASE,
)
_BETTER = compiled(
    r"\b(?:(?:will|would|can|should|to|be) (?:be )?(?:improve[ds]?|enhanced?|benefit|gain"
    r"|strengthen(?:ed)?)"
    r"|improves|enhances|benefits? from|better (?:support|access|help|care|choice|service|offer|range"
    r"|outcomes?|quality)"
    r"|more (?:choice|support|help|places|options)|extra (?:support|help|places)|additional (?:support|help|places)"
    r"|(?:consideration|thought|attention|regard) (?:will be |is |should be )?(?:given |paid )?to (?:each "
    r"|the |their |every )?"
    r"|(?:give|gives|giving|pay|pays) (?:thought|consideration|attention|regard) to)(?=\W|\w)",
    re.IGNORECASE,
)
_DENIED = compiled(
    r"\b(?:no|not|nor|without|never|cannot|more likely|less likely|n['’]t)(?: \w+){0,3} $", re.IGNORECASE
)


@once
def aimed(text: str) -> tuple[int, int] | None:
    """The span of the first words saying that something is aimed at a group, or None."""
    return _first(_AIMED, text)


@once
def gain(text: str) -> tuple[int, int] | None:
    """The span of the first words saying that something is aimed at a group or better for it, or None."""
    return min((span for span in (_first(_AIMED, text), _first(_BETTER, text)) if span), default=None)


def _first(pattern: Pattern, text: str) -> tuple[int, int] | None:
    for match in pattern.finditer(text):
        if not _DENIED.search(text, max(0, match.start() - 40), match.start()):
            return match.start(), match.start() + len(match.group().rstrip())
    return None

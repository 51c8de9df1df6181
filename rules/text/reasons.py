"""What a reason for going on in spite of harm has to hold: an aim, why it is needed, and what else was looked at."""

from __future__ import annotations

import re

from rules.text.pattern import compiled

_PARTS = {
    "what it is to achieve": compiled(
        r"\b(?:aims?|so that|in order to|objectives?|purpose|achiev\w+|goal|to (?:keep|protect|make|save"
        r"|prevent|provide|serve"
        r"|maintain|improve|ensure|give|reach|help|secure|stop|meet|reduce|raise|allow)|safe|unsafe|safety|keeps?"
        r"|protects?)\b",
        re.IGNORECASE,
    ),
    "why it is needed": compiled(
        r"\b(?:necess\w+|needs?|needed|must|cannot|can't|have to|has to|requires?|required|unsafe|only way|because"
        r"|since|legal duty"
        r"|obliged|unaffordable|runs? out|no longer|essential|urgent|unavoidable)\b",
        re.IGNORECASE,
    ),
    "why no less harmful way would do": compiled(
        r"\b(?:options?|alternatives?|other (?:ways?|sites?|places|routes|means)|another (?:way|site)"
        r"|instead|less harm\w*"
        r"|least harm\w*|harms? (?:more|fewer)|harm more|no other|looked at|considered|compared|weighed"
        r"|rather than|fewer people"
        r"|(?:two|three|four|five|six) (?:ways|places|sites|others))\b",
        re.IGNORECASE,
    ),
}


def lacking(text: str) -> tuple[str, ...]:
    """Which of the three parts ``text`` does not touch."""
    return tuple(name for name, pattern in _PARTS.items() if not pattern.search(text))

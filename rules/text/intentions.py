"""What is meant to happen, told from what has happened: a promise is not evidence."""

from __future__ import annotations

import re

from rules.text.once import once
from rules.text.pattern import compiled
from rules.text.sources import names_source
from rules.text.statistics import has_statistic

_INTENTION = compiled(
    r"\b(?:will(?! of\b)|shall|would|won['’]t|going to|(?:is|are|be) to be"
    r"|(?:is|are|was|were)? ?(?:designed|intended|expected|anticipated|planned|hoped|likely|set|due) to"
    r"|(?:we|it|this|service|council|policy|programme|plan|strategy|framework) "
    r"(?:intends?|aims?|hopes?|expects?|plans?|seeks?) to|anticipates?|(?:can|could|may|might|should) (?:then )?be "
    r"(?:used|offered|made|given|provided|considered|developed)"
    r"|committed to)\b",
    re.IGNORECASE,
)
#: Somebody looked, asked or counted, and this is what was there.
_FOUND = compiled(
    r"\b(?:told|asked|said|found|show(?:s|n|ed)|counted|recorded|records?|reported|replied|answered|surveyed"
    r"|(?<!seldom )heard|raised|complain(?:ed|ts?)|feedback|visited|tested|spoke|attended|was|were|had|did|came"
    r"|went|made use|has been|have been|are (?:\w+ )?(?:more|less) likely"
    r"|over-?represented|under-?represented"
    r"|evidence (?:that|from)|data (?:show|from)\w*|according to|fewer|none of|most of|half of)\b",
    re.IGNORECASE,
)


@once
def intention(text: str) -> tuple[int, int] | None:
    """The span of the first verb in ``text`` that tells what is meant to happen, or None."""
    match = _INTENTION.search(text)
    return match.span() if match else None


@once
def only_intends(text: str) -> bool:
    """Whether ``text`` tells what is meant to happen and nothing that was counted, asked, seen or published."""
    return bool(
        intention(text) and not has_statistic(text) and not names_source(text) and not _FOUND.search(text)
    )

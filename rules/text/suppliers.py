"""What a supplier is said to see to: the supplier's word, and the council's duty handed over with it."""

from __future__ import annotations

import re

from rules.text.once import once
from rules.text.pattern import compiled

_WHO = (
    r"(?:provider|supplier|contractor|subcontractor|sub-contractor|vendor|operator|developer|agency|firm"
    r"|company|bidder"
    r"|tenderer|partner organisation|delivery partner|contract holder|landlord|leisure trust"
    r"|successful organisation)(?:\(s\)|/s|s)?"
)
#: At most seven words between the supplier and the verb, as in "the provider of the new service will".
_BETWEEN = r"(?: [^\s.;:!?]{1,30}){0,7}?"
_SHALL = r"(?:will|shall|must|should|would|is to|are to|has to|have to|needs? to|to|can)"
_BE_MADE_TO = r"(?:be (?:required|expected|asked|obliged|able) to )?"
_SEE_TO_IT = (
    r"(?:ensure|guarantee|make sure|make certain|evidence|demonstrate|show|prove|confirm|assure|secure)"
)
_VOUCHES = compiled(
    rf"\b{_WHO}{_BETWEEN} (?:{_SHALL} (?:also |then )?{_BE_MADE_TO}{_SEE_TO_IT}"
    r"|(?:has |have )?(?:confirms?|confirmed|assures?|assured|guarantees|ensures|says?|states?) "
    r"(?:us )?(?:that|there|its|their))\b",
    re.IGNORECASE,
)
_CARRIES = compiled(
    rf"\b{_WHO}{_BETWEEN} (?:(?:will|shall|must|should|would|has to|have to|is to|are to) (?:also "
    rf"|then )?{_BE_MADE_TO}"
    r"(?:ensure|guarantee|make sure|make certain|secure|see to it|promote|be responsible for"
    r"|take responsibility for)"
    r"|(?:is|are|remains?) (?:\w+ )?responsible for|(?:is|are) (?:required|expected|asked|obliged) to "
    r"(?:ensure|guarantee|make sure|secure|promote))\b"
    rf"|\b(?:for|up to) the (?:[a-z\-]+ )?{_WHO} to (?:ensure|guarantee|make sure|secure|promote)\b"
    rf"|\b{_WHO}['’]s? (?:responsibility|duty|job|task) to (?:ensure|guarantee|make sure|secure|promote)\b",
    re.IGNORECASE,
)
_FAIRNESS = compiled(
    r"\b(?:access|accessible|equal\w*|equit\w+|fair\w*|disadvantag\w*|discriminat\w+|inclusi\w+|barriers?|excluded?"
    r"|left out|denied|protected characteristics?|harass\w+|less favourabl\w+)\b",
    re.IGNORECASE,
)
_WE_LOOK = compiled(
    r"\b(?:we|our officers|our team|the council) (?:also |then )?(?:will )?(?:audit|check|test|visit|count|inspect"
    r"|sample|ask|read|reviews?|tested|checked|counted|visited|audited)s?\b",
    re.IGNORECASE,
)


@once
def vouches(text: str) -> tuple[int, int] | None:
    """The span where ``text`` lets a supplier ensure, evidence or confirm something, or None."""
    found = (_VOUCHES.search(text, start, end) for start, end in _VOUCHES.sentences(text))
    return next((match.span() for match in found if match), None)


@once
def carries_the_duty(text: str) -> tuple[int, int] | None:
    """The span where ``text`` makes a supplier see to access, equality or the absence of discrimination, or None."""
    for start, end in _CARRIES.sentences(text):
        match = _CARRIES.search(text, start, end)
        if match and _FAIRNESS.search(text, match.end(), end):
            return match.span()
    return None


def council_looks(text: str) -> bool:
    """Whether ``text`` says that the council itself audits, tests, visits or counts."""
    return bool(_WE_LOOK.search(text))

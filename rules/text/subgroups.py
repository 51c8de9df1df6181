"""Parts of a characteristic: kinds of impairment, and the young and old ends of age."""

from __future__ import annotations

import re

from rules.text.pattern import Pattern, compiled

_IMPAIRMENTS: dict[str, Pattern] = {
    name: compiled(rf"\b(?:{words})\b", re.IGNORECASE)
    for name, words in {
        "sight or hearing": r"deaf\w*|blind\w*|sight|sighted|hearing|visual\w*|sensory|bsl|braille"
        r"|screen readers?|see the screen"
        r"|see well|partially sighted|loop|signers?|sign language",
        "learning disability": r"learning (?:disabilit\w+|difficult\w+|needs)|down['’]?s syndrome|easy read",
        "mental health": r"mental(?:ly)? (?:health|ill|illness|distress|wellbeing)|dementia|depress\w+"
        r"|anxiety|psychiatric",
        "autism and neurodiversity": r"autis\w+|neuro-?diver\w+|adhd|dyslexi\w+|dyspraxi\w+|quiet hour",
        "physical": r"wheelchairs?|mobility|physical(?:ly)?|walk\w*|step-?free|hoists?|ramps?|dexterity"
        r"|limb\w*|scooters?"
        r"|lifts?|stairs",
        "long-term illness": r"long[- ]term (?:condition|illness|health)\w*|chronic|epilep\w+|diabet\w+"
        r"|cancer|fatigue|pain"
        r"|respiratory|asthma",
    }.items()
}
_YOUNG = compiled(
    r"\b(?:child(?:ren)?(?:['’]s)?|young(?:er)?|youth|pupils?|babies|baby|infants?|toddlers?|teenagers?"
    r"|adolescents?|students?"
    r"|pre-?birth|under[- ]?(?:5|11|16|18|25)s?|schools?)\b",
    re.IGNORECASE,
)
_OLD = compiled(
    r"\b(?:older|elderly|pensioners?|retired|pension age|over[- ]?(?:50|55|60|65|70|75|80|85)s?|(?:6|7"
    r"|8)[05] (?:and|or) over"
    r"|(?:6|7|8)[05]\+|later life|frail\w*|care homes?)\b",
    re.IGNORECASE,
)
_GROWN = compiled(
    r"\b(?:adults?|adulthood|working[- ]age|all ages|every age|any age|of all ages|turn(?:s|ing)? (?:18|21|25)"
    r"|at (?:18|25)|grown|grow up|middle[- ]aged)\b",
    re.IGNORECASE,
)


def impairments(text: str) -> tuple[str, ...]:
    """The kinds of impairment that ``text`` names, in a fixed order."""
    return tuple(name for name, pattern in _IMPAIRMENTS.items() if pattern.search(text))


def one_end_of_age(text: str) -> str | None:
    """``young`` or ``old`` where ``text`` speaks of that end of age and of no other; None where of both or neither."""
    young, old = bool(_YOUNG.search(text)), bool(_OLD.search(text))
    if young == old or _GROWN.search(text):
        return None
    return "young" if young else "old"

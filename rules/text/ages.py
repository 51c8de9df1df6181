"""Ages in a text: a scope such as ``16 to 24`` says who a service is for, not how many use it."""

from __future__ import annotations

import re

from rules.text.pattern import compiled

#: What people count. A number before one of these is a count, whatever stands before the number.
COUNTED = (
    r"\s(?:(?!(?:for|of|in|and|or|to|with|by|from|where|who|at|on|the)\s)[a-z'’\-]+\s)?"
    r"(?:people|persons?|children|young people|famil(?:y|ies)|households?|users?|carers?|residents?"
    r"|women|men|girls|boys|pupils|students|staff|respondents|members|borrowers|clients|tenants|patients|parents"
    r"|adults|visitors|customers|providers|cases|visits|referrals|responses|replies|complaints|placements)\b"
)
_UP_TO_99 = r"(?:\d|[1-9]\d)"
_NOT_A_COUNT = rf"(?![\d%,.]?\d|\s?%|{COUNTED})"
#: Words that make the number beside them an age wherever they stand.
_CLEAR = compiled(
    rf"\b(?:aged?|ages|ages? of|years? of age|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|birth to|up to the age of)"
    rf"[ -](?:about |between )?{_UP_TO_99}(?:s\b|\b)(?:\s?(?:-|–|to|and|or)\s?{_UP_TO_99}\b)?{_NOT_A_COUNT}"
    rf"|\b(?:the )?(?:under|over|up to|above|below)[ -](?:the age of )?{_UP_TO_99}(?:['’]?s)?\b{_NOT_A_COUNT}"
    rf"|\b{_UP_TO_99}\s?(?:-|–)\s?{_UP_TO_99}\b(?!\s?%|{COUNTED})"
    rf"|\b{_UP_TO_99}\s(?:years?\s)?(?:and|or)\s(?:over|older|above|under|younger|below|up|upwards)\b"
    rf"|\b{_UP_TO_99}\splus\b|\b{_UP_TO_99}\+"
    rf"|\b(?:or|to)\s{_UP_TO_99}\s(?:where|if|when|for those)\b"
    rf"|\b{_UP_TO_99}(?:\s?(?:-|–|to|and)\s?{_UP_TO_99})?[ -]years?[ -](?:olds?|of age)\b",
    re.IGNORECASE,
)
#: ``from 16 to 24``, ``at 18 and 25``: ages only where the sentence speaks of how old people are.
_LEANING = compiled(
    rf"\b(?:from|between|at|by|until|till|after|before|to)\s{_UP_TO_99}\b"
    rf"(?:\s?(?:-|–|to|and|or|until)\s?{_UP_TO_99}\b)?{_NOT_A_COUNT}",
    re.IGNORECASE,
)
_OLD = compiled(
    r"\b(?:age[ds]?|adults?|child(?:ren)?|young|youth|older|adolescents?|teenagers?|birth|birthday)\b",
    re.IGNORECASE,
)
_MOVED = compiled(
    r"\b(?:f[ae]ll(?:s|en|ing)?|rise[ns]?|rose|rising|drop(?:s|ped|ping)?|grew|grow[sn]?|went|increased?|decreased?"
    r"|reduced?|cut|down|moved?)\b",
    re.IGNORECASE,
)


def names_age(text: str) -> bool:
    """Whether ``text`` gives an age or a span of ages in figures."""
    return bool(_CLEAR.search(text)) or bool(_LEANING.search(text) and _leans(text))


def without_ages(text: str) -> str:
    """``text`` without its ages; a number that counts people stays."""
    left = _CLEAR.sub(" ", text)
    return _LEANING.sub(" ", left) if _leans(text) else left


def _leans(text: str) -> bool:
    return bool(_OLD.search(text)) and not _MOVED.search(text)

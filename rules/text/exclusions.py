"""Words that keep a service for one sex, one age or one origin: what may be direct discrimination."""

from __future__ import annotations

import re

from rules.text.once import once
from rules.text.pattern import compiled

_WHO = (
    r"(?:men|women|girls|boys|males|females|ladies|mothers|fathers|(?:the )?(?:under|over)[- ]?\d{1,2}['’]?s?"
    r"|(?:men|women|people|adults|residents|applicants|tenants|members) (?:aged )?(?:under|over|between"
    r"|from|up to) \d{1,2}"
    r"(?: (?:and|to) \d{1,2})?|british (?:people|citizens|nationals|residents)|christians|muslims|jews"
    r"|hindus|sikhs|catholics"
    r"|english speakers|married (?:people|couples)|heterosexual\w*)"
)
_WHAT = (
    r"(?:service|session|group|class|swim|club|space|place|ward|hostel|refuge|hour|evening|scheme|course"
    r"|event|shortlist"
    r"|post|job|team|list|housing|area|changing room)s?"
)
_ONLY = compiled(
    rf"\b(?:open|available|restricted|limited|offered|reserved|kept|confined|is|are|places?"
    rf"|service) (?:only |solely |exclusively )?"
    rf"(?:to|for) {_WHO}(?: only)\b"
    rf"|\b(?:only|solely|exclusively) (?:open |available |offered |for |to ){{1,2}}{_WHO}\b"
    rf"|\b(?:open|available|restricted|limited|offered|reserved|confined) (?:only|solely|exclusively) (?:to"
    rf"|for) {_WHO}\b"
    rf"|\b(?:restricted|limited|confined|reserved) (?:to|for) {_WHO}\b"
    rf"|\bonly {_WHO} (?:can|may|will be able to|are eligible|are admitted|are accepted|qualify"
    rf"|will be accepted|are allowed)\b"
    rf"|\b{_WHO}[- ]only {_WHAT}\b"
    rf"|\bno {_WHO} (?:will be |are )?(?:admitted|allowed|accepted)\b"
    rf"|\b{_WHO} (?:are|will be) (?:excluded|refused|turned away|not (?:be )?(?:admitted|allowed|accepted"
    rf"|eligible))\b",
    re.IGNORECASE,
)
#: One of these words stands in every such sentence.
_ANY = compiled(
    r"\b(?:only|solely|exclusively|restricted|limited|reserved|confined|admitted|allowed|accepted|excluded"
    r"|refused|turned away|eligible)\b",
    re.IGNORECASE,
)
#: "Figures are only available for women" keeps nobody out.
_ABOUT_DATA = compiled(
    r"\b(?:data|figures?|statistics|information|records?|evidence|results?|answers?)\b", re.IGNORECASE
)
_JUSTIFIED = compiled(
    r"\b(?:exception|exceptions|exempt\w*|schedule \d+|sch\.? ?\d+|legal advice|solicitor|lawful"
    r"|positive action|section 1(?:58|59)"
    r"|s\.? ?1(?:58|59)|occupational requirement|objectively justif\w+|single-sex service"
    r"|proportionate means|refuge)\b",
    re.IGNORECASE,
)


@once
def exclusion(text: str) -> tuple[int, int] | None:
    """The span of the first words that shut others out, or None where ``text`` gives a reason known to the law."""
    if not _ANY.search(text) or _JUSTIFIED.search(text):
        return None
    for start, end in _ANY.sentences(text):
        match = _ONLY.search(text, start, end)
        if match and not _ABOUT_DATA.search(text, start, match.start()):
            return match.span()
    return None

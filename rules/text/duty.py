"""Whether a text tells readers of the public sector equality duty, and claims about the law that are too big."""

from __future__ import annotations

import re

from rules.text.once import once
from rules.text.pattern import Pattern, compiled
from rules.text.phrases import has

_NAMES = (
    "section 149", "s149", "s.149", "s 149", "public sector equality duty", "public sector duty", "due regard",
    "the equality duty",
)  # fmt: skip
_AIMS = (
    ("discrimination", "unfair treatment", "harassment", "victimisation"),
    ("equality of opportunity", "equal chance", "equal opportunity", "more equal chance"),
    ("good relations", "get on with each other", "foster", "groups of people get on"),
)
_ASSESSMENT = r"(?:(?:equality )?impact assessments?|equality impact analys[ie]s|equality assessments?|eias?)"
_LAW = r"(?:the )?(?:equalit(?:y|ies) act(?: 2010)?|law|statute|legislation)"
_REQUIRED = compiled(
    rf"\b{_ASSESSMENT}\b[^.;\n]{{0,80}}\b(?:requirement|required|obligation|obliged|mandatory|compulsory|needed)\b"
    rf"[^.;\n]{{0,90}}\b{_LAW}\b"
    rf"|\b{_LAW} (?:requires|obliges|demands|says we must|makes it a requirement)\b[^.;\n]{{0,60}}\b{_ASSESSMENT}\b"
    rf"|\b(?:legal|statutory) (?:requirement|duty|obligation) to "
    rf"(?:carry out|complete|do|undertake|produce|publish|conduct) (?:an? )?{_ASSESSMENT}\b"
    rf"|\b{_ASSESSMENT}\b (?:is|are) (?:a |an )?(?:legal|statutory) (?:requirement|duty|obligation)",
    re.IGNORECASE,
)
_MET = compiled(
    r"\b(?:complies|is (?:fully )?compliant|are (?:fully )?compliant|accords|is in (?:full )?accordance|is in line"
    r"|is consistent) with (?:all )?(?:the )?(?:(?:requirements|provisions) of (?:the )?)?(?:equality act(?: 2010)?"
    r"|equality duty|public sector equality duty|equality legislation|equalities legislation|section 149)\b"
    r"|\b(?:has|have) (?:fully )?(?:met|satisfied|discharged|complied with|fulfilled) "
    r"(?:its|our|the|their) (?:public sector )?"
    r"(?:equality dut(?:y|ies)|dut(?:y|ies) under (?:the )?equality act)\b"
    r"|\b(?:meets|satisfies|fulfils|discharges) (?:all )?(?:the |our |its )?"
    r"(?:(?:requirements|provisions) of (?:the )?)?"
    r"(?:equality act(?: 2010)?|equality duty|public sector equality duty)\b",
    re.IGNORECASE,
)
_SUPPLIER = compiled(r"\b(?:provider|contractor|supplier|tender|bidder|firm|contract)", re.IGNORECASE)
_NOT = compiled(r"\b(?:not|no|neither|whether|does not|nor)\b", re.IGNORECASE)


def states_the_duty(*texts: str) -> bool:
    """Whether ``texts`` name the duty and at least two of its three aims, so that a reader knows what to weigh."""

    def name(phrases: tuple[str, ...]) -> bool:
        return any(has(text, phrases) for text in texts)

    return name(_NAMES) and sum(map(name, _AIMS)) >= 2


@once
def says_assessments_are_required(text: str) -> tuple[int, int] | None:
    """The span where ``text`` says that the law requires an equality impact assessment, or None."""
    return _first(text, _REQUIRED)


@once
def says_the_duty_is_met(text: str) -> tuple[int, int] | None:
    """The span where ``text`` concludes that the Act is complied with; what a supplier has to do is left out."""
    return _first(text, _MET, _SUPPLIER)


def _first(text: str, wanted: Pattern, barred: Pattern | None = None) -> tuple[int, int] | None:
    for start, end in wanted.sentences(text):
        match = wanted.search(text, start, end)
        if match and not (barred and barred.search(text, start, end)):
            if not _NOT.search(text, start, match.start()) and not _NOT.search(text, *match.span()):
                return match.span()
    return None

"""Words that say everybody is treated the same: an answer that names no difference and looks for none."""

from __future__ import annotations

from rules.text.characteristics import named
from rules.text.once import once
from rules.text.pattern import compiled
from rules.text.phrases import find, has

_PHRASES = (
    "open to everyone", "open to everybody", "open to anyone", "available to everyone", "available to everybody",
    "available to anyone", "treated the same", "treated equally", "treated alike", "treat everyone the same",
    "treat everyone equally", "treat everybody the same", "treat everybody equally", "applies equally",
    "apply equally", "applied equally", "applies to everyone", "the same for everyone", "the same for all",
    "the same for everybody", "for all residents equally", "the same service for all", "equally to all",
    "affects everyone equally", "affect everyone equally", "no one is treated differently",
    "nobody is treated differently",
)  # fmt: skip
#: "Available to all carers" is aimed at carers; "available to all" and "to all residents" leave nobody out.
_TO_ALL = compiled(r"\b(?:open|available|accessible|applies|apply|offered) to all\b", low=True)
_NEXT_WORDS = 20
#: "Regardless of the weather" is no such claim; what follows has to be what people are.
_WHOEVER = compiled(
    r"\b(?:irrespective of|regardless of|no matter|whatever (?:their|a person's|your))\b", low=True
)
_WHAT_PEOPLE_ARE = (
    "background", "backgrounds", "circumstance", "circumstances", "characteristic", "characteristics", "status",
    "who they are", "group", "groups", "ability", "abilities", "identity", "income", "postcode", "where they live",
)  # fmt: skip

REACH = 60


@once
def sameness(text: str) -> tuple[int, int] | None:
    """The span of the first words in ``text`` that say all are treated alike, or None."""
    spans = [span] if (span := find(text, _PHRASES)) else []
    for match in _TO_ALL.finditer(text):
        if named(text[match.end() : match.end() + _NEXT_WORDS].split(".")[0]) <= {"age"}:
            spans.append(match.span())
            break
    for match in _WHOEVER.finditer(text):
        rest = text[match.end() : match.end() + REACH].split(".")[0].split(",")[0]
        if named(rest) or has(rest, _WHAT_PEOPLE_ARE):
            spans.append(match.span())
            break
    return min(spans, default=None)

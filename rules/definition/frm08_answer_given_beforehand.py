"""FRM08: the form tells officers what stands if they answer nothing."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import is_english, wording
from rules.text.phrases import find
from rules.text.words import quoted

_BEFOREHAND = (
    "by default", "default answer", "(default)", "leave blank if", "leave it blank if", "leave this blank if",
    "leave empty if", "leave this empty if", "if left blank", "if you leave this blank", "if you leave it blank",
    "is assumed", "will be assumed", "we will assume", "pre-filled", "prefilled", "already filled in", "already ticked",
    "unless you change it", "if in doubt, choose low", "if in doubt choose low", "if not sure, choose low",
    "if you are not sure, choose low", "if unsure, put no", "if in doubt, put no", "if you are not sure, put no",
)  # fmt: skip


@rule("FRM08", "answer-given-beforehand", Severity.WARNING, precision="M", needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    if not is_english(definition):
        return
    for address, text in wording(definition):
        if span := find(text, _BEFOREHAND):
            yield Hit(address, f"{quoted(text[slice(*span)])} gives an answer that nobody gave.")

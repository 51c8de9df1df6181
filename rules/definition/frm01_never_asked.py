"""FRM01: a part of the duty that the form never asks about, with the number of rules that cannot help because of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forms.model import FormDefinition
from rules import Hit, Severity, rule
from rules.definition.parts import asked_for
from rules.registry import RULES

#: What a form should ask, in the words of the duty: purposes of which one will do, or a column of the actions.
GROUPS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "groups.json").read_text(encoding="utf-8"))
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@rule("FRM01", "never-asked", Severity.WARNING, needs=(), reads="definition")
def check(definition: FormDefinition) -> Iterator[Hit]:
    actions = list(asked_for(definition, "action"))
    columns = {column.id for _, _, question in actions for column in question.columns}
    for group in GROUPS:
        if "purposes" in group:
            if not definition.purposes & set(group["purposes"]):
                yield Hit("sections", _sentence(group["asks"], _helpless(definition, set(group["purposes"]))))
        elif columns and not columns & {group["column"], group.get("or", "")}:
            yield Hit(actions[0][0], _sentence(group["asks"], len(group["codes"])))


def _helpless(definition: FormDefinition, purposes: set[str]) -> int:
    """How many rules need one of ``purposes`` that the form does not ask."""
    return sum(1 for rule in RULES.values() if purposes & set(rule.needs) - definition.purposes)


def _sentence(asks: str, count: int) -> str:
    if not count:
        return f"This form never asks {asks}, so nobody who reads an assessment learns it."
    number = _WORDS[count] if count < len(_WORDS) else str(count)
    return f"This form never asks {asks}, so {number} rule{'' if count == 1 else 's'} cannot help you."

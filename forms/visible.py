"""``show_when``: whether a question is asked, given the answers so far."""

from __future__ import annotations

from collections.abc import Mapping

from forms.model import JSON, Characteristic, Condition, FormDefinition
from forms.types import TYPES, is_unreadable


def is_shown(
    condition: Condition | None,
    answers: Mapping[str, JSON],
    definition: FormDefinition,
    who: Characteristic | None = None,
) -> bool:
    """Whether ``condition`` holds for ``answers`` (by address), about ``who`` where the question repeats.

    An unreadable answer counts as shown: nobody can say that the question was not to be asked.
    """
    if condition is None:
        return True
    section, question = definition.by_question[condition.question]
    address = f"{who.id}.{question.id}" if section.for_each and who else question.id
    value = answers.get(address)
    if is_unreadable(value):
        return True
    kind = TYPES[question.type]
    if value is None or kind.is_blank(value):
        return False
    if condition.form == "not_blank":
        return True
    given = value.get("choice") if isinstance(value, dict) else value
    return bool(set(given) & set(condition.values)) if isinstance(given, list) else given in condition.values

"""The parts of a form with their addresses: JSON paths of its definition, such as ``sections[2].questions[0]``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from forms.answer_types import CHOICES
from forms.model import Condition, FormDefinition, Question, Section
from rules import settings

NINE = {
    "age": "age",
    "disability": "disability",
    "gender_reassignment": "gender reassignment",
    "marriage_and_civil_partnership": "marriage and civil partnership",
    "pregnancy_and_maternity": "pregnancy and maternity",
    "race": "race",
    "religion_or_belief": "religion or belief",
    "sex": "sex",
    "sexual_orientation": "sexual orientation",
}
#: Northern Ireland Act 1998, section 75(1): the Equality Act 2010 does not apply there. A group that both laws know
#: keeps its id, so that the rules know whom it means.
SECTION_75 = {
    "religion_or_belief": "religious belief",
    "political_opinion": "political opinion",
    "race": "racial group",
    "age": "age",
    "marriage_and_civil_partnership": "marital status",
    "sexual_orientation": "sexual orientation",
    "sex": "men and women",
    "disability": "disability",
    "dependants": "dependants",
}
#: Answers that take thought, and so help.
THOUGHTFUL = (
    "long_text",
    "yes_no",
    "yes_no_unsure",
    "one_of",
    "scale",
    "evidence",
    "consultation",
    "actions",
    "table",
)
WRITTEN = ("long_text", "evidence", "consultation", "actions")


def questions(definition: FormDefinition) -> Iterator[tuple[str, Section, Question]]:
    """Every question with its address and its section, in page order."""
    for at, section in enumerate(definition.sections):
        for number, question in enumerate(section.questions):
            yield f"sections[{at}].questions[{number}]", section, question


def asked_for(definition: FormDefinition, *purposes: str) -> Iterator[tuple[str, Section, Question]]:
    """Every question asked for one of ``purposes``."""
    return (found for found in questions(definition) if found[2].purpose in purposes)


def wording(definition: FormDefinition) -> Iterator[tuple[str, str]]:
    """Every text that officers read on the form, with the address of the part it belongs to."""
    for key in ("introduction", "closing"):
        for number, paragraph in enumerate(getattr(definition, key)):
            yield f"{key}[{number}]", paragraph
    for number, who in enumerate(definition.characteristics):
        yield from ((f"characteristics[{number}]", text) for text in (who.label, *who.guidance))
    for number, scale in enumerate(definition.scales):
        for place, level in enumerate(scale.levels):
            yield from (
                (f"scales[{number}].levels[{place}]", text) for text in (level.label, level.definition)
            )
    for number, section in enumerate(definition.sections):
        yield from ((f"sections[{number}]", text) for text in (section.title, *section.guidance))
    for address, _, question in questions(definition):
        texts = (question.label, question.detail, question.statement, *question.guidance)
        yield from ((address, text) for text in (*texts, *(option.label for option in question.options)))


def statutory(definition: FormDefinition) -> tuple[Mapping[str, str], str]:
    """The groups that the law of the form's nation names, by id with a name, and what that law is called."""
    if settings.of(definition).nation == "northern_ireland":
        return SECTION_75, "section 75"
    return NINE, "the Act"


def is_english(definition: FormDefinition) -> bool:
    """Whether the words of the form are English, so that English phrases can be looked for."""
    return definition.language.casefold().startswith("en")


def possible(question: Question) -> frozenset[str] | None:
    """Every choice that an answer to ``question`` can be; None where it is written freely."""
    match question.type:
        case "yes_no":
            return frozenset({"yes", "no"})
        case "yes_no_unsure":
            return frozenset(CHOICES)
        case "one_of" | "several_of":
            return frozenset(option.id for option in question.options)
        case "scale" if question.scale:
            return frozenset(level.id for level in question.scale.levels)
    return None


def never_met(definition: FormDefinition, *conditions: Condition | None) -> Condition | None:
    """The first of ``conditions`` that no answers can meet together with those before it, or None.

    A condition brings with it what its own question depends on.
    """
    allowed: dict[str, frozenset[str]] = {}
    for condition in conditions:
        if condition and not _add(condition, definition.by_question, allowed):
            return condition
    return None


def _add(
    condition: Condition,
    by_question: Mapping[str, tuple[Section, Question]],
    allowed: dict[str, frozenset[str]],
) -> bool:
    """Narrow ``allowed``, the answers left for each question, by ``condition``; False where none is left."""
    section, question = by_question[condition.question]
    choices = possible(question)
    if choices is not None and condition.form != "not_blank":
        left = allowed.get(question.id, choices) & set(condition.values)
        if (
            question.type == "several_of"
        ):  # several can be ticked at once, so two conditions never shut each other out
            left = choices & set(condition.values)
        if not left:
            return False
        allowed[question.id] = left
    return all(_add(one, by_question, allowed) for one in (section.show_when, question.show_when) if one)

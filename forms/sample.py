"""Sample answers to any form, so that a form can be seen filled before anybody has filled it."""

from __future__ import annotations

from forms import dates
from forms.model import JSON, Column, FormDefinition, Question
from forms.types import CHOICES

WORDS = "A sample answer, to show how much room there is."
DAY = "1 March 2027"
PERSON = {"name": "A. Sample", "post": "Officer, Sample service"}


def answers(definition: FormDefinition) -> dict[str, JSON]:
    """One answer for each question of ``definition`` by address: its own good example where it has one."""
    return {
        f"{who.id}.{question.id}" if who else question.id: answer(question)
        for section in definition.sections
        for who in section.asked_about(definition.characteristics)
        for question in section.questions
    }


def answer(question: Question) -> JSON:
    """A value that the type of ``question`` can hold."""
    words = question.example.good if question.example else WORDS
    match question.type:
        case "short_text" | "long_text":
            return words
        case "yes_no" | "yes_no_unsure":
            return {"choice": next(iter(CHOICES)), "text": words if question.detail else ""}
        case "one_of":
            return question.options[0].id
        case "several_of":
            return [option.id for option in question.options[:2]]
        case "scale" if question.scale:
            return question.scale.levels[len(question.scale.levels) // 2].id
        case "date" | "month_or_date":
            return dates.value(DAY)
        case "person":
            return PERSON
        case "people":
            return [PERSON]
        case "attachment":
            return {"title": "A sample attachment", "where": "Appendix 1"}
        case "sign_off":
            return {"people": [PERSON], "date": dates.value(DAY)}
    return [{column.id: _cell(column) for column in question.columns}]


def _cell(column: Column) -> JSON:
    if column.type == "one_of":
        return column.options[0].id
    return (
        dates.value(DAY)
        if column.type == "month_or_date"
        else f"Sample: {column.label[:1].lower()}{column.label[1:]}"
    )

"""The small documents in a rule's page: a form with just the purposes that the example answers, one question each.

In an example a question's id is its purpose, so ``sex.evidence`` is the evidence about sex. What the rule
needs and the example leaves out is asked and blank.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from forms.definition import parse
from forms.document import Document
from forms.purposes import PURPOSES

CHARACTERISTICS = {
    "age": "Age",
    "disability": "Disability",
    "gender_reassignment": "Gender reassignment",
    "marriage_and_civil_partnership": "Marriage and civil partnership",
    "pregnancy_and_maternity": "Pregnancy and maternity",
    "race": "Race",
    "religion_or_belief": "Religion or belief",
    "sex": "Sex",
    "sexual_orientation": "Sexual orientation",
    "carers": "Carers",
    "socio_economic_status": "Socio-economic status",
}
_PER_CHARACTERISTIC = {
    "negative_screen", "evidence", "evidence_gap", "consultation_done", "adverse", "positive",
    "rating", "rating_reason", "mitigation", "residual_rating",
}  # fmt: skip
_TYPES = {
    "author": "person", "team": "people", "assessment_date": "date", "decision_date": "date",
    "proceed_date": "date", "start_date": "month_or_date", "review_date": "month_or_date",
    "document_type": "several_of", "document_stage": "one_of", "outcome": "one_of", "attachment": "attachment",
    "negative_screen": "yes_no_unsure", "adverse": "yes_no_unsure", "positive": "yes_no_unsure",
    "consultation_done": "yes_no", "proceed": "yes_no", "contractor": "yes_no", "rating": "scale",
    "residual_rating": "scale", "action": "actions", "consultation": "consultation",
    "lead_sign_off": "sign_off", "head_sign_off": "sign_off", "title": "short_text", "service": "short_text",
    "department": "short_text", "version": "short_text",
}  # fmt: skip
_OPTIONS = {
    "document_type": ("strategy", "plan", "policy", "service"),
    "document_stage": ("new", "existing", "revision"),
    "outcome": ("continue", "adjust", "justify", "stop"),
}
_LEVELS = (("none", 0), ("low", 1), ("medium", 2), ("high", 3))


def document(example: Mapping[str, Any], needs: Iterable[str]) -> Document:
    """The Document that ``example`` describes: ``answers`` by address, and if it has them ``characteristics``
    and ``as_of``. Raises DefinitionError or DocumentError with a sentence for an example that no form could hold.
    """
    answers: Mapping[str, Any] = example.get("answers", {})
    heads = {address.partition(".")[0] for address in answers if "." in address}
    people = example.get("characteristics") or [who for who in CHARACTERISTICS if who in heads] or ["age"]
    asked = {address.rpartition(".")[2] for address in answers} | set(needs)
    purposes = [purpose for purpose in PURPOSES if purpose in asked] + sorted(asked - PURPOSES.keys())
    each = [p for p in purposes if _repeats(p, answers)]
    once = [p for p in purposes if p not in each]
    sections = [
        {
            "id": key,
            "title": key.capitalize(),
            "stage": "full",
            "questions": [_question(p, answers) for p in part],
        }
        | ({"for_each": "characteristic"} if key == "each" else {})
        for key, part in (("once", once), ("each", each))
        if part
    ]
    definition = {
        "id": "example",
        "version": "1",
        "title": "Example",
        "profile": "thorough",
        "characteristics": [{"id": w, "label": CHARACTERISTICS.get(w, w), "statutory": True} for w in people],
        "scales": [{"id": "impact", "label": "Impact", "levels": [
            {"id": level, "label": level.capitalize(), "definition": level, "severity": number}
            for level, number in _LEVELS
        ]}],
        "sections": sections,
    }  # fmt: skip
    return Document(
        definition=parse(definition, "example"),
        answers=dict(answers),
        as_of=datetime.date.fromisoformat(example.get("as_of", "2026-03-02")),
    )


def _repeats(purpose: str, answers: Mapping[str, Any]) -> bool:
    if purpose in answers:
        return False
    return purpose in _PER_CHARACTERISTIC or any(address.endswith(f".{purpose}") for address in answers)


def _question(purpose: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    kind = _TYPES.get(purpose, "long_text")
    for address, value in answers.items():
        if address.rpartition(".")[2] == purpose and kind == "long_text" and value:
            if isinstance(value, dict) and "choice" in value:
                kind = "yes_no_unsure"
            elif isinstance(value, list):
                kind = purpose
    question: dict[str, Any] = {
        "id": purpose,
        "type": kind,
        "purpose": purpose,
        "label": PURPOSES[purpose].label,
    }
    if kind in ("yes_no", "yes_no_unsure"):
        question["detail"] = "Details"
    if kind == "scale":
        question["scale"] = "impact"
    if kind == "sign_off":
        question |= {
            "signs": "lead" if purpose == "lead_sign_off" else "head_of_service",
            "statement": "Signed",
        }
    if purpose in _OPTIONS:
        question["options"] = [{"id": o, "label": o.capitalize()} for o in _OPTIONS[purpose]]
    return question

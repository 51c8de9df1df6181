"""The small documents in a rule's page: a form with just the purposes that the example answers, one question each.

In an example a question's id is its purpose, so ``sex.evidence`` is the evidence about sex. What the rule
needs and the example leaves out is asked and blank. Documents inside a history or a report are written the same way.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from forms.definition import parse
from forms.document import About, Document
from forms.model import FormDefinition
from forms.purposes import PURPOSES
from rules.case import Case
from rules.committee import Report
from rules.history import History
from rules.register import Register

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
    "negative_screen", "evidence", "evidence_gap", "evidence_strength", "consultation_done", "adverse", "positive",
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
    "document_type": ("strategy", "plan", "policy", "service", "budget"),
    "document_stage": ("new", "existing", "revision"),
    "outcome": ("continue", "adjust", "justify", "stop"),
}
#: What a form asks where the example asks nothing, for a form with no section is no form.
_START = {
    "id": "start",
    "title": "Start",
    "stage": "screening",
    "questions": [{"id": "title", "type": "short_text", "purpose": "title", "label": "What is it called?"}],
}
_LEVELS = (("none", 0), ("low", 1), ("medium", 2), ("high", 3))


#: The keys that an example may have.
KEYS = {
    "answers", "questions", "characteristics", "as_of", "status", "about", "nation", "rules", "history", "register",
    "report", "definition", "findings",
}  # fmt: skip


class ExampleError(ValueError):
    """An example with a key that no example has."""


def case(example: Mapping[str, Any], needs: Iterable[str]) -> Case:
    """All that ``example`` describes, ready for a rule that needs the purposes ``needs``.

    Raises ExampleError for an unknown key, and GivenError, DefinitionError or DocumentError with a sentence for what
    cannot be read.
    """
    if unknown := example.keys() - KEYS:
        raise ExampleError(f"An example has no key {min(unknown)!r}.")
    needs = tuple(needs)
    with_rules = _rules(example)
    report = example.get("report")
    return Case(
        document=document(example, needs),
        history=History.from_json(example["history"], "history", lambda earlier: document(earlier, needs))
        if "history" in example
        else None,
        register=Register.from_json(example["register"]) if "register" in example else None,
        reports=()
        if report is None
        else (Report.from_json(_linked(report) | {"settings": with_rules}, "report", _inner),),
        definition=_definition(example["definition"], with_rules) if "definition" in example else None,
    )


def _linked(report: Mapping[str, Any]) -> dict[str, Any]:
    """``report`` with the answers of each assessment moved into a document of its own."""
    own = {"answers", "questions", "characteristics", "as_of", "status", "about", "nation", "rules"}
    assessments = []
    for item in report.get("assessments", []):
        inside = {key: value for key, value in item.items() if key in own}
        rest = {key: value for key, value in item.items() if key not in own}
        assessments.append(rest | ({"document": inside} if inside else {}))
    return {**report, "assessments": assessments}


def _inner(example: Mapping[str, Any]) -> Document:
    return document(example, ())


def _rules(example: Mapping[str, Any]) -> dict[str, Any]:
    return {**example.get("rules", {}), **({"nation": example["nation"]} if "nation" in example else {})}


def _definition(source: Mapping[str, Any], with_rules: Mapping[str, Any]) -> FormDefinition:
    """The form that ``source`` describes; what every form has and the example leaves out is filled in."""
    whole = {
        "id": "example",
        "version": "1",
        "title": "Example",
        "profile": "thorough",
        "characteristics": [{"id": "age", "label": "Age", "statutory": True}],
        "sections": [_START],
        **source,
    }
    if with_rules:
        whole["rules"] = {**whole.get("rules", {}), **with_rules}
    return parse(whole, "example")


def document(example: Mapping[str, Any], needs: Iterable[str]) -> Document:
    """The Document that ``example`` describes: ``answers`` by address, and if it has them ``questions`` (what the
    form says of a question beside its purpose, such as ``{"summary": {"required": true}}``), ``characteristics``,
    ``as_of``, ``about``, ``status``, ``nation`` and ``rules``. Raises DefinitionError or DocumentError with a
    sentence for an example that no form could hold.
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
            "questions": [_question(p, answers) | example.get("questions", {}).get(p, {}) for p in part],
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
        "sections": sections or [_START],
        "rules": _rules(example),
    }  # fmt: skip
    about = {**example.get("about", {}), **({"status": example["status"]} if "status" in example else {})}
    return Document(
        definition=parse(definition, "example"),
        answers=dict(answers),
        about=About(**about),
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

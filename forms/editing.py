"""Edits of a form as data: each takes the JSON of a definition, and gives the JSON of the whole form as it would be.

Nothing is changed in place, and what comes back has been read: an edit that would break the form is refused, with the
place and a sentence. Ids are made here and never change, because answers and rules are found by them.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any

from forms.conditions import refuse_dependants, refuse_order
from forms.definition import parse
from forms.ids import new_id, plain, questions, taken
from forms.languages import merged
from forms.model import JSON, DefinitionError
from forms.purposes import PURPOSES

Source = dict[str, Any]

#: The keys of a question that an edit may set; an empty value takes the key away.
QUESTION_KEYS = (
    "type", "purpose", "label", "detail", "guidance", "example", "required", "show_when", "options", "scale",
    "columns", "signs", "statement", "was",
)  # fmt: skip
SECTION_KEYS = ("title", "part", "stage", "guidance", "for_each", "leave_out", "labels", "show_when")
FORM_KEYS = ("title", "organisation", "language", "profile", "introduction", "closing", "rules")


def change_form(source: Source, changes: Mapping[str, JSON]) -> Source:
    """The form with another title, introduction, closing, language, organisation, rule profile or rule settings."""
    made = copy.deepcopy(source)
    _set(made, made, changes, FORM_KEYS)
    return checked(made)


def add_section(source: Source, fields: Mapping[str, JSON], questions: Sequence[JSON]) -> tuple[Source, str]:
    """A new last section with its first questions (without ids), and the id it got."""
    made = copy.deepcopy(source)
    section: Source = {"id": new_id(plain(fields.get("title")), taken(made))}
    _set(made, section, fields, SECTION_KEYS)
    section["questions"] = []
    made["sections"].append(section)
    for question in questions:
        section["questions"].append(_question(made, question))
    return checked(made), section["id"]


def change_section(source: Source, section_id: str, changes: Mapping[str, JSON]) -> Source:
    made = copy.deepcopy(source)
    _set(made, _section(made, section_id), changes, SECTION_KEYS)
    return checked(made)


def move_section(source: Source, section_id: str, to: int) -> Source:
    """The section in place number ``to``, counted from 0."""
    made = copy.deepcopy(source)
    _shift(made["sections"], _section(made, section_id), to)
    refuse_order(made)
    return checked(made)


def remove_section(source: Source, section_id: str) -> Source:
    made = copy.deepcopy(source)
    section = _section(made, section_id)
    gone = {question["id"] for question in section["questions"]}
    made["sections"].remove(section)
    refuse_dependants(made, gone)
    return checked(made)


def add_question(
    source: Source, section_id: str, fields: Mapping[str, JSON], to: int | None = None
) -> tuple[Source, str]:
    """A new question in place number ``to`` of its section, or last; and the id it got."""
    made = copy.deepcopy(source)
    questions = _section(made, section_id)["questions"]
    question = _question(made, fields)
    questions.insert(len(questions) if to is None else to, question)
    return checked(made), question["id"]


def change_question(source: Source, question_id: str, changes: Mapping[str, JSON]) -> Source:
    made = copy.deepcopy(source)
    _set(made, _at(made, question_id)[1], changes, QUESTION_KEYS)
    return checked(made)


def copy_question(source: Source, question_id: str) -> tuple[Source, str]:
    """A second question like this one, right after it. A purpose that a form may ask once becomes "anything else"."""
    made = copy.deepcopy(source)
    section, question = _at(made, question_id)
    twin = copy.deepcopy(question) | {"id": new_id(plain(question["label"]), taken(made))}
    twin.pop("was", None)
    if not PURPOSES[question["purpose"]].many:
        twin["purpose"] = "comments"
    section["questions"].insert(section["questions"].index(question) + 1, twin)
    return checked(made), twin["id"]


def move_question(source: Source, question_id: str, section_id: str, to: int) -> Source:
    """The question in place number ``to`` of the section ``section_id``, counted from 0."""
    made = copy.deepcopy(source)
    section, question = _at(made, question_id)
    section["questions"].remove(question)
    _section(made, section_id)["questions"].insert(max(to, 0), question)
    refuse_order(made)
    return checked(made)


def remove_question(source: Source, question_id: str) -> Source:
    made = copy.deepcopy(source)
    section, question = _at(made, question_id)
    section["questions"].remove(question)
    refuse_dependants(made, {question_id})
    return checked(made)


def add_characteristic(source: Source, label: JSON, guidance: JSON = None) -> tuple[Source, str]:
    """A local characteristic, asked about in every section that repeats; and the id it got."""
    made = copy.deepcopy(source)
    who: Source = {"id": new_id(plain(label), taken(made)), "label": label, "statutory": False}
    _set(made, who, {"guidance": guidance}, ("guidance",))
    made.setdefault("characteristics", []).append(who)
    return checked(made), who["id"]


def change_characteristic(source: Source, who_id: str, changes: Mapping[str, JSON]) -> Source:
    """Other words for a characteristic; whether it is statutory is not a matter of wording."""
    made = copy.deepcopy(source)
    _set(made, _among(made, "characteristics", who_id), changes, ("label", "guidance"))
    return checked(made)


def move_characteristic(source: Source, who_id: str, to: int) -> Source:
    made = copy.deepcopy(source)
    _shift(made["characteristics"], _among(made, "characteristics", who_id), to)
    return checked(made)


def remove_characteristic(source: Source, who_id: str) -> Source:
    """The form without a local characteristic. Raises DefinitionError for one that the Equality Act protects."""
    made = copy.deepcopy(source)
    who = _among(made, "characteristics", who_id)
    if who.get("statutory"):
        raise DefinitionError(
            "form", "$.characteristics", f"“{plain(who['label'])}” is protected by law, so it has to stay."
        )
    made["characteristics"].remove(who)
    for section in made["sections"]:
        if who_id in section.get("labels", {}):
            del section["labels"][who_id]
        if who_id in section.get("leave_out", []):
            section["leave_out"].remove(who_id)
    return checked(made)


def add_scale(source: Source, label: JSON, levels: Sequence[JSON]) -> tuple[Source, str]:
    """A new rating scale; ``levels`` are objects with label, definition and severity, and perhaps an id."""
    made = copy.deepcopy(source)
    scale = {"id": new_id(plain(label), taken(made)), "label": label, "levels": _rows(levels)}
    made.setdefault("scales", []).append(scale)
    return checked(made), scale["id"]


def change_scale(source: Source, scale_id: str, label: JSON, levels: Sequence[JSON]) -> Source:
    """The scale with other words or levels; a level that keeps its id keeps the answers given with it."""
    made = copy.deepcopy(source)
    _set(
        made,
        _among(made, "scales", scale_id),
        {"label": label, "levels": _rows(levels)},
        ("label", "levels"),
    )
    return checked(made)


def remove_scale(source: Source, scale_id: str) -> Source:
    made = copy.deepcopy(source)
    users = [plain(q["label"]) for _, q in questions(made) if q.get("scale") == scale_id]
    if users:
        raise DefinitionError("form", "$.scales", f"This scale is used by “{users[0]}”, so it has to stay.")
    made["scales"].remove(_among(made, "scales", scale_id))
    return checked(made)


def include(source: Source, module: Mapping[str, Any]) -> Source:
    """The form with a module's sections, characteristics and scales added; what has the same id already stays."""
    made = copy.deepcopy(source)
    for kind in ("characteristics", "scales", "sections"):
        there = {item["id"] for item in made.setdefault(kind, [])}
        made[kind] += [copy.deepcopy(item) for item in module.get(kind, []) if item["id"] not in there]
    return checked(made)


def reword(source: Source, path: str, language: str, words: JSON) -> Source:
    """The form with ``words`` in ``language`` at ``path`` (as ``forms.languages.wordings`` gives it).

    The words in the other language stay. Raises DefinitionError where no wording stands at ``path``.
    """
    made = copy.deepcopy(source)
    own = _own(made)
    *parents, key = re.findall(r"[^.\[\]]+", path)
    holder: Any = made
    try:
        for step in parents:
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        found = holder[key]
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise DefinitionError("form", f"$.{path}", "There are no words at this place.") from error
    spoken = dict(found) if isinstance(found, dict) else {own: found}
    spoken[language] = words
    said = {each: text for each, text in spoken.items() if text}
    holder[key] = said[own] if set(said) == {own} else said
    return checked(made)


def checked(source: Source) -> Source:
    """``source`` as it is, once it has been read as a form. Raises DefinitionError."""
    parse(source, "form")
    return source


def _question(source: Source, fields: Mapping[str, JSON]) -> Source:
    question: Source = {"id": new_id(plain(fields.get("label")), taken(source))}
    _set(source, question, fields, QUESTION_KEYS)
    return question


def _own(source: Source) -> str:
    return str(source.get("language") or "en-GB").partition("-")[0]


def _set(source: Source, target: Source, changes: Mapping[str, JSON], allowed: Sequence[str]) -> None:
    for key, value in changes.items():
        if key not in allowed:
            raise DefinitionError("form", f"$.{key}", "This cannot be changed.")
        if key in ("levels", "options", "columns") and isinstance(value, list):
            value = _rows(value, target.get(key, []))
        if not value:
            target.pop(key, None)
        else:
            target[key] = merged(target.get(key), value, _own(source))


def _rows(rows: Sequence[Any], before: Sequence[Any] = ()) -> list[Source]:
    """``rows`` each with an id; a column keeps the choices that it had."""
    choices = {row["id"]: {"options": row["options"]} for row in before if "options" in row}
    used = {row["id"] for row in rows if row.get("id")}
    made = []
    for row in rows:
        ident = row.get("id") or new_id(plain(row.get("label")), used)
        used.add(ident)
        given = {key: value for key, value in row.items() if key != "id" and value != ""}
        made.append({"id": ident, **choices.get(ident, {}), **given})
    return made


def _at(source: Source, question_id: str) -> tuple[Source, Source]:
    for section, question in questions(source):
        if question["id"] == question_id:
            return section, question
    raise DefinitionError("form", "$.sections", f"There is no question “{question_id}” in this form.")


def _section(source: Source, section_id: str) -> Source:
    return _among(source, "sections", section_id)


def _among(source: Source, kind: str, ident: str) -> Source:
    for item in source.get(kind, []):
        if item["id"] == ident:
            found: Source = item
            return found
    raise DefinitionError("form", f"$.{kind}", f"There is no “{ident}” in this form.")


def _shift(items: list[Any], item: Any, to: int) -> None:
    items.remove(item)
    items.insert(max(to, 0), item)

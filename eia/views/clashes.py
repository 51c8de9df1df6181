"""Two people changed one answer: both texts on a page, and what the officer chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask import render_template, request
from flask_login import current_user

from eia.errors import Conflict, EiaError
from eia.models import Assessment, ConflictCopy
from eia.store import Held
from forms.base import new_key
from forms.document import Document, Place
from forms.fields import posted, read_version, seen_name
from forms.model import JSON, FormDefinition, Question
from forms.types import TYPES, NotUnderstood, is_unreadable

#: Which answers the page is about, and what to do with each.
CLASH, KEEP, COPY = "form:clash", "keep", "form:copy"


@dataclass(frozen=True)
class Clash:
    """One answer with two texts, ready for the page."""

    place: Place
    who: str
    when: Any
    version: int
    theirs: str
    mine: str
    inputs: Sequence[tuple[str, str]]
    choices: Sequence[tuple[str, str]]
    #: Whose text came second, where it is not the reader's own.
    writer: str = ""


@dataclass
class Chosen:
    """What the page sent back: answers to store, those nothing was chosen for, and the addresses decided."""

    changes: dict[str, tuple[JSON, int]] = field(default_factory=dict)
    undecided: list[Conflict] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)
    first: str = ""


def words(question: Question, value: JSON) -> str:
    """A value as it is printed, "" when blank."""
    if value is None:
        return ""
    return str(value["unreadable"]) if is_unreadable(value) else TYPES[question.type].as_text(question, value)


def in_words(question: Question, clash: Conflict) -> dict[str, str]:
    """Both texts of ``clash``, as printed."""
    return {"theirs": words(question, clash.theirs), "mine": words(question, clash.mine)}


def show(
    assessment: Assessment,
    document: Document,
    clashed: Sequence[Conflict],
    undecided: bool = False,
    copy: ConflictCopy | None = None,
) -> str:
    """The page with both texts of every clash; ``copy`` is the kept text it is about, where it came from the list."""
    writer = copy.user.name if copy and copy.user_id != current_user.id else ""
    errors = (
        [(f"keep-{clash.address}-mine", "Choose what should stand.") for clash in clashed]
        if undecided
        else []
    )
    return render_template(
        "assessment/conflict.html",
        assessment=assessment,
        clashes=[replace(_clash(document.definition, clash), writer=writer) for clash in clashed],
        copies=[str(copy.id)] if copy else request.form.getlist(COPY),
        errors=errors,
        page_errors=len(errors),
        key=new_key(),
    )


def _clash(definition: FormDefinition, clash: Conflict) -> Clash:
    found = definition.find(clash.address)
    if found is None:
        raise KeyError(clash.address)
    section, who, question = found
    kind = TYPES[question.type]
    inputs = [
        (name, value)
        for name, values in kind.inputs(question, clash.address, clash.mine).items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    choices = [("mine", "Mine"), ("theirs", "Theirs")]
    if (
        clash.mine is not None
        and clash.theirs is not None
        and both(question, clash.theirs, clash.mine) is not None
    ):
        choices.append(("both", "Both, theirs first"))
    return Clash(
        Place(section, who, question, clash.address),
        clash.who,
        clash.when,
        clash.version,
        words(question, clash.theirs),
        words(question, clash.mine),
        inputs,
        choices,
    )


def both(question: Question, theirs: JSON, mine: JSON) -> JSON:
    """The two values as one, theirs first; None where the question takes only one of them."""
    if is_unreadable(theirs) or is_unreadable(mine):
        return None
    match question.type:
        case "short_text" | "long_text":
            return f"{theirs}\n\n{mine}" if question.type == "long_text" else f"{theirs}; {mine}"
        case "several_of":
            return [option.id for option in question.options if option.id in (*theirs, *mine)]
        case "yes_no" | "yes_no_unsure" if theirs.get("choice") == mine.get("choice"):
            texts = [value["text"] for value in (theirs, mine) if value.get("text")]
            return {"choice": mine.get("choice")} | ({"text": "\n\n".join(texts)} if texts else {})
        case "people" | "table" | "evidence" | "consultation" | "actions":
            return [*theirs, *(row for row in mine if row not in theirs)]
    return None


def chosen(definition: FormDefinition, held: Mapping[str, Held], form: Any) -> Chosen:
    """Read the page of clashes. Raises EiaError where it does not hold an answer of this form."""
    sent = posted(form)
    result = Chosen()
    for address in sent.get(CLASH, []):
        found = definition.find(address)
        if found is None:
            raise EiaError("This page does not belong to this assessment.")
        question = found[2]
        try:
            mine = TYPES[question.type].read(question, address, sent)
        except NotUnderstood as problem:
            raise EiaError(str(problem)) from problem
        result.first = result.first or address
        seen = read_version(next(iter(sent.get(seen_name(address), [])), None))
        stands = held.get(address)
        match next(iter(sent.get(f"{address}:{KEEP}", [])), ""):
            case "mine":
                result.changes[address] = (mine, seen)
                result.decided.append(address)
            case "both" if stands is not None and mine is not None and stands.value is not None:
                result.changes[address] = (both(question, stands.value, mine), seen)
                result.decided.append(address)
            case "theirs":
                result.decided.append(address)
            case _ if stands is not None:
                result.undecided.append(
                    Conflict(address, mine, stands.value, stands.by, stands.at, stands.version)
                )
    return result

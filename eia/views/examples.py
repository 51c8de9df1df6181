"""An example of a rule's page in words: what was answered, and where the rule finds something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms.purposes import PURPOSES
from rules.example import CHARACTERISTICS

NOTHING, UNREADABLE = "Nothing was answered.", "It could not be read."
CHOICES = {"yes": "Yes", "no": "No", "dont_know": "Don’t know"}
#: What else an example may hold besides answers, in words.
BESIDE = {
    "as_of": "Judged on",
    "status": "Status",
    "nation": "Nation",
    "about": "The cover",
    "rules": "Settings",
    "characteristics": "Who the form asks about",
    "questions": "The form’s questions",
    "history": "Its history",
    "register": "The register",
    "report": "The report",
    "definition": "The form",
}


@dataclass(frozen=True)
class Shown:
    """An example: (what it is, its words) line by line, and where something is found in it."""

    lines: tuple[tuple[str, str], ...]
    found: tuple[str, ...]


def shown(example: Mapping[str, Any]) -> Shown:
    """``example`` in words, its answers first."""
    answers = ((place(address), words(value)) for address, value in example.get("answers", {}).items())
    beside = ((label, words(example[key])) for key, label in BESIDE.items() if key in example)
    return Shown((*answers, *beside), tuple(map(place, example.get("findings", ()))))


def place(address: str) -> str:
    """An address in words: “Age: the evidence”; one that names no purpose as it is."""
    who, dot, purpose = address.rpartition(".")
    known = PURPOSES.get(purpose)
    if known is None or (dot and who not in CHARACTERISTICS):
        return address
    return f"{CHARACTERISTICS[who]}: {known.label}" if who else known.label[:1].upper() + known.label[1:]


def words(value: Any) -> str:
    """A value of an example as lines of words; what stands inside another is indented."""
    return "\n".join(_lines(value)) or NOTHING


def _lines(value: Any) -> Iterator[str]:
    match value:
        case _ if value in (None, "", [], {}):
            return
        case {"unreadable": _}:
            yield UNREADABLE
        case {"choice": choice}:
            said = CHOICES.get(choice, str(choice))
            yield f"{said}. {value['text']}" if value.get("text") else f"{said}."
        case {"typed": typed, "date": _}:
            yield str(typed)
        case dict():
            for key, inside in value.items():
                yield from _named(str(key).replace("_", " "), inside)
        case list():
            for inside in value:
                first, *rest = list(_lines(inside)) or [NOTHING]
                yield f"– {first}"
                yield from (f"   {line}" for line in rest)
        case bool():
            yield "yes" if value else "no"
        case _:
            yield str(value)


def _named(name: str, inside: Any) -> Iterator[str]:
    lines = list(_lines(inside)) or ["nothing"]
    if len(lines) == 1:
        yield f"{name}: {lines[0]}"
        return
    yield f"{name}:"
    yield from (f"   {line}" for line in lines)

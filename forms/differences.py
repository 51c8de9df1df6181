"""What changed between two texts, and between two versions of a form, in words that a person can read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from forms.model import JSON, FormDefinition
from forms.purposes import PURPOSES
from forms.types import TYPE_WORDS

Kind = Literal["same", "removed", "added"]
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
#: Beyond this many words on either side two texts are shown whole, one after the other.
MOST_WORDS = 4000

#: What a part of a form is called, by the list it stands in.
_PARTS = {
    "characteristics": "Characteristic",
    "scales": "Scale",
    "sections": "Section",
    "questions": "Question",
}
_KEYS = {
    "title": "title", "label": "wording", "guidance": "guidance", "example": "example", "required": "needed",
    "show_when": "when it is asked", "options": "choices", "levels": "levels", "columns": "columns", "type": "type",
    "purpose": "purpose", "statement": "statement", "detail": "label of the text box", "part": "part",
    "stage": "stage", "for_each": "asked of each characteristic",
    "leave_out": "not asked about", "labels": "names of rows", "scale": "scale",
    "introduction": "introduction", "closing": "closing words", "organisation": "organisation", "rules": "checks",
    "profile": "profile of checks", "language": "language", "was": "stands in place of", "signs": "who signs",
}  # fmt: skip
#: Codes by the key they stand at, as they are called in the builder.
_CODES = {
    "type": TYPE_WORDS,
    "purpose": {key: purpose.label for key, purpose in PURPOSES.items()},
    "stage": {"screening": "at screening", "full": "in the full assessment"},
    "for_each": {"characteristic": "yes"},
    "signs": {"lead": "the lead officer", "head_of_service": "the head of service"},
}


class Piece(NamedTuple):
    """A run of text that stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of two versions of a form: which part, what of it, and how the words changed."""

    part: str
    what: str
    pieces: tuple[Piece, ...]


def words(before: str, after: str) -> tuple[Piece, ...]:
    """How ``before`` became ``after``, word by word; joining what stayed and came gives ``after`` exactly."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        whole = (
            (Piece("removed", before), Piece("added", after)) if before != after else (Piece("same", after),)
        )
        return tuple(piece for piece in whole if piece.text)
    pieces: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(new[k:m])))
            continue
        pieces += [Piece("removed", "".join(old[i:j])), Piece("added", "".join(new[k:m]))]
    return tuple(piece for piece in pieces if piece.text)


def of_forms(old: FormDefinition, new: FormDefinition) -> tuple[Difference, ...]:
    """Every difference between two versions of a form, part by part, in the order of the newer one."""
    return tuple(_compared(old.source, new.source, "The form"))


def _compared(old: Mapping[str, Any], new: Mapping[str, Any], part: str) -> Iterator[Difference]:
    for key in dict.fromkeys((*new, *old)):
        if key in ("id", "version", "severity", "$schema"):
            continue
        if key in _PARTS:
            yield from _lists(old.get(key, []), new.get(key, []), _PARTS[key])
        elif old.get(key) != new.get(key):
            before, after = _said(old.get(key), key), _said(new.get(key), key)
            yield Difference(part, _KEYS.get(key, key), words(before, after))


def _lists(old: list[Any], new: list[Any], kind: str) -> Iterator[Difference]:
    before, after = {item["id"]: item for item in old}, {item["id"]: item for item in new}
    for ident, item in after.items():
        if ident in before:
            yield from _compared(before[ident], item, f"{kind} “{_name(item)}”")
        else:
            yield Difference(f"{kind} “{_name(item)}”", "added", (Piece("added", _said(item)),))
    for ident, item in before.items():
        if ident not in after:
            yield Difference(f"{kind} “{_name(item)}”", "removed", (Piece("removed", _said(item)),))
    stayed = [ident for ident in before if ident in after]
    if stayed != [ident for ident in after if ident in before]:
        order = (
            ", ".join(_name(before[i]) for i in stayed),
            ", ".join(_name(after[i]) for i in after if i in before),
        )
        yield Difference(f"{kind}s", "order", words(*order))


def _name(item: Mapping[str, Any]) -> str:
    return _said(item.get("label") or item.get("title") or item["id"]).split("\n")[0]


def _said(value: JSON, key: str = "") -> str:
    """The value at ``key`` of a definition as lines to read; in a part, what says no is left out."""
    if isinstance(value, str) and key in _CODES:
        return _CODES[key].get(value, value)
    if isinstance(value, Mapping):
        lines = [
            _KEYS.get(each, each) if item is True else _said(item, each)
            for each, item in value.items()
            if each not in ("id", "was") and item is not False
        ]
        return "\n".join(line for line in lines if line)
    if isinstance(value, list):
        return "\n".join(_said(item) for item in value)
    return (
        {True: "yes", False: "no"}.get(value, "")
        if isinstance(value, bool)
        else str(value if value is not None else "")
    )

"""Every shipped sample edited at random again and again, as officers would: what is found after each edit with all that
is remembered is what is found with nothing remembered, of the form or of any text."""

from __future__ import annotations

import datetime
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import rules
from forms.definition import parse
from forms.document import Document
from rules.text.once import MEMORY

SAMPLES = sorted(Path(__file__).parents[2].glob("forms/definitions/*/*.sample.json"))
EDITS = 12
#: Of a long text, officers change a word, a sentence, or all.
PIECES = (
    " It will be reviewed.", " 3 of 14 disabled residents replied in 2024.", "\nTBC", " We intend to consult in May.",
    " Please see the EIA of the MTFS.", " Open to all, regardless of age.", " Call 07700 900123.",
)  # fmt: skip


def document_of(path: Path) -> Document:
    return Document.from_json(json.loads(path.read_text(encoding="utf-8")))


def edited(value: Any, others: list[Any], source: random.Random) -> Any:
    """``value`` with its words cut, grown or exchanged, or the value of another answer of its kind."""
    alike = [other for other in others if type(other) is type(value)]
    if source.random() < 0.3:
        return source.choice(alike)
    if isinstance(value, str):
        at = source.randrange(len(value) + 1)
        return source.choice((value[:at], value + source.choice(PIECES), source.choice(PIECES) + value[at:]))
    if isinstance(value, dict):
        return {key: edited(part, [part], source) if key == "text" else part for key, part in value.items()}
    return value[: source.randrange(len(value) + 1)] or None


def an_edit(document: Document, source: random.Random) -> Document:
    """``document`` with one answer cleared, lost, changed, or carried over to another row; or on another day."""
    answers = dict(document.answers)
    address = source.choice(sorted(address for address, value in answers.items() if value is not None))
    asked = address.rpartition(".")[2]
    rows = [value for other, value in sorted(answers.items()) if other.rpartition(".")[2] == asked]
    match source.randrange(8):
        case 0:
            del answers[address]
        case 1:
            answers[address] = {"unreadable": "Lost."}
        case 2:
            return replace(document, as_of=document.as_of + datetime.timedelta(days=400))
        case 3:
            return replace(document, about=replace(document.about, title=source.choice(("", "A closure"))))
        case _:
            answers[address] = edited(answers[address], rows, source)
    return replace(document, answers=answers)


@pytest.mark.parametrize(
    "path", SAMPLES, ids=lambda path: path.parent.name + "-" + path.name.partition(".")[0]
)
def test_an_edited_sample_is_found_to_be_what_one_never_seen_is(path: Path) -> None:
    source = random.Random(path.name)
    first = made = document_of(path)
    for number in range(EDITS):
        made = an_edit(made if source.random() < 0.9 else first, source)
        stage = source.choice((None, "publishing"))
        remembered = rules.check(made, stage)
        if number % 3 == 0:
            MEMORY.forget()
        new = replace(made, definition=parse(made.definition.source, "new"))
        assert remembered == rules.check(new, stage), f"edit {number}"

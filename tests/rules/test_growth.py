"""Time grows with the text and with nothing worse, whatever somebody pastes in; and chance plays no part."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

import rules
from forms.document import Document
from forms.purposes import PURPOSES
from rules import engine
from rules.case import Case
from rules.example import document
from rules.text.once import MEMORY

#: Pieces that an expression with a weak spot goes through again and again when they are repeated.
HOSTILE = {
    "letters": "a", "words": "a ", "digits": "1", "numbers": "1 ", "thousands": "1,", "decimals": "1.", "blanks": " ",
    "lines": "\n", "tabs": "\t", "stops": ".", "questions": "?!", "brackets": "(", "both brackets": "()", "dashes": "-",
    "hyphens": "a-", "quotes": "'", "typographic": "’a", "capitals": "AB ", "initials": "A.", "slashes": "A/",
    "addresses": "a@a.", "links": "http://a", "ages": "aged 16 to ", "dates": "1 May ", "years": "2021/22 ",
    "lists": "one of ", "promises": "will ensure ", "harm": "may lose ", "no": "no, not ", "and": "and the ",
    "percent": "5% of ", "titles": "A b Cd ", "sentence": "The bus may stop, and no one knows. ", "turkish": "İ",
    "astral": "\U0001d400", "marks": "*** ", "labels": "a: 1\n",
}  # fmt: skip
SHORT, LONG = 20_000, 200_000
#: Ten times the text may take ten times as long; work that grows with the square takes a hundred times.
MOST = 20


@cache
def a_form() -> Document:
    """A form that asks for everything, in words."""
    return document({"answers": {p: None if p in DATES else "x" for p in PURPOSES if p not in ROWS}}, ())


DATES = ("assessment_date", "decision_date", "proceed_date", "start_date", "review_date")
ROWS = (
    "action",
    "consultation",
    "lead_sign_off",
    "head_sign_off",
    "author",
    "team",
    "attachment",
    "document_type",
)


def holding(text: str) -> Document:
    """Every long answer is ``text``."""
    form = a_form()
    asked = [
        place for place in form.places() if place.question.type in ("long_text", "yes_no", "yes_no_unsure")
    ]
    answers = {
        place.address: text if place.question.type == "long_text" else {"choice": "yes", "text": text}
        for place in asked
    }
    return Document(form.definition, answers, form.about, (), form.as_of)


def seconds(text: str) -> tuple[float, dict[str, float]]:
    """Processor time for all rules over ``text`` in every answer, and by rule, with nothing remembered.

    The collector waits: it would walk whatever the tests before this one have left, in the time of some rule.
    """
    made = Case(holding(text))
    spent: dict[str, float] = {}
    MEMORY.forget()
    gc.disable()
    try:
        for code, rule in rules.RULES.items():
            begun = time.process_time()
            list(rule.says(made))
            spent[code] = time.process_time() - begun
    finally:
        gc.enable()
    return sum(spent.values()), spent


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_ten_times_the_text_takes_about_ten_times_as_long(piece: str) -> None:
    short, _ = seconds((piece * SHORT)[:SHORT])
    long, by_rule = seconds((piece * LONG)[:LONG])

    worst = sorted(by_rule.items(), key=lambda item: -item[1])[:4]
    assert long < MOST * max(short, 0.02), f"{long / short:.0f} times as long; most of it {worst}"


def test_the_order_of_the_rules_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    made = holding("It is well documented that 3 blind people may lose the bus. TBC")
    forward = rules.check(made, "publishing")
    monkeypatch.setattr(engine, "RULES", dict(reversed(rules.RULES.items())))
    backward = rules.check(Document(made.definition, made.answers, as_of=made.as_of), "publishing")

    assert forward and forward == backward


def test_two_processes_say_the_same() -> None:
    root = Path(rules.__file__).parents[1]
    sample = root / "forms" / "definitions" / "cheshire-east" / "weak.sample.json"
    command = [
        sys.executable,
        "-m",
        "rules",
        "check",
        str(sample),
        "--format",
        "json",
        "--stage",
        "publishing",
    ]

    def said(seed: str) -> str:
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=root, env=os.environ | {"PYTHONHASHSEED": seed}
        )
        assert done.returncode == 1
        return done.stdout

    assert said("1") == said("2") == said("3")

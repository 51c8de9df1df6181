"""An expression with a gate finds what the plain expression finds, and looks where it may match only."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rules
from rules.text.pattern import DIGIT, Pattern, compiled


def patterns() -> Iterator[Pattern]:
    """Every expression that a module of the rules holds, by itself or in a list or a table."""
    for name, module in sorted(sys.modules.items()):
        for value in vars(module).values() if name.startswith("rules.") else ():
            parts = (
                value.values()
                if isinstance(value, dict)
                else value
                if isinstance(value, (tuple, list))
                else (value,)
            )
            yield from (part for part in parts if isinstance(part, Pattern))


PATTERNS = list({pattern.pattern: pattern for pattern in patterns()}.values())
EXAMPLES = [
    str(text)
    for rule in rules.RULES.values()
    for example in (*rule.page.flagged, *rule.page.not_flagged)
    for text in example.get("answers", {}).values()
    if isinstance(text, str)
]
PIECES = sorted({piece for text in EXAMPLES for piece in re.findall(r"\S+\s?", text)})


@pytest.mark.parametrize(
    ("expression", "gate"),
    [
        (r"\b(?:nationally|autis\w+)\b", ("autis", "nationally")),
        (r"[\w.+-]{1,64}@[\w-]{1,63}", ("@",)),
        (r"\d+ (?:years?|weeks?)", ("week", "year")),
        (r"(?:colou?r)? ?\d", (DIGIT,)),
        (r"it’s", ("it's",)),
        (r"a?b*", None),
        (r"\w+|x", None),
        (r"(?<!not )here(?! and there)", ("here",)),
    ],
)
def test_a_gate_is_what_every_match_holds(expression: str, gate: tuple[str, ...] | None) -> None:
    assert compiled(expression).gate == gate


def test_nearly_every_expression_of_the_rules_has_a_gate() -> None:
    assert len(PATTERNS) > 40
    assert sum(pattern.gate is None for pattern in PATTERNS) < len(PATTERNS) / 10


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25).map("".join))
def test_a_gate_never_hides_a_match(text: str) -> None:
    for pattern in PATTERNS:
        plain = [match.span() for match in pattern.real.finditer(text)]

        assert [match.span() for match in pattern.finditer(text)] == plain
        first = pattern.search(text)
        assert (first.span() if first else None) == (plain[0] if plain else None)
        assert pattern.sub("*", text) == pattern.real.sub("*", text)


@given(st.lists(st.sampled_from(("gender", "Age, gender and race ", "x " * 90)), max_size=9).map("".join))
def test_a_match_is_looked_for_about_the_words_of_the_gate_and_none_is_missed(text: str) -> None:
    for expression in (r"\b(?:age|race),? gender(?= and)|gender$|^gender", r"(?<=x )gender{1,3}(?!\w)"):
        near = compiled(expression, re.IGNORECASE)
        plain = [match.span() for match in near.real.finditer(text)]

        assert [match.span() for match in near.finditer(text)] == plain
        first = near.search(text)
        assert (first.span() if first else None) == (plain[0] if plain else None)


def test_the_sentences_that_may_hold_a_match() -> None:
    text = "The bus stops. Only men may ride.\nNobody knows."

    assert [text[slice(*span)].strip() for span in compiled(r"\bonly\b").sentences(text)] == [
        "Only men may ride."
    ]
    assert compiled(r"\bship\b").sentences(text) == []
    assert len(compiled(r"\w+").sentences(text)) == 3


def test_no_rule_compiles_an_expression_without_a_gate() -> None:
    plain = {
        path.name
        for path in Path(rules.__file__).parent.glob("*/*.py")
        if "re.compile(" in path.read_text(encoding="utf-8")
    }

    assert plain == {"pattern.py", "words.py"}

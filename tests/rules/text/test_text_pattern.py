"""An expression with a gate finds what the plain expression finds, and looks where it may match only."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _parser as parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rules
from rules.text.gates import DIGIT, starts
from rules.text.pattern import Pattern, compiled
from rules.text.words import folded


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
        (r"£\s?\d|\d\s?%", ("%", "£")),
    ],
)
def test_a_gate_is_what_every_match_holds(expression: str, gate: tuple[str, ...] | None) -> None:
    assert compiled(expression).gate == gate


def test_nearly_every_expression_of_the_rules_has_a_gate() -> None:
    assert len(PATTERNS) > 40
    assert sum(pattern.gate is None for pattern in PATTERNS) < len(PATTERNS) / 10


@pytest.mark.parametrize(
    ("expression", "begins"),
    [
        (r"\b(?:Nationally|autis\w+)\b", {"nati", "auti"}),
        (r"(?:the )?law|act", {"the ", "law", "act"}),
        (r"a{2}b|it’s|£ ?x", {"a", "it's", "£ x", "£x"}),
        (r"(?<!not )\d+ years?|[1-9]\+|20\d\d", {DIGIT, "20"}),
        (r"(?:no|nor) one", {"no o", "nor "}),
        (r"[^0-9]a", None),
        (r"x?y*", None),
        (r"\s*yes", None),
        (r"[A-F]x", None),
    ],
)
def test_with_what_a_match_begins(expression: str, begins: set[str] | None) -> None:
    assert starts(parser.parse(expression)) == begins


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25).map("".join))
def test_a_gate_never_hides_a_match(text: str) -> None:
    for pattern in PATTERNS:
        said = folded(text) if pattern.low else text
        plain = [match.span() for match in pattern.real.finditer(said)]

        assert [match.span() for match in pattern.finditer(text)] == plain
        first = pattern.search(text)
        assert (first.span() if first else None) == (plain[0] if plain else None)
        if not pattern.low:
            assert pattern.sub("*", text) == pattern.real.sub("*", text)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join), st.data())
def test_within_a_part_of_a_text_the_same_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for pattern in PATTERNS:
        said = folded(text) if pattern.low else text
        plain = [match.span() for match in pattern.real.finditer(said, start, end)]

        assert [match.span() for match in pattern.finditer(text, start, end)] == plain
        first = pattern.search(text, start, end)
        assert (first.span() if first else None) == (plain[0] if plain else None)


@given(st.lists(st.sampled_from(("gender", "Age, gender and race ", "x " * 90)), max_size=9).map("".join))
def test_a_match_is_looked_for_where_one_may_begin_and_none_is_missed(text: str) -> None:
    for expression in (r"\b(?:age|race),? gender(?= and)|gender$|^gender", r"(?<=x )gender{1,3}(?!\w)"):
        near = compiled(expression, re.IGNORECASE)
        plain = [match.span() for match in near.real.finditer(text)]

        assert [match.span() for match in near.finditer(text)] == plain
        first = near.search(text)
        assert (first.span() if first else None) == (plain[0] if plain else None)


@pytest.mark.parametrize("word", ["ſection", "sectıon", "SECTİON", "٣ section", "Section"])
def test_letters_and_digits_that_look_like_no_others_are_matched_as_re_does(word: str) -> None:
    text = f"see section 3 and {word} 4"
    for expression in (r"\bsection \d", r"\d section", r"see section|section 4"):
        plain = [match.span() for match in re.finditer(expression, text, re.IGNORECASE)]

        assert [match.span() for match in compiled(expression, re.IGNORECASE).finditer(text)] == plain


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

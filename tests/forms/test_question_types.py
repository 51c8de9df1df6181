"""Each question type: what a page posts comes back as the same page, and half an answer is kept."""

from __future__ import annotations

from typing import Any

import pytest

from forms.columns import FIXED
from forms.model import Level, Option, Question, Scale
from forms.types import TYPES, NotUnderstood

SCALE = Scale("impact", "Impact", (Level("high", "High", "", 2), Level("low", "Low", "", 0)))


def question(kind: str) -> Question:
    return Question(
        id="q",
        type=kind,
        purpose="comments",
        label="Question",
        detail="Say more" if kind.startswith("yes_no") else "",
        options=(Option("one", "First"), Option("two", "Second")) if kind in ("one_of", "several_of") else (),
        scale=SCALE if kind == "scale" else None,
        columns=FIXED.get(kind, FIXED["actions"] if kind == "table" else ()),
    )


ANSWERS: dict[str, Any] = {
    "short_text": "Words",
    "long_text": "Words\n- and bullets",
    "yes_no": {"choice": "yes", "text": "because"},
    "yes_no_unsure": {"choice": "dont_know"},
    "one_of": "two",
    "several_of": ["one", "two"],
    "scale": "low",
    "date": {"typed": "31/05/2022", "date": "2022-05-31"},
    "month_or_date": {"typed": "November 2022", "date": "2022-11"},
    "person": {"name": "", "post": "Team manager"},
    "people": [{"name": "", "post": "Team manager"}, {"name": "A N Other", "post": ""}],
    "attachment": {"title": "Draft specification", "where": "https://example.org/spec"},
    "sign_off": {
        "people": [{"name": "", "post": "Head"}],
        "date": {"typed": "1/2/2022", "date": "2022-02-01"},
    },
    "table": [{"action": "Ask", "due": {"typed": "soon", "date": None}}],
    "evidence": [{"source": "Survey", "figure": "61 of 248", "kind": "quantitative"}],
    "consultation": [{"who": "Parents", "said": "Evenings are hard"}],
    "actions": [{"action": "Keep Tuesday", "due": {"typed": "30/09/2022", "date": "2022-09-30"}}],
}


def posted(kind: str, value: Any) -> dict[str, list[str]]:
    inputs = TYPES[kind].inputs(question(kind), "age.q", value)
    return {name: shown if isinstance(shown, list) else [shown] for name, shown in inputs.items()}


def test_there_is_an_example_of_every_type() -> None:
    assert ANSWERS.keys() == TYPES.keys()


@pytest.mark.parametrize("kind", TYPES)
def test_what_the_page_shows_is_what_it_posts(kind: str) -> None:
    value = ANSWERS[kind]
    assert TYPES[kind].fits(question(kind), value)
    assert TYPES[kind].read(question(kind), "age.q", posted(kind, value)) == value
    assert TYPES[kind].as_text(question(kind), value)
    assert not TYPES[kind].is_blank(value)


@pytest.mark.parametrize("kind", TYPES)
def test_an_empty_page_is_a_blank_answer(kind: str) -> None:
    assert TYPES[kind].read(question(kind), "age.q", posted(kind, None)) is None
    assert TYPES[kind].is_blank(None)
    assert TYPES[kind].as_text(question(kind), None) == ""


@pytest.mark.parametrize("kind", ["yes_no", "yes_no_unsure", "one_of", "several_of", "scale"])
def test_an_option_the_form_does_not_have_is_not_understood(kind: str) -> None:
    with pytest.raises(NotUnderstood, match="answers shown"):
        TYPES[kind].read(question(kind), "q", {"q": ["maybe"]})


def test_half_a_date_is_kept_with_a_sentence() -> None:
    date = TYPES["date"]
    value = date.read(question("date"), "q", {"q-day": ["31"], "q-month": [""], "q-year": ["2022"]})
    assert value == {"typed": "31//2022", "date": None}
    assert "Enter a day" in (date.problem(question("date"), value) or "")
    assert date.inputs(question("date"), "q", value) == {"q-day": "31", "q-month": "", "q-year": "2022"}


def test_a_text_sent_twice_keeps_both() -> None:
    assert TYPES["long_text"].read(question("long_text"), "q", {"q": ["one", "two"]}) == "one\ntwo"


def test_two_different_choices_are_not_chosen_between() -> None:
    with pytest.raises(NotUnderstood, match="Two different"):
        TYPES["yes_no"].read(question("yes_no"), "q", {"q": ["yes", "no"]})


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("wrong", [7, {"choice": []}, [[]], [{"kind": []}], {"typed": 3}, {"people": 1}])
def test_a_value_of_another_shape_is_refused_without_a_fault(kind: str, wrong: Any) -> None:
    assert TYPES[kind].fits(question(kind), wrong) in (True, False)
    if wrong == 7:
        assert not TYPES[kind].fits(question(kind), wrong)


@pytest.mark.parametrize("wrong", [{"typed": "May"}, {"typed": "May", "date": "2022-13"}, {"date": None}])
def test_a_date_without_one_of_its_halves_is_refused(wrong: Any) -> None:
    for kind, value in (
        ("date", wrong),
        ("sign_off", {"people": [], "date": wrong}),
        ("actions", [{"due": wrong}]),
    ):
        assert not TYPES[kind].fits(question(kind), value)

"""Remembered or not, the same comes out: random edits of a form, checked by one engine that remembers and one that
never saw the form before."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rules
from forms.answer import Answer
from forms.definition import parse, shipped
from forms.document import About, Document, Waiver
from rules import Hit, memory
from rules.example import document
from rules.memory import Memory
from rules.view import View

FORM = shipped("eia-standard@1.0")
ADDRESSES = sorted(
    f"{who.id}.{question.id}" if who else question.id
    for section in FORM.sections
    for who in (FORM.characteristics if section.for_each else (None,))
    for question in section.questions
)
TEXTS = (
    "", "No", "Open to all.", "31% (43 of 139) in 2025, our records.", "It is well documented. TBC",
    "The provider will ensure access. Call 07700 900123.", "Some older people may lose the bus; action 2.",
    "We asked 14 parents at two workshops in January and moved two sessions to 6 pm because of what they said.",
)  # fmt: skip


def a_value(kind: str, text: str) -> Any:
    day = {"typed": "1 May 2026", "date": "2026-05-01"}
    return {
        "yes_no": {"choice": "yes" if len(text) % 2 else "no", "text": text},
        "yes_no_unsure": {"choice": ("yes", "no", "dont_know")[len(text) % 3], "text": text},
        "date": day,
        "month_or_date": day,
        "scale": ("low", "medium", "high")[len(text) % 3],
        "actions": [{"action": text, "owner": "Ada Bell", "due": day}],
        "evidence": [{"tells": text, "figure": "12%"}],
        "consultation": [{"who": "Parents", "said": text}],
        "person": {"name": "Ada Bell", "post": text},
        "people": [{"name": "Ada Bell", "post": text}],
    }.get(kind, text)


EDIT = st.tuples(st.sampled_from(ADDRESSES), st.sampled_from((*TEXTS, None, "unreadable")))


def an_edit(answers: dict[str, Any], edit: tuple[str, str | None]) -> dict[str, Any]:
    address, text = edit
    found = FORM.find(address)
    assert found
    if text is None:
        return {key: value for key, value in answers.items() if key != address}
    return answers | {
        address: {"unreadable": "Lost."} if text == "unreadable" else a_value(found[2].type, text)
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDIT, min_size=1, max_size=12), st.integers(0, 2), st.booleans())
def test_what_is_remembered_is_what_a_new_engine_finds(
    edits: list[tuple[str, str | None]], day: int, waived: bool
) -> None:
    answers: dict[str, Any] = {}
    for number, edit in enumerate(edits):
        answers = an_edit(answers, edit)
        about = About(
            title="Library", lead_officer="Ada Bell", status="with_approver" if number % 3 else "draft"
        )
        waivers = (Waiver("EVD02", edit[0], "Known.", "Lead", "2026-03-01"),) if waived else ()
        made = Document(FORM, answers, about, waivers, datetime.date(2026, 3, 1 + day))
        new = replace(made, definition=parse(FORM.source, "new"))

        assert rules.check(made) == rules.check(new)
        assert rules.check(made) == rules.check(new)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of what one rule was run on: it reads the summary, and then the title if there is a summary."""
    ran: list[str] = []

    def check(doc: Document) -> Iterator[Hit]:
        ran.append("run")
        if not doc.is_blank("summary"):
            title = doc.answer("title")
            if title and title.is_blank:
                yield Hit(title.address, "No title.")

    monkeypatch.setitem(rules.RULES, "AIM04", replace(rules.RULES["AIM04"], check=check, needs=()))
    return ran


def test_a_rule_runs_again_only_when_what_it_read_has_changed(counted: list[str]) -> None:
    first = document({"answers": {"summary": None, "title": None, "cost": "1"}}, ())

    def found(**changes: Any) -> int:
        made = replace(first, answers={**first.answers, **changes})
        return sum(finding.code == "AIM04" for finding in rules.check(made))

    assert [found(), found(cost="2"), found(title="A"), found()] == [0, 0, 0, 0]
    assert len(counted) == 1
    assert [found(summary="S"), found(summary="S", cost="3")] == [1, 1]
    assert len(counted) == 2
    assert [found(summary="S", title="A"), found(summary="S"), found()] == [0, 1, 0]
    assert len(counted) == 5


def test_a_rule_that_judges_each_text_runs_again_only_on_what_was_written_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: list[str] = []

    def check(doc: Document, answer: Answer, text: str) -> Iterator[Hit]:
        judged.append(text)
        if text.startswith("W"):
            yield Hit(answer.address, f"{text} {doc.about.title}")

    rule = replace(rules.RULES["AIM04"], check=check, needs=(), each="text")
    monkeypatch.setitem(rules.RULES, "AIM04", rule)
    first = document({"answers": {"summary": "W", "title": "T", "age.evidence": "E"}}, ())

    def found(title: str = "", **changes: Any) -> list[str]:
        judged.clear()
        answers = {key: value for key, value in {**first.answers, **changes}.items() if value}
        made = replace(first, answers=answers, about=About(title=title))
        return [finding.message for finding in rules.check(made) if finding.code == "AIM04"]

    assert found() == ["W "] and sorted(judged) == ["E", "T", "W"]
    assert found() == ["W "] and judged == []
    assert found(title="X") == ["W X"] and judged == ["W"], "it alone read the cover"
    assert found(**{"title": "X", "age.evidence": "W2"}) == ["W X", "W2 X"] and judged == ["W2"]
    assert found(title="X", summary=None) == [] and judged == ["E"]


def test_a_rule_over_different_texts_runs_again_where_their_answers_are_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: list[str] = []

    def check(doc: Document, text: str, answers: Sequence[Answer]) -> Iterator[Hit]:
        judged.append(text)
        yield Hit(answers[0].address, f"{text}: {len(answers)}")

    rule = replace(rules.RULES["AIM04"], check=check, needs=(), each="texts")
    monkeypatch.setitem(rules.RULES, "AIM04", rule)
    first = document({"answers": {"age.evidence": "A", "sex.evidence": "A ", "race.evidence": "B"}}, ())

    def found(**changes: Any) -> list[str]:
        judged.clear()
        made = replace(first, answers={**first.answers, **changes})
        return [finding.message for finding in rules.check(made) if finding.code == "AIM04"]

    assert found() == ["A: 2", "B: 1"]
    assert found(**{"sex.evidence": "B"}) == ["A: 1", "B: 2"] and sorted(judged) == ["A", "B"]
    assert found(**{"sex.evidence": "C"}) == ["A: 1", "B: 1", "C: 1"] and sorted(judged) == ["B", "C"]


def test_a_rule_over_purposes_runs_again_only_on_what_was_answered_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: list[str] = []

    def check(doc: Document, purpose: str) -> Iterator[Hit]:
        judged.append(purpose)
        yield from (Hit(answer.address, f"{purpose}: {answer.text}") for answer in doc.all(purpose))

    rule = replace(rules.RULES["AIM04"], check=check, needs=(), each="purpose")
    monkeypatch.setitem(rules.RULES, "AIM04", rule)
    first = document({"answers": {"summary": "S", "title": "T"}}, ())

    def found(**changes: Any) -> list[str]:
        judged.clear()
        made = replace(first, answers={**first.answers, **changes})
        return [finding.message for finding in rules.check(made) if finding.code == "AIM04"]

    assert sorted(found()) == ["summary: S", "title: T"] and judged == ["summary", "title"]
    assert sorted(found(title="U")) == ["summary: S", "title: U"] and judged == ["title"]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch, counted: list[str]) -> None:
    monkeypatch.setattr(memory, "MOST", 5)
    monkeypatch.setattr(memory, "ROOM", 200)
    first = document({"answers": {"summary": None, "title": None}}, ())
    for number in range(60):
        about = About(reference=f"EIA-2026-{number % 9:04}")
        made = replace(first, answers={"summary": "S" * number, "title": None}, about=about)
        assert sum(finding.code == "AIM04" for finding in rules.check(made)) == (number > 0)
        held = Memory.of(first)._last.values()
        assert len(held) <= 5
        assert sum(checked.length for checked in held) <= 200

    assert [checked.document.about.reference for checked in held] == [
        "EIA-2026-0003",
        "EIA-2026-0004",
        "EIA-2026-0005",
    ]


def test_threads_that_check_at_the_same_time_find_what_one_alone_finds() -> None:
    made = [
        Document(
            FORM, an_edit({}, (ADDRESSES[number % 40], TEXTS[number % 8])), About(reference=str(number % 3))
        )
        for number in range(60)
    ]
    alone = [rules.check(replace(one, definition=parse(FORM.source, "new"))) for one in made]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(rules.check, made)) == alone


def test_a_view_shows_the_document_and_notes_what_was_asked() -> None:
    made = document({"answers": {"summary": "S", "age.evidence": "E"}}, ())
    view = View(made)

    assert view.read == frozenset()
    assert view.all("evidence") == made.all("evidence") and view.read == {"evidence"}
    assert view.at("summary") == made.at("summary") and view.asks("summary")
    assert view.at("nowhere") is None and view.places() == made.places()
    assert view.read == {"evidence", "summary", "the layout"}
    assert view.to_json() == made.to_json()
    assert view.read >= {"all answers", "the cover", "the day", "the waivers"}

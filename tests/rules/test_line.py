"""The line of a characteristic: its steps in words, what is blank, and what contradicts what."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest

import rules
from forms.definition import FOLDER, shipped
from forms.document import Document, Waiver
from rules import Finding, Severity
from rules.line import MARKS, STEPS, Line, Step, lines

FORMS = ("cheshire-east@2022", "eia-standard@1.0")


def document(ref: str = "cheshire-east@2022", **answers: Any) -> Document:
    said = {address.replace("__", "."): value for address, value in answers.items()}
    said = {"proceed": {"choice": "yes"}, **said}
    return Document(shipped(ref), said, as_of=datetime.date(2027, 3, 2))


def line(source: Document, who: str = "age", findings: tuple[Finding, ...] = ()) -> Line:
    return next(line for line in lines(source, findings) if line.who.id == who)


def steps(source: Document, who: str = "age", findings: tuple[Finding, ...] = ()) -> dict[str, Step]:
    return {step.name: step for step in line(source, who, findings).steps}


def finding(address: str, other: str, **more: Any) -> Finding:
    return Finding("XXX01", "x", Severity.WARNING, "H", address, "They differ.", "", "", None, other, **more)


@pytest.mark.parametrize("ref", FORMS)
def test_every_characteristic_has_a_line_with_every_step(ref: str) -> None:
    blank = document(ref)

    found = lines(blank)

    assert [line.who for line in found] == list(blank.characteristics)
    assert all([step.name for step in line.steps] == list(STEPS) for line in found)
    assert {step.state for step in found[0].steps} - {"unasked"} == {"blank"}
    assert found[0].is_broken


def test_a_step_that_is_not_asked_is_not_called_blank() -> None:
    stopped = document(proceed={"choice": "no"})

    assert steps(stopped)["impact"] == Step("impact", "not asked", "unasked")
    assert steps(stopped)["screening"].state == "blank"


def test_the_words_of_a_whole_line() -> None:
    said = steps(
        document(
            age__negative_screen={"choice": "yes", "text": ""},
            age__evidence="Census 2021 (ONS): 21% of residents are over 65.",
            age__consultation_done={"choice": "yes", "text": "Two meetings in May."},
            age__adverse={"choice": "yes", "text": "Longer journeys."},
            age__positive={"choice": "yes", "text": "Warmer rooms."},
            age__rating="high",
            age__mitigation="A bus on Tuesdays.",
            actions=[{"action": "Run a bus for older people"}],
        )
    )

    assert {name: step.words for name, step in said.items()} == {
        "screening": "harm possible",
        "evidence": "figure and source",
        "consultation": "yes",
        "impact": "negative and positive",
        "rating": "High",
        "action": "measure and 1 action",
    }
    assert {step.state for step in said.values()} == {"stated"}
    assert said["action"].address == "age.mitigation"


def test_screening_against_impact_is_marked_at_both_steps() -> None:
    said = steps(
        document(
            age__negative_screen={"choice": "yes", "text": ""}, age__adverse={"choice": "no", "text": "None."}
        )
    )

    assert said["screening"].state == said["impact"].state == "clash"
    assert said["screening"].mark == MARKS["clash"] != ""
    assert said["screening"].against == ("impact",)
    assert said["impact"].because == said["screening"].because


def test_a_line_says_each_contradiction_once() -> None:
    source = document(
        age__negative_screen={"choice": "yes", "text": ""}, age__adverse={"choice": "no", "text": "None."}
    )

    assert line(source).sentences == (steps(source)["impact"].because[0],) and line(source).is_clashing
    assert not line(source, "sex").is_clashing and line(source, "sex").is_broken


def test_a_low_rating_without_evidence_and_harm_without_action_are_contradictions() -> None:
    said = steps(
        document(
            age__evidence="We know our users.", age__adverse={"choice": "yes", "text": "x"}, age__rating="low"
        )
    )

    assert said["evidence"].against == ("rating",)
    assert said["action"].against == ("impact",)
    assert said["action"].words == "nothing planned"


def test_an_action_for_everyone_is_an_action_for_this_row() -> None:
    said = steps(
        document(
            age__adverse={"choice": "yes", "text": "x"}, actions=[{"action": "Send a letter to all users"}]
        )
    )

    assert (said["action"].words, said["action"].state) == ("1 action", "stated")


def test_what_an_import_lost_is_neither_blank_nor_a_contradiction() -> None:
    said = steps(document(age__adverse={"unreadable": "#REF!"}, age__rating="low"))

    assert (said["impact"].words, said["impact"].state) == ("cannot be read", "unreadable")
    assert said["impact"].against == ()


def test_a_yes_to_consultation_without_a_word_says_so() -> None:
    assert steps(document(age__consultation_done={"choice": "yes", "text": ""}))["consultation"].words == (
        "yes, without details"
    )


def test_a_finding_that_names_two_steps_of_a_row_is_a_contradiction() -> None:
    source = document(age__rating="high", age__mitigation="A bus.")
    found = finding("age.rating", "age.consultation_done")

    assert steps(source, findings=(found,))["consultation"].because == ("They differ.",)
    assert steps(source, "sex", (found,))["consultation"].against == ()


def test_an_accepted_finding_and_one_across_rows_are_none() -> None:
    source = document(age__rating="high", age__mitigation="A bus.")
    accepted = finding(
        "age.rating",
        "age.evidence",
        waived=Waiver("XXX01", "age.rating", "It is right.", "Lead", "2027-03-01"),
    )
    across = finding("age.rating", "sex.evidence")

    assert steps(source, findings=(accepted, across))["rating"].against == ()


def test_the_samples() -> None:
    good = Document.from_json(json.loads((FOLDER / "eia-standard/good.sample.json").read_text("utf-8")))
    weak = Document.from_json(json.loads((FOLDER / "cheshire-east/weak.sample.json").read_text("utf-8")))

    assert [line.who.id for line in lines(good, rules.check(good)) if line.is_broken] == []
    broken = [line for line in lines(weak, rules.check(weak)) if line.is_broken]
    assert len(broken) > len(lines(weak)) / 2
    assert lines(replace(weak, answers={}))[0].is_broken

"""The rules that read closely: on both shipped forms, on blank and lost answers, on a screening that stops, and
beside a history or a register.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest

import rules
from forms.definition import FOLDER, shipped
from forms.document import About, Document
from rules.history import History
from rules.register import Register

FORMS = ("cheshire-east@2022", "eia-standard@1.0")
TODAY = datetime.date(2026, 11, 22)
STRONG = json.loads((FOLDER / "eia-standard" / "good.sample.json").read_text(encoding="utf-8"))
#: They speak of words and never of blanks.
OF_WORDS = {
    "DES02", "DES07", "SCR07", "SCR08", "EVD04", "EVD07", "EVD08", "EVD09", "EVD11", "EVD14", "EVD16", "EVD17",
    "EVD19", "IMP08", "IMP11", "IMP12", "IMP13", "IMP15", "IMP16", "IMP17", "INT03", "INT04", "INT05", "INT06", "PRC04",
}  # fmt: skip
REGISTER = Register.from_json(
    {
        "others": [{"reference": "EIA-2026-0100", "is_cumulative": True}],
        "local_characteristics": ["armed_forces"],
    }
)
HISTORY = History.from_json({"edits": [{"address": "summary", "at": "2026-11-01T10:00:00"}]})


def a_document(ref: str, answers: dict[str, Any]) -> Document:
    return Document(replace(shipped(ref), profile="thorough"), answers, About(), (), TODAY)


def found(document: Document) -> dict[str, set[str]]:
    by_code: dict[str, set[str]] = {}
    for finding in rules.check(document, "publishing", history=HISTORY, register=REGISTER):
        by_code.setdefault(finding.code, set()).add(finding.address)
    return by_code


@pytest.mark.parametrize("ref", FORMS)
@pytest.mark.parametrize("choice", ["yes", None])
def test_on_a_blank_form_they_are_silent(ref: str, choice: str | None) -> None:
    answers = {"proceed": {"choice": choice}} if choice else {}

    assert found(a_document(ref, answers)).keys() & OF_WORDS == set()


@pytest.mark.parametrize("ref", FORMS)
def test_on_lost_answers_they_are_silent(ref: str) -> None:
    lost: dict[str, Any] = {}
    for _ in range(3):  # a lost answer shows the questions that hang on it
        lost = {place.address: {"unreadable": "Lost."} for place in a_document(ref, lost).places()}

    assert found(a_document(ref, lost)).keys() & (OF_WORDS | {"DES10", "DES11"}) == set()


def test_a_follow_up_that_hangs_on_a_lost_answer_is_not_missed() -> None:
    lost = {"unreadable": "The tick was lost."}
    shown = {"proceed": {"choice": "yes"}, "outcome": "stop", "age.adverse": lost}

    assert "age.rating_reason" not in found(a_document("eia-standard@1.0", shown))["DES11"]
    marked = shown | {"age.adverse": {"choice": "yes"}}
    assert "age.rating_reason" in found(a_document("eia-standard@1.0", marked))["DES11"]


@pytest.mark.parametrize("ref", FORMS)
def test_a_screening_that_stops_is_not_asked_for_what_it_does_not_show(ref: str) -> None:
    document = a_document(
        ref,
        {
            "proceed": {"choice": "no"},
            "description": "At present the hall has red doors. We will paint them blue.",
        },
    )
    places = {place.address for place in document.places()}
    by_code = found(document)

    assert by_code.keys() & OF_WORDS <= {"INT05"}
    assert set().union(*by_code.values()) <= places


@pytest.mark.parametrize("ref", FORMS)
@pytest.mark.parametrize("choice", ["yes", "no", None])
def test_every_required_question_left_blank_is_spoken_of(ref: str, choice: str | None) -> None:
    document = a_document(ref, {"proceed": {"choice": choice}} if choice else {})
    blank = {
        place.address
        for place in document.places()
        if place.question.required and document.at(place.address).is_blank  # type: ignore[union-attr]
    }
    rows = {address.partition(".")[2] for address in blank if "." in address}
    by_code = found(document)
    spoken = set().union(*by_code.values())
    signing = {"lead_sign_off", "head_sign_off"}

    assert blank and {address for address in blank if "." not in address} - spoken <= signing | {"start_date"}
    assert rows <= {address.partition(".")[2] for address in spoken if "." in address}
    others = set().union(*(places for code, places in by_code.items() if code != "DES11"))
    assert by_code.get("DES11", set()) & others == set(), "two rules speak of one blank"


def strong(changes: dict[str, Any]) -> Document:
    document = Document.from_json(STRONG | {"answers": STRONG["answers"] | changes})
    return replace(document, definition=replace(document.definition, profile="thorough"))


def codes(document: Document, **beside: Any) -> set[str]:
    return {f"{f.code} {f.address}" for f in rules.check(document, **beside) if f.code in OF_WORDS}


CELL = "The hall is used most by people from the two streets behind it, as we counted in May."


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(CELL, {"EVD07 benefit"}), ("Readers come mostly by bus, as we counted in two weeks of May.", set())],
)
def test_a_cell_of_another_assessment_is_known_again(cell: str, expected: set[str]) -> None:
    register = Register.from_json({"others": [{"reference": "EIA-2025-0004", "cells": {"summary": cell}}]})

    assert codes(strong({"benefit": CELL}), register=register) == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([{"reference": "EIA-2026-0100", "is_cumulative": True}], {"INT03 cumulative"}),
        ([{"reference": "EIA-2026-0031", "is_cumulative": True}], set()),  # the good sample names it
        ([{"reference": "EIA-2026-0100"}], set()),
    ],
)
def test_a_saving_names_the_assessment_of_the_whole_budget(others: list[Any], expected: set[str]) -> None:
    assert codes(strong({}), register=Register.from_json({"others": others})) == expected


@pytest.mark.parametrize(
    ("groups", "expected"),
    [(["armed_forces"], {"INT05 age.evidence"}), (["care_experience", "carers"], set())],
)
def test_a_local_group_has_a_row_or_a_word(groups: list[str], expected: set[str]) -> None:
    assert codes(strong({}), register=Register.from_json({"local_characteristics": groups})) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"affected": ["age"]}, {"INT06 cumulative"}),
        ({"service": "libraries"}, {"INT06 cumulative"}),
        ({"affected": ["race"], "service": "Parks"}, set()),
        ({"affected": ["age"], "start": "2021-05-01"}, set()),
        ({"affected": ["age"], "reference": "EIA-2026-0031"}, set()),  # the good sample names it
        ({"affected": ["age"], "is_cumulative": True, "reference": "EIA-2026-0031"}, set()),
    ],
)
def test_other_changes_for_the_same_people_are_named(other: dict[str, Any], expected: set[str]) -> None:
    whole = {"reference": "EIA-2026-0090", "title": "Fares", "start": "2026-09-01", **other}

    assert codes(strong({}), register=Register.from_json({"others": [whole]})) == expected


def test_rows_saved_together_in_the_same_words() -> None:
    document = strong({})
    same = {
        "choice": "no",
        "text": "We found nothing in the plan that treats these people worse, and 9 groups agreed.",
    }
    rows = [f"{who.id}.positive" for who in document.characteristics][:7]
    edited = {place.address: "2027-01-05T09:00:00" for place in document.places()}

    def history(seconds: int) -> History:
        times = edited | {
            address: (datetime.datetime(2027, 1, 9, 10) + datetime.timedelta(seconds=seconds * n)).isoformat()
            for n, address in enumerate(rows)
        }
        return History.from_json({"edits": [{"address": a, "at": at} for a, at in times.items()]})

    stamped = strong(dict.fromkeys(rows, same))
    at_once, one_by_one = (
        {item for item in codes(stamped, history=history(step)) if item.startswith("IMP17")}
        for step in (6, 600)
    )

    assert at_once == {"IMP17 age.positive"}
    assert one_by_one == set()


def test_a_row_that_nobody_edited() -> None:
    document = strong({})
    edits = [
        {"address": place.address, "at": "2027-01-05T09:00:00"}
        for place in document.places()
        if place.address != "race.adverse"
    ]

    assert codes(document, history=History.from_json({"edits": edits})) == {"IMP17 race.adverse"}
    assert codes(document, history=History()) == set()

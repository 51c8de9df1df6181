"""From the transcription to a Document: no word lost, none invented, and what could not be read says so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from convert import LOST, convert, main

from forms.document import Document

#: The keys of the transcription that hold what stood in a cell; the others are labels and notes on the reading.
CELLS = {
    "answer", "evidence", "consultation_yes_column", "consultation_no_column", "date_cell", "adverse_impact",
    "positive_impact", "rating", "further_action", "action", "monitoring", "officer_responsible", "target_date",
    "date",
}  # fmt: skip
ROWS = (
    "age", "disability", "gender_reassignment", "marriage_and_civil_partnership", "pregnancy_and_maternity",
    "race", "religion_or_belief", "sex", "sexual_orientation", "carers", "socio_economic_status",
)  # fmt: skip


def words(text: str) -> Iterator[str]:
    yield from re.findall(r"\w+", text.lower())


def cells(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key in CELLS and isinstance(value, str):
                yield value.removeprefix("Date ") if key == "date_cell" else value
            elif key != "column_labels":
                yield from cells(value)
    elif isinstance(part, list):
        for item in part:
            yield from cells(item)


def texts(value: Any) -> Iterator[str]:
    """What an answer says; of a date the words as typed, since the parsed day is ours."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict) and "typed" in value:
        yield value["typed"]
    elif isinstance(value, dict) and value != LOST:
        for item in value.values():
            yield from texts(item)


def test_every_word_is_there_as_often_as_it_was_read(transcription: Any, document: Document) -> None:
    sections = [part for key, part in transcription.items() if key.startswith("section_")]
    read = Counter(word for cell in cells(sections) for word in words(cell))
    kept = Counter(word for text in texts(list(document.answers.values())) for word in words(text))

    assert sum(read.values()) > 1_500
    assert read - kept == Counter(), "lost"
    assert kept - read == Counter(), "invented"


def test_the_ticks_that_were_lost_are_unreadable_and_nothing_else_is(document: Document) -> None:
    unreadable = {address for address, value in document.answers.items() if value == LOST}

    expected = {"document_type", "document_stage", "proceed", *(f"{who}.negative_screen" for who in ROWS)}
    assert unreadable == expected


def test_empty_cells_stay_empty(document: Document) -> None:
    blank = {place.address for place in document.places() if document.at(place.address).is_blank}  # type: ignore[union-attr]

    assert blank == {
        "attachment", "summary", "review_date", "sexual_orientation.positive", "sexual_orientation.rating",
        "sexual_orientation.mitigation",
    }  # fmt: skip


def test_the_full_assessment_is_asked_though_the_tick_to_go_on_was_lost(document: Document) -> None:
    assert {"impacts", "contractors", "sign_off"} <= {place.section.id for place in document.places()}


def test_a_yes_with_words_is_a_choice_and_words(document: Document) -> None:
    consulted = [document.answers[f"{who}.consultation_done"] for who in ROWS]
    contractors = document.answers["contractors"]

    assert [value["choice"] for value in consulted] == ["yes"] * 11
    assert ["text" in value for value in consulted] == [True] + [False] * 10
    assert (contractors["choice"], contractors["text"][:4]) == ("yes", "The ")


def test_names_and_dates_are_split_as_read(transcription: Any, document: Document) -> None:
    part = transcription["section_4_review_and_conclusion"]["lead_officer_signoff"]
    lead = document.answers["lead_sign_off"]

    assert [person["name"] for person in lead["people"]] == part["names_as_read"]
    assert lead["date"] == {"typed": "09/02/2022", "date": "2022-02-09"}
    assert document.answers["lead_officer"]["post"].startswith("Head of Service")
    assert document.answers["actions"][0]["due"] == {"typed": "November 2022", "date": "2022-11"}
    assert document.as_of.isoformat() == "2022-02-09"


def test_the_document_stands_alone(transcription: Any, document: Document) -> None:
    made = convert(transcription)

    assert made["definition"]["id"] == "cheshire-east"
    assert Document.from_json(json.loads(json.dumps(made))) == document
    assert document.about.version == "1.0"


def test_every_printed_line_of_the_form_is_in_the_definition(document: Document, printed_form: str) -> None:
    marking = "OFFICIAL"  # at the foot of pages: of the printed copy, not of the form
    lines = [line[2:] for line in printed_form.splitlines() if line.startswith("> ")]
    said = flat(" ".join(printed_words(document)))

    assert len(lines) > 80
    assert [line for line in lines if line != marking and f" {flat(line)} " not in f" {said} "] == []


def flat(text: str) -> str:
    return " ".join(text.split())


def printed_words(document: Document) -> Iterator[str]:
    """All that the definition prints, in reading order, without the examples, which are ours."""
    form = document.definition
    yield from (form.title, *form.introduction)
    for section in form.sections:
        yield from (section.part, section.title, *section.guidance)
        yield from (section.label_of(who) for who in form.characteristics if section.for_each)
        for question in section.questions:
            yield from (question.label, *question.guidance, question.detail)
            yield from (option.label for option in question.options)
            yield from (column.label for column in question.columns)
            if question.scale:
                yield from (f"{level.label}: {level.definition}" for level in question.scale.levels)
            if question.type.startswith("yes_no"):
                yield "Yes No"
            if question.type == "sign_off":
                yield "Date"
    yield from form.closing


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Usage: "),
        (["one"], "Usage: "),
        (["nowhere.json", "out.json"], "nowhere.json: No such file"),
        (["empty.json", "out.json"], "empty.json: this is not a JSON file"),
        (["other.json", "out.json"], "other.json: this is not a transcription"),
        (["list.json", "out.json"], "list.json: this is not a transcription"),
    ],
)
def test_a_bad_call_ends_with_a_sentence_and_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str], sentence: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    for name, text in (("empty.json", ""), ("other.json", "{}"), ("list.json", "[]")):
        (tmp_path / name).write_text(text, encoding="utf-8")

    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith(sentence)
    assert not (tmp_path / "out.json").exists()


def test_the_command_writes_the_document(transcription: Any, tmp_path: Path) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    source.write_text(json.dumps(transcription), encoding="utf-8")
    command = [sys.executable, str(Path(__file__).with_name("convert.py")), str(source), str(target)]

    done = subprocess.run(command, capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8")) == convert(transcription)

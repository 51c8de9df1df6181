"""A broken definition is refused with the file, the place in it and a sentence; the schema refuses it too."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from forms.definition import FOLDER, DefinitionError, load, parse, shipped

SCHEMA = Draft202012Validator(json.loads((FOLDER.parent / "schema.json").read_text(encoding="utf-8")))
Change = Callable[[dict[str, Any]], object]

SMALL: dict[str, Any] = {
    "id": "small", "version": "1", "title": "A small form",
    "characteristics": [{"id": "age", "label": "Age", "statutory": True}],
    "scales": [{"id": "impact", "levels": [{"id": "low", "label": "Low", "severity": 0}]}],
    "sections": [
        {"id": "start", "title": "Start", "questions": [
            {"id": "proceed", "type": "yes_no", "purpose": "proceed", "label": "Go on?"},
            {"id": "kind", "type": "one_of", "purpose": "document_type", "label": "Which?",
             "options": [{"id": "policy", "label": "Policy"}]}]},
        {"id": "impacts", "title": "Impacts", "stage": "full", "for_each": "characteristic",
         "show_when": {"question": "proceed", "equals": "yes"}, "questions": [
            {"id": "rating", "type": "scale", "purpose": "rating", "label": "Rate", "scale": "impact"},
            {"id": "evidence", "type": "evidence", "purpose": "evidence", "label": "Evidence",
             "columns": [{"id": "source", "label": "Source"}]}]},
        {"id": "end", "title": "End", "questions": [
            {"id": "sign", "type": "sign_off", "purpose": "lead_sign_off", "label": "Sign", "signs": "lead"},
            {"id": "list", "type": "table", "purpose": "comments", "label": "List",
             "columns": [{"id": "what", "label": "What", "type": "short_text"}]}]},
    ],
}  # fmt: skip


def question(form: dict[str, Any], section: int, place: int) -> dict[str, Any]:
    return form["sections"][section]["questions"][place]


def small(change: Change | None = None) -> dict[str, Any]:
    form = copy.deepcopy(SMALL)
    if change:
        change(form)
    return form


def test_the_small_form_is_sound() -> None:
    assert parse(small()).ref == "small@1"
    assert SCHEMA.is_valid(small())


#: name: (the change that breaks the small form, the place named, part of the sentence)
BOTH: dict[str, tuple[Change, str, str]] = {
    "no title": (lambda f: f.pop("title"), "$.title", "missing"),
    "no version": (lambda f: f.update(version=" "), "$.version", "missing"),
    "an odd id": (lambda f: f.update(id="My form"), "$.id", "cannot be an id"),
    "an odd version": (lambda f: f.update(version="../1"), "$.version", "cannot be a version"),
    "no sections": (lambda f: f.update(sections=[]), "$.sections", "at least one section"),
    "an unknown key": (lambda f: f.update(colour="red"), "$", "no key “colour”"),
    "an unknown key in a question": (
        lambda f: question(f, 0, 0).update(default="yes"), "$.sections[0].questions[0]", "no key “default”"),
    "a section without questions": (
        lambda f: f["sections"][0].update(questions=[]), "$.sections[0].questions", "at least one question"),
    "a question without a label": (
        lambda f: question(f, 0, 0).update(label=""), "$.sections[0].questions[0].label", "missing"),
    "an unknown type": (
        lambda f: question(f, 0, 0).update(type="slider"), "$.sections[0].questions[0].type", "“slider”"),
    "an unknown purpose": (
        lambda f: question(f, 0, 0).update(purpose="fun"), "$.sections[0].questions[0].purpose", "“fun”"),
    "a choice without options": (
        lambda f: question(f, 0, 1).pop("options"), "$.sections[0].questions[1].options", "needs options"),
    "a rating without a scale": (
        lambda f: question(f, 1, 0).pop("scale"), "$.sections[1].questions[0].scale", "choose which"),
    "a scale on a text": (
        lambda f: question(f, 0, 0).update(scale="impact"), "$.sections[0].questions[0].scale", "Only a rating"),
    "a scale without levels": (
        lambda f: f["scales"][0].update(levels=[]), "$.scales[0].levels", "no levels"),
    "a level without a severity": (
        lambda f: f["scales"][0]["levels"][0].pop("severity"), "$.scales[0].levels[0].severity", "number"),
    "a sign-off that nobody signs": (
        lambda f: question(f, 2, 0).pop("signs"), "$.sections[2].questions[0].signs", "who signs"),
    "a signature on a choice": (
        lambda f: question(f, 0, 0).update(signs="lead"), "$.sections[0].questions[0].signs", "Only a sign-off"),
    "a table without columns": (
        lambda f: question(f, 2, 1).pop("columns"), "$.sections[2].questions[1].columns", "needs columns"),
    "columns on a text": (
        lambda f: question(f, 0, 0).update(columns=[{"id": "a", "label": "A", "type": "short_text"}]),
        "$.sections[0].questions[0].columns", "has no columns"),
    "an unknown cell type": (
        lambda f: question(f, 2, 1)["columns"][0].update(type="file"),
        "$.sections[2].questions[1].columns[0].type", "“file”"),
    "guidance as one text": (
        lambda f: question(f, 0, 0).update(guidance="Help"),
        "$.sections[0].questions[0].guidance", "list of paragraphs"),
    "required in words": (
        lambda f: question(f, 0, 0).update(required="yes"),
        "$.sections[0].questions[0].required", "true or false"),
    "a condition that says nothing": (
        lambda f: f["sections"][1].update(show_when={"question": "proceed"}),
        "$.sections[1].show_when", "Say one of"),
    "a condition that says two things": (
        lambda f: f["sections"][1].update(show_when={"question": "proceed", "equals": "yes", "in": ["no"]}),
        "$.sections[1].show_when", "Say one of"),
    "an unknown stage": (
        lambda f: f["sections"][0].update(stage="later"), "$.sections[0].stage", "“later”"),
    "a repeat over something else": (
        lambda f: f["sections"][0].update(for_each="ward"), "$.sections[0].for_each", "“ward”"),
}  # fmt: skip

#: What only the reader can see, since it needs another part of the file.
READER: dict[str, tuple[Change, str, str]] = {
    "a question id twice": (
        lambda f: question(f, 0, 1).update(id="proceed"), "$.sections[0].questions[1].id", "used twice"),
    "a section id twice": (lambda f: f["sections"][1].update(id="start"), "$.sections[1].id", "used twice"),
    "a characteristic twice": (
        lambda f: f["characteristics"].append({"id": "age", "label": "Old age"}),
        "$.characteristics[1].id", "used twice"),
    "an option twice": (
        lambda f: question(f, 0, 1)["options"].append({"id": "policy", "label": "Again"}),
        "$.sections[0].questions[1].options[1].id", "used twice"),
    "a purpose twice": (
        lambda f: question(f, 0, 1).update(purpose="proceed"),
        "$.sections[0].questions[1].purpose", "used twice"),
    "a scale that is not there": (
        lambda f: question(f, 1, 0).update(scale="risk"), "$.sections[1].questions[0].scale", "choose which"),
    "a condition on a later question": (
        lambda f: f["sections"][0].update(show_when={"question": "rating", "equals": "low"}),
        "$.sections[0].show_when.question", "stands before"),
    "a condition of the whole on one group": (
        lambda f: f["sections"][2].update(show_when={"question": "rating", "equals": "low"}),
        "$.sections[2].show_when.question", "asked of each characteristic"),
    "leaving out somebody unknown": (
        lambda f: f["sections"][1].update(leave_out=["carers"]), "$.sections[1].leave_out", "“carers” is not"),
    "leaving somebody out of a section asked once": (
        lambda f: f["sections"][0].update(leave_out=["age"]), "$.sections[0].leave_out", "each characteristic"),
    "leaving out everybody": (
        lambda f: f["sections"][1].update(leave_out=["age"]), "$.sections[1].leave_out", "cannot leave out"),
    "a column that the evidence list lacks": (
        lambda f: question(f, 1, 1)["columns"][0].update(id="colour"),
        "$.sections[1].questions[1].columns[0].id", "no column “colour”"),
    "another name for an unknown group": (
        lambda f: f["sections"][1].update(labels={"height": "Height"}),
        "$.sections[1].labels", "no key “height”"),
    "a question called as a group": (
        lambda f: question(f, 0, 0).update(id="age") or f["sections"].pop(1),
        "$.characteristics", "both a characteristic and a question"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "place", "words"), (BOTH | READER).values(), ids=BOTH | READER)
def test_a_broken_form_is_refused_with_its_place(change: Change, place: str, words: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        parse(small(change), "small.json")

    assert (caught.value.source, caught.value.path) == ("small.json", place)
    assert words in caught.value.sentence
    assert str(caught.value).startswith(f"small.json: {place}: ")


@pytest.mark.parametrize("change", [change for change, _, _ in BOTH.values()], ids=BOTH)
def test_the_schema_refuses_what_the_reader_refuses(change: Change) -> None:
    assert not SCHEMA.is_valid(small(change))


@pytest.mark.parametrize("text", ["", "{", "[1, 2", "\x00", '"form"', "[]", "null", "[" * 100_000])
def test_a_file_that_is_no_definition_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(DefinitionError, match=r"^odd\.json: \$: "):
        load(path)


def test_a_file_in_another_encoding_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(json.dumps(SMALL).replace("Start", "D\u00e9but").encode("latin-1"))

    with pytest.raises(DefinitionError, match=r"odd\.json"):
        load(path)


def test_a_form_may_not_ask_without_end() -> None:
    def grow(form: dict[str, Any]) -> None:
        comments = [
            {"id": f"q{number}", "type": "long_text", "purpose": "comments", "label": "More?"}
            for number in range(501)
        ]
        form["sections"][0]["questions"] += comments

    with pytest.raises(DefinitionError, match="At most 500 questions"):
        parse(small(grow))


@pytest.mark.parametrize(
    "ref", ["eia-standard@9", "nobody@1", "eia-standard", "", "../definitions@x", "..@1"]
)
def test_a_form_that_is_not_shipped_is_not_found(ref: str) -> None:
    with pytest.raises(KeyError, match="No form called"):
        shipped(ref)

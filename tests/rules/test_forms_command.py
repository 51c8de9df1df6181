"""Rules on forms, and the command that prints what they find."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

import rules
from forms.columns import FIXED
from forms.definition import PURPOSES, dump, parse, shipped
from rules.__main__ import main
from rules.definition.frm01_never_asked import GROUPS
from rules.definition.parts import never_met, possible, questions, wording

STANDARD = dump(shipped("eia-standard@1.0"))


def changed(**keys: Any) -> dict[str, Any]:
    return {**copy.deepcopy(STANDARD), **keys}


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "1.0.json"
    nine = [who for who in STANDARD["characteristics"] if who["id"] != "race"]
    path.write_text(json.dumps(changed(characteristics=nine)), encoding="utf-8")
    return path


def test_the_groups_name_purposes_columns_and_rules_that_there_are() -> None:
    columns = {column.id for column in FIXED["actions"]}

    for group in GROUPS:
        assert set(group.get("purposes", ())) <= PURPOSES.keys()
        assert {group.get("column", "owner"), group.get("or", "owner")} <= columns
        assert set(group.get("codes", ())) <= rules.RULES.keys()
        assert ("purposes" in group) != ("column" in group)


@pytest.mark.parametrize("group", [group for group in GROUPS if "purposes" in group], ids=lambda g: g["asks"])
def test_a_form_that_lacks_a_question_is_told_which(group: dict[str, Any]) -> None:
    source = changed()
    for section in source["sections"]:
        section["questions"] = [q for q in section["questions"] if q["purpose"] not in group["purposes"]]
    gone = {section["id"] for section in source["sections"] if not section["questions"]}
    source["sections"] = [section for section in source["sections"] if section["id"] not in gone]
    left = {q["id"] for section in source["sections"] for q in section["questions"]}
    for part in (*source["sections"], *(q for section in source["sections"] for q in section["questions"])):
        if part.get("show_when", {}).get("question", "") not in left:
            part.pop("show_when", None)

    said = [f.message for f in rules.check_definition(parse(source)) if f.code == "FRM01"]

    assert len(said) == 1 and said[0].startswith(f"This form never asks {group['asks']}, so ")


def test_the_number_of_rules_that_cannot_help_is_counted() -> None:
    source = changed()
    (plan,) = [q for s in source["sections"] for q in s["questions"] if q["purpose"] == "action"]
    plan["columns"] = [
        {"id": "action", "label": "What"},
        {"id": "due", "label": "When"},
        {"id": "measure", "label": "M"},
    ]

    said = [f.message for f in rules.check_definition(parse(source)) if f.code == "FRM01"]

    assert said == ["This form never asks who owns an action, so four rules cannot help you."]


def test_every_word_that_officers_read_is_looked_at() -> None:
    definition = shipped("eia-standard@1.0")
    said = {text for _, text in wording(definition)}

    assert {
        definition.introduction[0],
        definition.sections[0].title,
        definition.scales[0].levels[0].definition,
    } <= said
    assert {question.label for _, _, question in questions(definition)} <= said


def test_no_page_of_a_shipped_form_is_out_of_reach() -> None:
    definition = shipped("eia-standard@1.0")

    assert [
        q.id for _, s, q in questions(definition) if never_met(definition, s.show_when, q.show_when)
    ] == []
    assert possible(definition.by_question["proceed"][1]) == {"yes", "no"}
    assert possible(definition.by_question["summary"][1]) is None


def test_several_boxes_can_be_ticked_at_once() -> None:
    kind = {"id": "kind", "type": "several_of", "purpose": "document_type", "label": "Kind",
            "options": [{"id": "plan", "label": "Plan"}, {"id": "policy", "label": "Policy"}]}  # fmt: skip
    page = {"id": "page", "title": "Page", "show_when": {"question": "kind", "equals": "plan"}, "questions": [
        {"id": "both", "type": "long_text", "purpose": "comments", "label": "Why both?",
         "show_when": {"question": "kind", "equals": "policy"}}]}  # fmt: skip
    form = parse({"id": "a", "version": "1", "title": "A", "characteristics": [],
                  "sections": [{"id": "first", "title": "First", "questions": [kind]}, page]})  # fmt: skip

    assert "FRM16" not in {finding.code for finding in rules.check_definition(form)}


def test_a_form_in_another_language_is_not_searched_for_english_words() -> None:
    source = changed(language="cy-GB", introduction=["By default, the Equalities Act."])

    assert not {"FRM08", "FRM15", "FRM20", "FRM23"} & {f.code for f in rules.check_definition(parse(source))}


def test_shipped_forms_are_checked_unless_others_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms"]) == 0

    shown = capsys.readouterr().out
    assert "eia-standard@1.0: " in shown and "questions, no fault.\n" in shown
    assert "  warning  FRM09  sections[3].questions[0]  " in shown


def test_a_blocker_ends_with_one(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", str(form)]) == 1
    assert "  blocker  FRM02  characteristics  The form does not ask about race" in capsys.readouterr().out


def test_warnings_fail_only_if_asked_to() -> None:
    assert main(["forms", "--fail-on", "warning"]) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "1.0.json: $: This is not a JSON file"),
        (json.dumps(changed(rules={"ignore": ["XYZ01"]})), "1.0.json: $.rules: There is no rule XYZ01."),
    ],
)
def test_what_is_no_definition_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, sentence: str
) -> None:
    path = tmp_path / "1.0.json"
    path.write_text(content, encoding="utf-8")

    assert main(["forms", str(path), str(tmp_path / "none.json")]) == 2
    refused = capsys.readouterr().err
    assert refused.startswith(sentence) and "none.json cannot be read: No such file" in refused


def test_json_and_sarif_name_the_form_and_the_place(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["forms", str(form), "--format", "json"])
    (told,) = json.loads(capsys.readouterr().out)["forms"]
    main(["forms", str(form), "--format", "sarif"])
    (run,) = json.loads(capsys.readouterr().out)["runs"]

    assert told["form"] == "eia-standard@1.0"
    assert [(f["code"], f["address"]) for f in told["findings"]] == [("FRM02", "characteristics")]
    assert run["results"][0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "characteristics"

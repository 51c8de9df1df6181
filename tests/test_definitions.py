"""The shipped forms: each loads, fits the schema, says what each question is for, and is explained."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import rules
from forms.definition import FOLDER, PURPOSES, digest, dump, load, parse, shipped
from forms.languages import completeness, languages
from forms.types import TYPES
from rules.definition.parts import statutory

SCHEMA = json.loads((FOLDER.parent / "schema.json").read_text(encoding="utf-8"))
README = (FOLDER / "README.md").read_text(encoding="utf-8")
FILES = sorted(path for path in FOLDER.glob("*/*.json") if ".sample" not in path.name)

#: Where the standard form asks what the published form asks, for purposes that it words in another way.
#: "about" is the cover that every assessment has, filled in when it is started.
HOMES = {
    "version": "about",
    "good_relations": "limb_foster",
    "targeted_action": "limb_advance",
}


def name_of(path: Path) -> str:
    return f"{path.parent.name}@{path.stem}"


@pytest.fixture(params=FILES, ids=name_of)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_both_forms_are_shipped() -> None:
    assert {name_of(path) for path in FILES} >= {"cheshire-east@2022", "eia-standard@1.0"}


#: The forms in our own words; the published one is kept word for word.
OURS = [path for path in FILES if path.parent.name != "cheshire-east"]
ours = pytest.mark.parametrize("path", OURS, ids=name_of)


def test_a_file_loads_under_the_name_it_has(path: Path) -> None:
    definition = load(path)

    assert definition.ref == name_of(path)
    assert shipped(definition.ref) == definition


def test_a_definition_comes_out_as_it_went_in(path: Path) -> None:
    source = json.loads(path.read_text(encoding="utf-8"))
    definition = parse(source)

    assert dump(definition) == source
    assert digest(parse(dump(definition))) == digest(definition)


def test_a_file_fits_the_schema(path: Path) -> None:
    errors = Draft202012Validator(SCHEMA).iter_errors(json.loads(path.read_text(encoding="utf-8")))

    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_the_schema_is_a_schema_and_knows_the_same_types_and_purposes() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$defs"]["type"]["enum"] == list(TYPES)
    assert SCHEMA["$defs"]["purpose"]["enum"] == list(PURPOSES)


def keys_of(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict) and schema.get("additionalProperties") is False:
            yield from schema["properties"]
        for part in schema.values():
            yield from keys_of(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from keys_of(part)


def test_the_readme_has_a_line_for_each_key() -> None:
    explained = {key for line in README.splitlines() if line.startswith("| `") for key in named_in(line)}

    assert sorted(set(keys_of(SCHEMA)) - explained) == []


def named_in(line: str) -> set[str]:
    return {key.rpartition(".")[2] for key in re.findall(r"`([^`]+)`", line.split("|")[1])}


def test_the_readme_names_each_type() -> None:
    assert [kind for kind in TYPES if f"`{kind}`" not in README] == []


def test_the_nine_that_the_law_of_the_nation_names_are_there_and_only_they_are_statutory(path: Path) -> None:
    definition = load(path)
    named = {who.id for who in definition.characteristics if who.statutory}
    nine, _ = statutory(definition)

    assert (named, len(named)) == (set(nine), 9)


@pytest.mark.parametrize("ref", ["cheshire-east@2022", "eia-standard@1.0"])
def test_the_forms_that_are_up_ask_about_two_local_groups_too(ref: str) -> None:
    assert {"carers", "socio_economic_status"} <= shipped(ref).by_characteristic.keys()


def test_a_form_in_two_languages_is_whole_in_both(path: Path) -> None:
    definition = load(path)
    spoken = languages(definition)

    assert [one for one in spoken if len(set(completeness(definition, one))) > 1] == []
    assert spoken == (("en", "cy") if definition.id == "integrated-wales" else ("en",))


def test_no_question_comes_with_an_answer(path: Path) -> None:
    # A default answer is one that nobody gave; the reader refuses keys it does not know, this says why.
    assert not re.search(r'"(default|value|checked|selected)":', path.read_text(encoding="utf-8"))


@ours
def test_every_question_of_a_form_of_ours_helps_to_answer_it(path: Path) -> None:
    source = json.loads(path.read_text(encoding="utf-8"))
    questions = [question for section in source["sections"] for question in section["questions"]]
    lacking = [
        question["id"]
        for question in questions
        if not question.get("guidance")
        or not all(question.get("example", {}).get(kind) for kind in ("good", "weak"))
        or not isinstance(question.get("required"), bool)
    ]

    assert lacking == []


def test_everything_the_published_form_asks_has_a_home_in_the_standard_form() -> None:
    asked = {question.purpose for _, question in shipped("cheshire-east@2022").by_question.values()}
    offered = {question.purpose for _, question in shipped("eia-standard@1.0").by_question.values()}

    homeless = {purpose for purpose in asked if HOMES.get(purpose, purpose) not in offered | {"about"}}
    assert homeless == set()


def test_the_standard_form_asks_what_the_duty_asks_and_the_published_form_lacks() -> None:
    offered = {question.purpose for _, question in shipped("eia-standard@1.0").by_question.values()}

    assert offered >= {
        "limb_eliminate", "limb_advance", "limb_foster", "consultation", "evidence_gap", "residual_rating",
        "rating_reason", "numbers", "start_date", "decision_date", "options_considered", "intersection",
        "cumulative", "staff", "outcome", "justification", "proceed_reason", "history_of_outcomes",
    }  # fmt: skip


def test_a_page_of_the_standard_form_is_short() -> None:
    sizes = {section.id: len(section.questions) for section in shipped("eia-standard@1.0").sections}
    always = [q for q in shipped("eia-standard@1.0").sections if q.id == "impacts"][0].questions

    assert max(size for page, size in sizes.items() if page != "impacts") <= 5
    # The page of effects grows only where there is an effect to speak of.
    assert [question.id for question in always if question.show_when is None] == ["adverse", "positive"]


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key in ("introduction", "closing", "guidance", "label", "definition", "statement", "detail"):
            yield from texts(value.get(key, []))
        for key in ("sections", "questions", "characteristics", "scales", "levels"):
            yield from texts(value.get(key, []))
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def in_english(value: Any) -> Any:
    """``value`` with each wording in two languages as its English words."""
    if isinstance(value, dict):
        return value["en"] if "en" in value else {key: in_english(item) for key, item in value.items()}
    return [in_english(item) for item in value] if isinstance(value, list) else value


@ours
def test_a_form_of_ours_can_be_read_at_eleven(path: Path) -> None:
    """Automated Readability Index, from letters, words and sentences only; grade 6 is about eleven years."""
    words_of = re.compile(r"[A-Za-z0-9'’]+")
    said = [text if text[-1] in ".?!" else f"{text}." for text in texts(in_english(dump(load(path))))]
    sentences = [sentence for text in said for sentence in re.split(r"(?<=[.?!:])\s+", text)]
    words = [word for sentence in sentences for word in words_of.findall(sentence)]
    grade = 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / len(sentences) - 21.43

    assert grade <= 6
    assert [sentence for sentence in sentences if len(words_of.findall(sentence)) > 28] == []


#: What is known to be wrong with the published form, which is kept word for word: the code, where, how often.
KNOWN = {
    ("FRM01", "sections"): 7,
    ("FRM09", "sections[3].questions[0]"): 1,
    ("FRM11", "sections"): 1,
    ("FRM12", "sections"): 1,
    ("FRM13", "sections[1].questions[1]"): 1,
    ("FRM14", "sections[9].questions[0]"): 1,
    ("FRM15", "sections"): 1,
    ("FRM20", "introduction[0]"): 1,
    ("FRM22", "sections[8].questions[0]"): 1,
    ("FRM23", "introduction[0]"): 1,
}


#: What the structures of other bodies leave out, and the library therefore too: the code, where, how often.
LEFT_OUT = {
    # Four steps in words, and neither a first check nor a scale.
    "know-told-mean-do": {("FRM01", "sections"): 3},
}


@pytest.mark.parametrize("path", [path for path in OURS if path.parent.name != "eia-standard"], ids=name_of)
def test_what_is_wrong_with_a_form_of_the_library_is_known(path: Path) -> None:
    found = Counter((f.code, f.address) for f in rules.check_definition(load(path)))

    assert found == LEFT_OUT.get(path.parent.name, {})


def test_no_form_is_shipped_that_cannot_do_its_work(path: Path) -> None:
    blockers = [
        finding
        for finding in rules.check_definition(load(path))
        if finding.severity is rules.Severity.BLOCKER
    ]

    assert blockers == []


def test_nothing_is_wrong_with_the_standard_form() -> None:
    assert rules.check_definition(shipped("eia-standard@1.0")) == ()


def test_what_is_wrong_with_the_published_form_is_known() -> None:
    found = Counter((f.code, f.address) for f in rules.check_definition(shipped("cheshire-east@2022")))

    assert found == KNOWN

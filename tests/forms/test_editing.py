"""Edits of a form: what comes back is a whole form, what went in is untouched, and a broken form never comes back."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from forms import editing
from forms.definition import DefinitionError, dump, shipped
from forms.languages import in_language, wordings

TEXT = {"type": "long_text", "purpose": "comments", "label": "What else?"}


@pytest.fixture
def form() -> dict[str, Any]:
    return copy.deepcopy(dump(shipped("eia-standard@1.0")))


def question(source: dict[str, Any], question_id: str) -> Any:
    return next(q for section in source["sections"] for q in section["questions"] if q["id"] == question_id)


def order(source: dict[str, Any], section_id: str) -> list[str]:
    section = next(section for section in source["sections"] if section["id"] == section_id)
    return [q["id"] for q in section["questions"]]


def test_an_added_question_gets_an_id_from_its_words_that_no_other_part_has(form: dict[str, Any]) -> None:
    first = form["sections"][0]["id"]
    made, one = editing.add_question(form, first, TEXT)
    made, two = editing.add_question(made, first, TEXT, to=0)

    assert (one, two) == ("what_else", "what_else_2")
    assert order(made, first)[0] == two and order(made, first)[-1] == one


def test_nothing_is_changed_in_place(form: dict[str, Any]) -> None:
    before = copy.deepcopy(form)
    first = form["sections"][0]
    editing.add_question(form, first["id"], TEXT)
    editing.change_question(form, first["questions"][0]["id"], {"label": "Other words"})
    editing.add_characteristic(form, "Care-experienced people")

    assert form == before


def test_a_question_with_a_welsh_label_or_no_latin_letters_still_gets_an_id(form: dict[str, Any]) -> None:
    first = form["sections"][0]["id"]
    _, welsh = editing.add_question(form, first, TEXT | {"label": {"en": "", "cy": "Tŷ ŵyr?"}})
    _, greek = editing.add_question(form, first, TEXT | {"label": "Ερώτηση"})

    assert (welsh, greek) == ("ty_wyr", "q")


def test_an_empty_value_takes_a_key_away_and_a_needed_one_is_refused(form: dict[str, Any]) -> None:
    some = next(q for section in form["sections"] for q in section["questions"] if q.get("guidance"))

    assert "guidance" not in question(editing.change_question(form, some["id"], {"guidance": []}), some["id"])
    with pytest.raises(DefinitionError, match="“label” is missing"):
        editing.change_question(form, some["id"], {"label": ""})


def test_an_id_cannot_be_changed(form: dict[str, Any]) -> None:
    with pytest.raises(DefinitionError, match="cannot be changed"):
        editing.change_question(form, form["sections"][0]["questions"][0]["id"], {"id": "other"})


def test_a_copy_stands_after_its_pattern_and_does_not_ask_twice_for_what_is_asked_once(
    form: dict[str, Any],
) -> None:
    made, twin = editing.copy_question(form, "review_date")
    section = next(s["id"] for s in form["sections"] if "review_date" in [q["id"] for q in s["questions"]])
    there = order(made, section)

    assert there.index(twin) == there.index("review_date") + 1
    assert question(made, twin)["purpose"] == "comments"


def test_a_question_moves_within_its_section_and_to_another(form: dict[str, Any]) -> None:
    one, other = form["sections"][0], form["sections"][1]
    last = one["questions"][-1]["id"]

    assert order(editing.move_question(form, last, one["id"], 0), one["id"])[0] == last
    assert order(editing.move_question(form, last, other["id"], 0), other["id"])[0] == last


def test_a_question_is_not_moved_before_the_one_it_depends_on(form: dict[str, Any]) -> None:
    first = form["sections"][0]["id"]
    made, asked = editing.add_question(form, first, TEXT | {"type": "yes_no", "label": "Is it so?"}, to=0)
    condition = {"question": asked, "equals": "yes"}
    made, follow_up = editing.add_question(
        made, first, TEXT | {"label": "Why?", "show_when": condition}, to=1
    )

    with pytest.raises(
        DefinitionError, match="“Why\\?” is only asked depending on “Is it so\\?”, so it has to"
    ):
        editing.move_question(made, follow_up, first, 0)
    with pytest.raises(DefinitionError, match="“Why\\?” is only asked depending on this"):
        editing.remove_question(made, asked)


def test_a_question_cannot_depend_on_itself(form: dict[str, Any]) -> None:
    first = form["sections"][0]["questions"][0]["id"]
    with pytest.raises(DefinitionError, match="stands before this one"):
        editing.change_question(form, first, {"show_when": {"question": first, "not_blank": True}})


def test_a_removed_question_is_gone_and_the_rest_stays(form: dict[str, Any]) -> None:
    made, added = editing.add_question(form, form["sections"][0]["id"], TEXT)

    assert editing.remove_question(made, added) == form


def test_a_section_is_added_changed_moved_and_removed(form: dict[str, Any]) -> None:
    made, added = editing.add_section(form, {"title": "Rural life", "stage": "full"}, [TEXT])
    made = editing.change_section(made, added, {"guidance": ["Think of distance."]})
    made = editing.move_section(made, added, 1)

    assert made["sections"][1]["id"] == added == "rural_life"
    assert made["sections"][1]["guidance"] == ["Think of distance."]
    assert editing.remove_section(made, added) == form


def test_a_section_without_a_question_is_refused(form: dict[str, Any]) -> None:
    with pytest.raises(DefinitionError, match="at least one question"):
        editing.add_section(form, {"title": "Empty"}, [])


def test_a_local_characteristic_comes_and_goes_and_a_protected_one_stays(form: dict[str, Any]) -> None:
    made, added = editing.add_characteristic(form, "Care-experienced people", ["Anyone who was in care."])

    assert made["characteristics"][-1] == {
        "id": "care_experienced_people",
        "label": "Care-experienced people",
        "statutory": False,
        "guidance": ["Anyone who was in care."],
    }
    assert editing.remove_characteristic(made, added) == form
    assert editing.change_characteristic(form, "age", {"label": "How old people are"})["characteristics"][0][
        "statutory"
    ]
    with pytest.raises(DefinitionError, match="protected by law"):
        editing.remove_characteristic(form, "age")


def test_a_scale_is_added_used_and_then_cannot_be_removed(form: dict[str, Any]) -> None:
    levels = [
        {"label": "None", "severity": 0},
        {"label": "Some", "definition": "A few people.", "severity": 1},
    ]
    made, scale = editing.add_scale(form, "Reach", levels)
    made, _ = editing.add_question(
        made,
        form["sections"][0]["id"],
        {"type": "scale", "scale": scale, "purpose": "comments", "label": "Reach?"},
    )

    assert [level["id"] for level in made["scales"][-1]["levels"]] == ["none", "some"]
    with pytest.raises(DefinitionError, match="used by “Reach\\?”"):
        editing.remove_scale(made, scale)
    with pytest.raises(DefinitionError, match="no levels"):
        editing.change_scale(made, scale, "Reach", [])


def test_a_level_that_keeps_its_id_keeps_its_answers(form: dict[str, Any]) -> None:
    scale = form["scales"][0]
    levels = [level | {"label": f"New {level['label']}"} for level in scale["levels"]]
    made = editing.change_scale(form, scale["id"], "Other", levels)

    assert [level["id"] for level in made["scales"][0]["levels"]] == [
        level["id"] for level in scale["levels"]
    ]


def test_words_are_given_in_a_second_language_and_taken_back(form: dict[str, Any]) -> None:
    path = next(
        w.path for w in wordings(shipped("eia-standard@1.0")) if w.path.endswith("questions[0].label")
    )
    made = editing.reword(form, path, "cy", "Beth?")

    assert in_language(editing.parse(made), "cy").sections[0].questions[0].label == "Beth?"
    assert editing.reword(made, path, "cy", "") == form


@pytest.mark.parametrize(
    "path", ["nowhere", "sections[99].title", "sections[0].questions[x].label", "title.deep"]
)
def test_words_at_no_place_are_refused(form: dict[str, Any], path: str) -> None:
    with pytest.raises(DefinitionError, match="no words at this place"):
        editing.reword(form, path, "cy", "Geiriau")


def test_a_module_is_included_once(form: dict[str, Any]) -> None:
    module = {
        "characteristics": [{"id": "rural", "label": "Rural areas", "statutory": False}],
        "sections": [
            {"id": "rural_proofing", "title": "Rural", "questions": [TEXT | {"id": "rural_effect"}]}
        ],
    }
    made = editing.include(form, module)

    assert made["sections"][-1]["id"] == "rural_proofing"
    assert editing.include(made, module) == made


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "{{7*7}}", "{% raw %}", "\u202etxt", "'; DROP TABLE"]
)
def test_markup_and_template_syntax_are_words(form: dict[str, Any], words: str) -> None:
    first = form["sections"][0]["questions"][0]["id"]

    assert question(editing.change_question(form, first, {"label": words}), first)["label"] == words


def test_other_words_in_the_forms_own_language_leave_the_welsh_ones_alone(form: dict[str, Any]) -> None:
    levels = [{"id": "none", "label": {"en": "None", "cy": "Dim"}, "severity": 0}]
    made, scale = editing.add_scale(form, {"en": "Reach", "cy": "Cyrraedd"}, levels)
    made = editing.change_scale(made, scale, "How far", [{"id": "none", "label": "Nobody", "severity": 0}])

    assert made["scales"][-1]["label"] == {"en": "How far", "cy": "Cyrraedd"}
    assert made["scales"][-1]["levels"][0]["label"] == {"en": "Nobody", "cy": "Dim"}

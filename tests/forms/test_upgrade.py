"""Answers carried to a newer version of their form: no word of them is lost."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from forms.definition import parse
from forms.model import FormDefinition
from forms.upgrade import carried, plan


def form(*questions: dict[str, Any], people: tuple[str, ...] = (), **more: Any) -> FormDefinition:
    own = {"type": "long_text", "purpose": "comments"}
    section: dict[str, Any] = {"id": "all", "title": "All", **more}
    if people:
        section["for_each"] = "characteristic"
    return parse(
        {
            "id": "any",
            "version": "1",
            "title": "Any",
            "characteristics": [{"id": who, "label": who.capitalize(), "statutory": True} for who in people],
            "sections": [
                section | {"questions": [own | {"label": q["id"].capitalize()} | q for q in questions]}
            ],
        }
    )


COLOURS = {"type": "one_of", "options": [{"id": "red", "label": "Red"}, {"id": "blue", "label": "Blue"}]}


def test_an_answer_stays_where_it_is_still_asked() -> None:
    found = plan({"a": "words"}, form({"id": "a"}), form({"id": "a", "label": "Reworded"}))

    assert found.kept == ("a",)
    assert (found.moved, found.orphans, found.asked) == ((), (), ())
    assert found.reworded == (("A", "Reworded"),)


def test_a_move_is_told_in_the_words_of_both_questions() -> None:
    old, new = (
        form({"id": "a"}, people=("age", "sex")),
        form({"id": "b", "was": ["a"]}, people=("age", "sex")),
    )
    found = plan({"age.a": "one", "sex.a": "two"}, old, new)

    assert [move.asked for move in found.moved] == [("A", "B"), ("A", "B")]


def test_an_answer_follows_a_question_to_its_new_id_for_each_characteristic() -> None:
    old, new = form({"id": "a"}, people=("age",)), form({"id": "b", "was": ["a"]}, people=("age",))
    found = plan({"age.a": "words"}, old, new)

    assert carried({"age.a": "words"}, found) == {"age.b": "words"}
    assert found.asked == ()


def test_what_is_no_longer_asked_is_kept_readable() -> None:
    found = plan({"a": "words", "b": "more"}, form({"id": "a"}, {"id": "b"}), form({"id": "b"}))

    assert [(orphan.label, orphan.text, orphan.why) for orphan in found.orphans] == [
        ("A", "words", "This is no longer asked.")
    ]


def test_a_characteristic_that_left_leaves_its_answers_readable() -> None:
    old, new = form({"id": "a"}, people=("age", "carers")), form({"id": "a"}, people=("age",))
    found = plan({"age.a": "one", "carers.a": "two"}, old, new)

    assert found.kept == ("age.a",)
    assert [(orphan.label, orphan.text) for orphan in found.orphans] == [("Carers: A", "two")]


def test_an_option_that_is_gone_is_said_to_be_gone() -> None:
    fewer = COLOURS | {"options": [{"id": "blue", "label": "Blue"}]}
    found = plan({"a": "red"}, form({"id": "a"} | COLOURS), form({"id": "a"} | fewer))

    assert [(orphan.text, orphan.why) for orphan in found.orphans] == [
        ("Red", "The answer does not fit the question as it is asked now.")
    ]


def test_a_choice_becomes_words_where_text_is_asked_now() -> None:
    found = plan({"a": "red"}, form({"id": "a"} | COLOURS), form({"id": "a"}))

    assert carried({"a": "red"}, found) == {"a": "Red"}


def test_two_questions_made_one_never_overwrite_each_other() -> None:
    found = plan(
        {"a": "one", "b": "two"}, form({"id": "a"}, {"id": "b"}), form({"id": "c", "was": ["a", "b"]})
    )

    assert carried({"a": "one", "b": "two"}, found) == {"c": "one"}
    assert [orphan.text for orphan in found.orphans] == ["two"]


def test_an_answer_in_place_is_not_overwritten_by_a_former_one() -> None:
    found = plan({"a": "old", "b": "own"}, form({"id": "a"}, {"id": "b"}), form({"id": "b", "was": ["a"]}))

    assert found.kept == ("b",)
    assert [orphan.text for orphan in found.orphans] == ["old"]


def test_what_is_newly_asked_is_named() -> None:
    found = plan({}, form({"id": "a"}), form({"id": "a"}, {"id": "b"}))

    assert [question.id for question in found.asked] == ["b"]


def test_an_unreadable_answer_stays_unreadable() -> None:
    found = plan({"a": {"unreadable": "lost"}}, form({"id": "a"} | COLOURS), form({"id": "b", "was": ["a"]}))

    assert carried({"a": {"unreadable": "lost"}}, found) == {"b": {"unreadable": "lost"}}


IDS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6, unique=True)


@given(IDS, IDS, st.dictionaries(st.sampled_from("abcdef"), st.text(min_size=1), max_size=6), st.data())
def test_every_answer_is_kept_moved_or_shown(
    before: list[str], after: list[str], answers: dict[str, str], data: st.DataObject
) -> None:
    answers = {address: text for address, text in answers.items() if address in before}
    gone = [each for each in before if each not in after]
    heirs = {each: data.draw(st.sampled_from(after)) for each in gone}
    new = form(*({"id": each, "was": [g for g in gone if heirs[g] == each]} for each in after))
    found = plan(answers, form(*({"id": each} for each in before)), new)
    words = [*carried(answers, found).values(), *(orphan.text for orphan in found.orphans)]

    assert sorted(words) == sorted(answers.values())


def test_a_characteristic_that_a_section_leaves_out_leaves_its_answers_readable() -> None:
    people = ("age", "carers")
    old, new = form({"id": "a"}, people=people), form({"id": "a"}, people=people, leave_out=["carers"])
    found = plan({"age.a": "words", "carers.a": "more"}, old, new)

    assert found.kept == ("age.a",)
    assert [(orphan.label, orphan.text) for orphan in found.orphans] == [("Carers: A", "more")]
    assert plan({"carers.a": "more"}, new, old).kept == ("carers.a",)

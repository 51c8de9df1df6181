"""A form in English and Welsh: read in either, falling back wording by wording."""

from __future__ import annotations

from typing import Any

import pytest

from forms.definition import DefinitionError, digest, dump, parse, shipped
from forms.languages import base, completeness, in_language, languages, wordings


def form(**changes: Any) -> dict[str, Any]:
    return {
        "id": "two",
        "version": "1",
        "title": {"en": "Impact assessment", "cy": "Asesiad effaith"},
        "characteristics": [{"id": "age", "label": {"en": "Age", "cy": "Oedran"}, "statutory": True}],
        "sections": [
            {
                "id": "about",
                "title": "About",
                "for_each": "characteristic",
                "labels": {"age": {"en": "How old people are", "cy": "Oed pobl"}},
                "guidance": {"en": ["One.", "Two."], "cy": ["Un."]},
                "questions": [
                    {
                        "id": "what",
                        "type": "long_text",
                        "purpose": "evidence",
                        "label": {"en": "What?", "cy": ""},
                        "example": {"good": {"en": "So", "cy": "Felly"}, "weak": "No"},
                        "was": ["former"],
                    }
                ],
            }
        ],
    } | changes


def test_a_form_is_read_in_its_own_language() -> None:
    definition = parse(form())

    assert (definition.title, definition.language) == ("Impact assessment", "en-GB")
    assert definition.sections[0].guidance == ("One.", "Two.")


def test_the_same_form_is_read_in_welsh_and_falls_back_wording_by_wording() -> None:
    definition = in_language(parse(form()), "cy")
    question = definition.sections[0].questions[0]

    assert (definition.title, definition.language) == ("Asesiad effaith", "cy")
    assert definition.sections[0].label_of(definition.characteristics[0]) == "Oed pobl"
    assert definition.sections[0].guidance == ("Un.",)
    assert (question.label, definition.sections[0].title) == ("What?", "About")
    assert question.example and (question.example.good, question.example.weak) == ("Felly", "No")


def test_it_is_one_form_with_one_digest() -> None:
    definition = parse(form())

    assert digest(in_language(definition, "cy")) == digest(definition)
    assert dump(in_language(definition, "cy")) == form()
    assert in_language(in_language(definition, "cy"), "en") == definition


def test_a_form_may_be_in_welsh_first() -> None:
    definition = parse(form(language="cy"))

    assert (definition.title, base(definition)) == ("Asesiad effaith", "cy")
    assert in_language(definition, "en").title == "Impact assessment"
    assert in_language(definition, "en").language == "en"


def test_languages_are_those_a_wording_is_given_in() -> None:
    assert languages(parse(form())) == ("en", "cy")
    assert languages(shipped("eia-standard@1.0")) == ("en",)


def test_completeness_counts_wordings() -> None:
    definition = parse(form())
    lacking = [wording.path for wording in wordings(definition) if not wording.words["cy"]]

    assert lacking == [
        "sections[0].title",
        "sections[0].questions[0].label",
        "sections[0].questions[0].example.weak",
    ]
    assert completeness(definition, "cy") == (5, 8)
    assert completeness(definition, "en") == (8, 8)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ({"en": "Fine", "fr": "Bien"}, "There is no key “fr” here."),
        ({"en": ["A list"]}, "Text is needed here."),
        ({"en": "", "cy": ""}, "“title” is missing."),
        ({}, "“title” is missing."),
    ],
)
def test_a_wording_of_another_shape_is_refused_at_its_place(title: Any, sentence: str) -> None:
    with pytest.raises(DefinitionError) as refused:
        parse(form(title=title))

    assert refused.value.path.startswith("$.title")
    assert refused.value.sentence == sentence


def test_paragraphs_in_two_languages_are_lists() -> None:
    with pytest.raises(DefinitionError, match="A list of paragraphs is needed here"):
        parse(form(introduction={"en": "One."}))

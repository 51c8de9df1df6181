"""Each part of a bilingual form's PDF says in which language its words are."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
from pdf_documents import in_welsh, make_document, make_form, make_question, print_document
from structure_checker import tree

from forms.document import Document

OPTIONS = [
    {"id": "new", "label": {"en": "New", "cy": "Newydd"}},
    {"id": "old", "label": {"en": "Old", "cy": "Hen"}},
]


def make_bilingual() -> Document:
    """Two questions worded in Welsh, one of them a choice, and one that is not; all answered."""
    form: dict[str, Any] = make_form(
        [
            make_question("long_text", label={"en": "What changes?", "cy": "Beth fydd yn newid?"}),
            make_question("several_of", label={"en": "Which?", "cy": "Pa rai?"}, options=OPTIONS),
            make_question("short_text", label="In English alone?"),
        ]
    )
    answers = {"q_long_text": "The library moves.", "q_several_of": ["new", "old"], "q_short_text": "Yes."}
    return make_document(form, answers)


def spoken(pdf: bytes) -> list[tuple[str, str]]:
    """The role and language of each element that names one."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [
            (element.role, str(element.source["/Lang"]))
            for element in tree(file).all()
            if "/Lang" in element.source
        ]


def test_welsh_words_are_marked_in_a_welsh_file_and_the_rest_is_english() -> None:
    assert spoken(print_document(in_welsh(make_bilingual()))) == [
        ("Document", "en-GB"),
        ("P", "cy"),
        ("P", "cy"),
        ("LBody", "cy"),
        ("LBody", "cy"),
    ]


def test_an_english_file_says_its_language_once() -> None:
    assert spoken(print_document(make_bilingual())) == []


def test_welsh_words_of_a_welsh_form_are_marked_in_its_own_file_too() -> None:
    document = make_bilingual()
    own = {**document.definition.source, "language": "cy"}
    made = replace(
        document, definition=type(document).from_json({**document.to_json(), "definition": own}).definition
    )

    assert ("Document", "en-GB") in spoken(print_document(made))
    assert spoken(print_document(made)).count(("P", "cy")) > 2

"""What stands on paper: every answer of every type in words, and every word of an odd text."""

from __future__ import annotations

import datetime
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pdf_documents import (
    EACH,
    make_document,
    make_form,
    make_long_text_document,
    make_question,
    pages_of,
    print_document,
    roles_of,
    text_of,
)

from eia.pdf import Brand, FindingLine, Record, SignOffLine, render
from eia.pdf.blocks import BLOCKS
from eia.pdf.glyphs import printable
from forms.document import Document, Waiver
from forms.types import CHOICES, TYPES

DEFINITIONS = Path(__file__).parents[3] / "forms" / "definitions"

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler) is not here")


def test_every_question_type_can_be_printed() -> None:
    assert set(BLOCKS) == set(TYPES) == set(EACH)


@pytest.mark.parametrize("kind", EACH)
def test_an_answer_a_blank_and_an_unreadable_one_are_words(kind: str, tmp_path: Path) -> None:
    more, value, expected = EACH[kind]
    form = make_form(
        [
            make_question(kind, **more),
            make_question(kind, "blank", **more),
            make_question(kind, "lost", **more),
        ]
    )
    text = text_of(
        print_document(make_document(form, {f"q_{kind}": value, "lost": {"unreadable": "a coffee stain"}})),
        tmp_path,
    )
    for words in (
        f"Question q_{kind}?",
        *expected,
        "Question blank? Not answered",
        "Question lost? Could not be read from the original: a coffee stain",
    ):
        assert words in text, (words, text)


@pytest.mark.parametrize(
    "text",
    [
        "<b",
        "a & b &amp; c",
        "{{7*7}} ${x} %s",
        "<img src=x onerror=alert(1)>",
        "<para>x</para><br/>y",
        "Dŵr ŷd Ŵyn",
        "✓ done ☐ open",
        "Привет мир",
        "Ελλάδα",
        "½ £5 €6 “quoted” – dash… •",
        "café",
        "C:\\temp (a\\)b)",
    ],
)
def test_odd_text_is_printed_as_it_stands(text: str, tmp_path: Path) -> None:
    assert text in text_of(print_document(make_long_text_document(f"start {text} end")), tmp_path)


def test_no_word_of_a_very_long_answer_is_lost(tmp_path: Path) -> None:
    words = [f"word{n:05d}" for n in range(20_000)]
    found = text_of(print_document(make_long_text_document(" ".join(words))), tmp_path).split()
    assert [word for word in found if word.startswith(("word0", "word1"))] == words


def test_a_word_longer_than_a_line_keeps_every_character(tmp_path: Path) -> None:
    word = "".join(chr(97 + n * 7 % 26) for n in range(400))
    assert word in text_of(print_document(make_long_text_document(word)), tmp_path).replace(" ", "")


def test_more_different_characters_than_one_font_subset_holds(tmp_path: Path) -> None:
    letters = "".join(chr(code) for code in [*range(0x41, 0x17F), *range(0x391, 0x3C9), *range(0x410, 0x450)])
    letters = "".join(char for char in letters if printable(char) == char and char.isalpha())
    assert len(set(letters)) > 300
    groups = " ".join(letters[at : at + 12] for at in range(0, len(letters), 12))
    assert groups in text_of(print_document(make_long_text_document(groups)), tmp_path)


def test_what_no_font_has_is_named() -> None:
    assert printable("So 😀!") == "So [grinning face]!"
    assert printable("你好") == "[CJK: 4F60 597D]"
    assert printable("שלום") == "[Hebrew: shin lamed vav final mem]"
    assert printable("a\u200bb\ufe0f\u00adc") == "abc"
    assert printable("\U000e0fff x") == "[character U+E0FFF] x"


def test_words_in_a_script_without_glyphs_can_still_be_copied(tmp_path: Path) -> None:
    text = text_of(print_document(make_long_text_document("Notices in 你好 and नमस्ते, שלום 😀.")), tmp_path)
    assert "in 你好 and नमस्ते," in text and "[grinning face]." in text
    assert sorted("שלום") == sorted(char for char in text if "\u0590" <= char <= "\u05ff")


def test_a_condition_that_fails_leaves_its_questions_out(tmp_path: Path) -> None:
    form = make_form(
        [
            make_question("yes_no", "go"),
            make_question("long_text", "more", show_when={"question": "go", "equals": "yes"}),
        ]
    )
    assert "Question more?" not in text_of(
        print_document(make_document(form, {"go": {"choice": "no"}})), tmp_path
    )
    assert "Question more?" in text_of(
        print_document(make_document(form, {"go": {"choice": "yes"}})), tmp_path
    )


def test_a_repeated_section_of_one_word_answers_is_a_table_and_of_texts_is_blocks() -> None:
    short = make_form([make_question("short_text")], [make_question("yes_no", "harm")])
    long = make_form([make_question("short_text")], [make_question("long_text", "why")])
    assert roles_of(print_document(make_document(short, {}))).count("H4") == 0
    assert roles_of(print_document(make_document(long, {}))).count("H4") == 2


def test_the_matrix_says_ratings_in_words(tmp_path: Path) -> None:
    each = [
        make_question("yes_no", "adverse", purpose="adverse"),
        make_question("scale", "rating", purpose="rating", scale="impact"),
        make_question("long_text", "why"),
    ]
    answers = {"age.adverse": {"choice": "yes"}, "age.rating": "high", "race.rating": {"unreadable": "torn"}}
    text = text_of(
        print_document(make_document(make_form([make_question("short_text")], each), answers)), tmp_path
    )
    assert "Group Bad effect How serious Age ▼ Yes ●●● High Race □ Not answered ? Could not be read" in text


def test_cover_waivers_and_signatures_are_printed(tmp_path: Path) -> None:
    document = make_document(make_form([make_question("short_text")]), {}, service="Transport")
    document = replace(
        document,
        waivers=(Waiver("EVD01", "q_short_text", "Known & accepted", "Head of service", "2022-02-10"),),
    )
    record = Record.from_document(
        document,
        sign_offs=[
            SignOffLine(
                "Head of service", "", "Head of Transport", datetime.date(2022, 2, 11), "I have read it."
            )
        ],
        findings=[FindingLine("EVD01", "warning", "Nothing supports this.", "q_short_text")],
        published_at=datetime.datetime(2022, 2, 12, 9, tzinfo=datetime.UTC),
        digest="ab" * 32,
    )
    text = text_of(
        render(document, record, Brand(organisation="Example Council", marking="OFFICIAL")), tmp_path
    )
    for words in (
        "Example Council",
        "Buses at night",
        "EIA-2022-0001",
        "Transport",
        "Draft",
        "Published 12 February 2022",
        "Head of Transport, 11 February 2022",
        "EVD01: Nothing supports this.",
        "Known & accepted",
        "10 February 2022",
        "“I have read it.”",
        "ab" * 32,
        "Page 1 of 2",
        "OFFICIAL",
    ):
        assert words in text, (words, text)


def test_an_unsigned_version_says_so(tmp_path: Path) -> None:
    assert "This version has not been signed off." in text_of(
        print_document(make_long_text_document("x")), tmp_path
    )


def test_lines_with_links_stand_below_each_other() -> None:
    text = (
        "See https://example.org/one and then "
        + "some more words " * 30
        + "https://example.org/two at the end."
    )
    pdf = print_document(make_long_text_document(text))
    words = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode("utf-8")
    tops = [float(y) for y in re.findall(r'yMin="([\d.]+)"[^>]*>(?:more|some)<', words)]
    lines = sorted(set(tops))
    assert len(lines) > 3 and tops == sorted(tops)
    assert all(below - above > 15 for above, below in zip(lines, lines[1:], strict=False))


def test_a_link_goes_to_the_whole_address_and_nowhere_else(tmp_path: Path) -> None:
    text = "At https://example.org/a_(b)?c=d, not javascript:alert(1) or <a href='https://x'>; (https://cy.example/ŵ)."
    with pikepdf.open(io.BytesIO(print_document(make_long_text_document(text)))) as pdf:
        links = [str(item.A.URI) for page in pdf.pages for item in page.get("/Annots", []) if "/A" in item]
    assert links == ["https://example.org/a_(b)?c=d", "https://x", "https://cy.example/%C5%B5"]


def test_very_long_questions_and_columns_are_printed(tmp_path: Path) -> None:
    long = "Very long words of a question " * 120
    columns = [{"id": f"c{n}", "label": f"{long} {n}", "type": "short_text"} for n in range(12)]
    form = make_form(
        [make_question("table", columns=columns)],
        [make_question("yes_no", "harm") | {"label": long}],
    )
    text = text_of(print_document(make_document(form, {"q_table": [{"c3": "findme"}]})), tmp_path)
    assert "findme" in text and text.count("Very long words") > 12 * 120


@pytest.mark.parametrize("sample", sorted(DEFINITIONS.glob("*/*.sample.json")), ids=lambda path: path.stem)
def test_every_question_and_every_word_answered_is_on_paper(sample: Path, tmp_path: Path) -> None:
    document = Document.from_json(json.loads(sample.read_text(encoding="utf-8")))
    text = text_of(print_document(document), tmp_path)
    found = set(text.split())
    for place in document.places():
        answer = document.at(place.address)
        assert answer is not None
        assert place.question.label in text or set(place.question.label.split()) <= found, place.address
        shown = (
            answer.text
            if not answer.rows
            else "\n".join(
                answer.cell(row, column.id) for row in answer.rows for column in place.question.columns
            )
        )
        if answer.choice in CHOICES:
            shown = f"{CHOICES[answer.choice]} {answer.detail}"
        if place.question.type == "several_of":  # printed as a list, without the commas
            shown = shown.replace(",", "")
        missing = {word for word in shown.split() if word not in found} - {"-"}
        assert not missing, (place.address, missing)


def test_a_choice_stands_on_the_page_of_what_was_said_beside_it() -> None:
    asked = [make_question("yes_no", f"q{number}", detail="Say how") for number in range(60)]
    said = {f"q{number}": {"choice": "yes", "text": "By bus. " * 9} for number in range(60)}
    pages = pages_of(print_document(make_document(make_form(asked), said)))
    for page in pages:
        assert page.count("(Yes)Tj") == page.count("(Say how)Tj")

"""The first page says what a member needs, on any form, and names pages that are right."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import time

import pikepdf
import pytest
from pdf_documents import (
    DEFINITIONS,
    DOCUMENTS,
    make_blank,
    make_document,
    make_form,
    make_question,
    make_screening,
    print_document,
    read_sample,
)

from eia.pdf.glance import excerpt
from forms.document import Document

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler) is not here")
LABELS = ("What is proposed", "Who is affected", "What is not known", "Conclusion", "Signed off")


def page_texts(pdf: bytes) -> list[str]:
    """Each page's words on one line."""
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return [" ".join(page.split()) for page in done.stdout.decode("utf-8").split("\f")[:-1]]


@pytest.mark.parametrize("name", ["strong", "weak", "blank", "blank published form", "screening"])
def test_every_form_says_what_members_need_on_one_page(name: str) -> None:
    first = page_texts(print_document(DOCUMENTS[name]()))[0]
    for label in (*LABELS, "What the law asks", "due regard", "Effect on each group of people", "Religion"):
        assert label in first, label


def test_the_good_sample_in_a_minute() -> None:
    first = page_texts(print_document(read_sample("eia-standard/good.sample.json")))[0]
    assert len(first.split()) < 550
    for words in (
        "▼ Yes",
        "●●● High",
        "? Don’t know",
        "17 May 2027",
        "Change the plan",
        "It is not known whether",
    ):
        assert words in first, words


def test_a_blank_form_says_that_nothing_was_answered() -> None:
    first = page_texts(print_document(make_blank()))[0]
    for words in (
        "What is proposed Not answered.",
        "No evidence is given about any group.",
        "questions are not answered",
        "Whether a full assessment is needed is not answered.",
        "Not signed off.",
        "□ Not answered",
    ):
        assert words in first, words


def test_a_screening_says_that_it_ended_there_and_why() -> None:
    first = page_texts(print_document(make_screening()))[0]
    for words in (
        "No full assessment was made",
        "letters are still sent",
        "bad for: Age",
        "Could it be bad?",
    ):
        assert words in first, words
    assert "How serious" not in first


def test_another_nation_has_another_duty() -> None:
    form = make_form([make_question("long_text")]) | {"rules": {"nation": "northern_ireland"}}
    first = page_texts(print_document(make_document(form, {})))[0]
    assert "Northern Ireland Act 1998, section 75" in first and "section 149" not in first


def test_contents_and_shortened_answers_name_the_right_pages() -> None:
    pdf = print_document(read_sample("eia-standard/good.sample.json"))
    with pikepdf.open(io.BytesIO(pdf)) as file:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
        links = [item for page in file.pages[:2] for item in page.get("/Annots", []) if "/Dest" in item]
        said = [(str(item.Contents), numbers[item.Dest[0].objgen]) for item in links]
        titles = [item.title for item in _outline(file)]
    assert len(said) > 20
    pages = page_texts(pdf)
    for words, page in said:
        assert re.search(r"page (\d+)$", words, re.IGNORECASE)[1] == str(page), words  # type: ignore[index]
        title = words.rsplit(", page", 1)[0]
        if title != words:
            assert title in pages[page - 1] and title in titles


def _outline(file: pikepdf.Pdf) -> list[pikepdf.OutlineItem]:
    with file.open_outline() as outline:
        return [item for top in outline.root for item in (top, *top.children)]


def test_every_address_can_be_opened_from_outside() -> None:
    document = read_sample("eia-standard/good.sample.json")
    with pikepdf.open(io.BytesIO(print_document(document))) as file:
        names = {str(name) for name in list(file.Root.Names.Dests.Names)[::2]}
    assert {place.address for place in document.places()} <= names


def test_an_excerpt_ends_at_a_sentence_where_it_can() -> None:
    assert excerpt("One two three. Four five six seven.", 4) == ("One two three.", True)
    assert excerpt("one two three four five six", 3) == ("one two three …", True)
    assert excerpt("- one\n- two", 5) == ("one; two", False)


def test_time_grows_with_the_text() -> None:
    source = json.loads((DEFINITIONS / "eia-standard" / "good.sample.json").read_text(encoding="utf-8"))

    def seconds(times: int) -> float:
        answers = {
            address: value * times
            if isinstance(value, list) and value and isinstance(value[0], dict)
            else value
            for address, value in source["answers"].items()
        }
        document = Document.from_json(source | {"answers": answers})
        start = time.process_time()
        print_document(document)
        return time.process_time() - start

    seconds(1)
    few, many = min(seconds(4) for _ in range(3)), min(seconds(40) for _ in range(2))
    assert many < 20 * few, (few, many)


def test_points_follow_each_other_and_a_dash_between_two_days_stays() -> None:
    assert excerpt("All of these:\n- carers\n- children under 5\nand others", 20) == (
        "All of these: carers; children under 5 and others",
        False,
    )
    assert excerpt("It runs 1 May 2026 – 31 May 2027.", 20)[0] == "It runs 1 May 2026 – 31 May 2027."

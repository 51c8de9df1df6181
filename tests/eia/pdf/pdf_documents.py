"""Small forms and documents to print, and what the tests read out of a finished file."""

from __future__ import annotations

import datetime
import io
import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf

from eia.pdf import Brand, Record, render
from forms.definition import parse
from forms.document import About, Document

SCALE = {
    "id": "impact",
    "label": "Impact",
    "levels": [
        {"id": "high", "label": "High", "definition": "Serious harm is likely", "severity": 3},
        {"id": "low", "label": "Low", "definition": "Little harm is likely", "severity": 1},
    ],
}
COLUMNS = [
    {"id": "first", "label": "First column", "type": "short_text"},
    {"id": "second", "label": "Second column", "type": "long_text"},
]
OPTIONS = [{"id": "new", "label": "New thing"}, {"id": "old", "label": "Old thing"}]
#: A question of each type, with an answer and words that must be found on paper.
EACH: dict[str, tuple[dict[str, Any], Any, tuple[str, ...]]] = {
    "short_text": ({}, "Blue wheelbarrow", ("Blue wheelbarrow",)),
    "long_text": ({}, "First line\n- a bullet\n- another", ("First line", "• a bullet", "• another")),
    "yes_no": ({"detail": "Say how"}, {"choice": "yes", "text": "By bus"}, ("Yes", "Say how", "By bus")),
    "yes_no_unsure": (
        {"detail": "Why"},
        {"choice": "dont_know", "text": "Unclear"},
        ("Don’t know", "Unclear"),
    ),
    "one_of": ({"options": OPTIONS}, "new", ("New thing",)),
    "several_of": ({"options": OPTIONS}, ["new", "old"], ("New thing", "Old thing")),
    "scale": ({"scale": "impact"}, "high", ("High", "Serious harm is likely")),
    "date": ({}, {"typed": "31/05/2022", "date": "2022-05-31"}, ("31 May 2022",)),
    "month_or_date": ({}, {"typed": "next spring", "date": None}, ("next spring",)),
    "person": ({}, {"name": "Ann Example", "post": "Lead officer"}, ("Ann Example, Lead officer",)),
    "people": ({}, [{"name": "Bo"}, {"name": "Cy"}], ("Bo", "Cy")),
    "attachment": ({}, {"title": "Policy", "where": "On the shelf"}, ("Policy, On the shelf",)),
    "sign_off": (
        {"signs": "lead"},
        {"people": [{"name": "Di"}], "date": {"typed": "1/2/2022", "date": "2022-02-01"}},
        ("Di", "1 February 2022"),
    ),
    "table": ({"columns": COLUMNS}, [{"first": "Apples"}], ("First column", "Apples", "Not answered")),
    "evidence": ({}, [{"source": "Census", "kind": "quantitative"}], ("Census", "Figures")),
    "consultation": ({}, [{"who": "Carers forum", "said": "More time"}], ("Carers forum", "More time")),
    "actions": (
        {},
        [{"action": "Write to all", "due": {"typed": "Nov 2022", "date": "2022-11"}}],
        ("Write to all", "November 2022"),
    ),
}


def make_form(
    questions: list[dict[str, Any]], repeated: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """A form's JSON with one plain section and, if given, one section for each of two characteristics."""
    sections: list[dict[str, Any]] = [
        {
            "id": "plain",
            "title": "Plain section",
            "part": "Part one",
            "stage": "screening",
            "questions": questions,
        }
    ]
    if repeated:
        sections.append(
            {
                "id": "repeated",
                "title": "Each group",
                "part": "Part two",
                "stage": "full",
                "for_each": "characteristic",
                "questions": repeated,
            }
        )
    return {
        "id": "small",
        "version": "1.0",
        "title": "Small form",
        "language": "en-GB",
        "sections": sections,
        "characteristics": [
            {"id": "age", "label": "Age", "statutory": True},
            {"id": "race", "label": "Race", "statutory": True},
        ],
        "scales": [SCALE],
    }


def make_question(kind: str, name: str = "", **more: Any) -> dict[str, Any]:
    """A question of type ``kind`` called after it."""
    name = name or f"q_{kind}"
    return {
        "id": name,
        "type": kind,
        "purpose": more.pop("purpose", "comments"),
        "label": f"Question {name}?",
        **more,
    }


def make_document(form: dict[str, Any], answers: dict[str, Any], **about: str) -> Document:
    """A document with cover facts, judged on 9 February 2022."""
    facts = {
        "reference": "EIA-2022-0001",
        "title": "Buses at night",
        "version": "1.0",
        "status": "Draft",
    } | about
    return Document(parse(form), answers, About(**facts), as_of=datetime.date(2022, 2, 9))


def make_long_text_document(text: str, title: str = "Buses at night") -> Document:
    """A document of one long answer."""
    return make_document(make_form([make_question("long_text")]), {"q_long_text": text}, title=title)


def print_document(document: Document, **brand: Any) -> bytes:
    """The PDF of ``document`` as it stands."""
    return render(document, Record.from_document(document), Brand(**brand))


def text_of(pdf: bytes, tmp_path: Path) -> str:
    """What pdftotext reads, with every run of white space as one space."""
    file = tmp_path / "out.pdf"
    file.write_bytes(pdf)
    out = subprocess.run(["pdftotext", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return " ".join(out.stdout.decode("utf-8").split())


def roles_of(pdf: bytes) -> list[str]:
    """The roles of the logical tree, top down in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found: list[str] = []
        todo = [file.Root.StructTreeRoot.K]
        while todo:
            element = todo.pop()
            if isinstance(element, pikepdf.Array):
                todo.extend(reversed(list(element)))
            elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
                found.append(str(element.S)[1:])
                if "/K" in element:
                    todo.append(element.K)
        return found


def pages_of(pdf: bytes) -> list[str]:
    """Each page's drawing operators, as text."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [re.sub(r"\s+", " ", page.Contents.read_bytes().decode("latin-1")) for page in file.pages]

"""Small forms and documents to print, and what the tests read out of a finished file."""

from __future__ import annotations

import datetime
import importlib.util
import io
import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf

from eia.pdf import Brand, Record, render
from forms.definition import parse
from forms.document import About, Document
from forms.languages import in_language
from tests.expected import FILLED

DEFINITIONS = Path(__file__).parents[3] / "forms" / "definitions"
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


def print_document(document: Document, large_print: bool = False, **brand: Any) -> bytes:
    """The PDF of ``document`` as it stands."""
    return render(document, Record.from_document(document), Brand(**brand), large_print)


def make_table_document(rows: list[dict[str, Any]], kind: str = "table") -> Document:
    """A document of one table."""
    question = make_question(kind, **({"columns": COLUMNS} if kind == "table" else {}))
    return make_document(make_form([question]), {f"q_{kind}": rows})


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
        whole = [b" ".join(part.read_bytes() for part in page.obj.Contents) for page in file.pages]
        return [re.sub(r"\s+", " ", page.decode("latin-1")) for page in whole]


TORTURE = (
    "<b & <i>not bold</i> {{7*7}} <img src=x onerror=alert(1)> &amp; \x00\x07\x1b after controls\n"
    "- bullet <b\n* bullet & more\nwheel\u00adbarrow zero\u200bwidth no\u00a0break\n"
    + "Llanfair"
    * 50
    + "\nŵ ŷ Ŵ Ŷ ✓ ☐ → ½ £ € “quotes” Привет мир 😀 👩‍👩‍👧 你好 שלום مرحبا नमस्ते e\u0301 \ud800 \ufffd \ue000\n"
    "https://example.org/a(b)?c=d&e=<f> and https://example.org/" + "long/" * 60 + "\n" + "\t\u2028\n\n\n"
)


def make_everything() -> Document:
    """Every type answered, blank, unreadable, and asked for each characteristic."""
    asked = [make_question(kind, **more) for kind, (more, _, _) in EACH.items()]
    blank = [make_question(kind, f"blank_{kind}", **more) for kind, (more, _, _) in EACH.items()]
    lost = [make_question(kind, f"lost_{kind}", **more) for kind, (more, _, _) in EACH.items()]
    each = [
        make_question("yes_no", "adverse", purpose="adverse", detail="How?"),
        make_question("scale", "rating", purpose="rating", scale="impact"),
        make_question("evidence", "evidence", purpose="evidence"),
    ]
    answers = {f"q_{kind}": value for kind, (_, value, _) in EACH.items()}
    answers |= {f"lost_{kind}": {"unreadable": "water damage"} for kind in EACH}
    answers |= {
        "age.adverse": {"choice": "yes", "text": TORTURE},
        "age.rating": "high",
        "race.evidence": [{"source": TORTURE, "figure": "Many words. " * 900, "tells": TORTURE}],
    }
    return make_document(make_form(asked + blank + lost, each), answers)


def read_sample(name: str) -> Document:
    """One of the samples that are shipped with the forms."""
    return Document.from_json(json.loads((DEFINITIONS / name).read_text(encoding="utf-8")))


def in_welsh(document: Document) -> Document:
    """``document`` with the Welsh words of its form."""
    return replace(document, definition=in_language(document.definition, "cy"))


def make_blank(form: str = "eia-standard@1.0", answers: dict[str, Any] | None = None) -> Document:
    """A shipped form with nothing but ``answers``."""
    return Document.from_json(
        {"document": 1, "definition": form, "as_of": "2026-11-22", "answers": answers or {}}
    )


def make_screening() -> Document:
    """A first check that ends with no: nothing of the full assessment is asked."""
    answers: dict[str, Any] = {
        "description": "Staff will answer letters by email.",
        "proceed": {"choice": "no"},
        "proceed_reason": "Nobody is served differently: letters are still sent to whoever asks for them.",
        "age.negative_screen": {"choice": "dont_know", "text": ""},
        "sex.negative_screen": {"choice": "no", "text": ""},
    }
    return make_blank(answers=answers)


#: A word of 400 characters.
ENDLESS = "Llanfairpwllgwyngyll" * 20


def make_hostile() -> Document:
    """Markup, cells of 50,000 characters, 300 rows, an endless word, scripts and signs that no face has."""
    long = "Words that go on and on. " * 2000
    rows = [{"first": f"Row {n}", "second": "some words " * (n % 12)} for n in range(300)]
    rows += [{"first": long, "second": "short"}, {"first": ENDLESS, "second": "short"}]
    columns = {"columns": COLUMNS}
    each = [
        make_question("yes_no_unsure", "adverse", purpose="adverse"),
        make_question("long_text", "gap", purpose="evidence_gap"),
        make_question("scale", "rating", purpose="rating", scale="impact"),
    ]
    asked = [
        make_question("long_text", "about", purpose="description"),
        make_question("long_text", "who", purpose="affected_people"),
        make_question("table", "many", **columns),
        make_question("actions", "promised", purpose="action"),
        make_question("evidence", "known", purpose="evidence"),
    ]
    answers = {
        "about": TORTURE,
        "who": long,
        "many": rows,
        "promised": [{"action": TORTURE, "owner": ENDLESS, "due": {"typed": "soon", "date": None}}] * 12,
        "known": [{"source": TORTURE, "figure": long, "publisher": "שלום עולם"}] * 2,
        "age.adverse": {"choice": "dont_know", "text": TORTURE},
        "age.gap": TORTURE,
        "race.rating": {"unreadable": TORTURE},
    }
    return make_document(make_form(asked, each), answers, title=TORTURE, version="1" * 300)


DOCUMENTS: dict[str, Callable[[], Document]] = {
    "everything": make_everything,
    "strong": lambda: read_sample("eia-standard/good.sample.json"),
    "weak": lambda: read_sample("cheshire-east/weak.sample.json"),
    **{path.parent.name: partial(read_sample, f"{path.parent.name}/{path.name}") for path in FILLED},
    "in Welsh": lambda: in_welsh(read_sample("integrated-wales/filled.sample.json")),
    "blank": make_blank,
    "blank published form": lambda: make_blank("cheshire-east@2022"),
    "screening": make_screening,
    "hostile": make_hostile,
    "torture": lambda: make_long_text_document(TORTURE * 3, title=TORTURE),
    "long": lambda: make_long_text_document("A sentence of six short words. " * 3000),
    "unbroken": lambda: make_long_text_document("Wheelbarrow" * 10_000),
    "empty": lambda: make_document(
        make_form([make_question("long_text")]), {}, title="", reference="", version="", status=""
    ),
}


def read_real() -> Document:
    """A published assessment that lies beside the repository, not in it."""
    spec = importlib.util.spec_from_file_location(
        "convert", Path(__file__).parents[2] / "real" / "convert.py"
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return Document.from_json(module.convert(json.loads(REAL.read_text(encoding="utf-8"))))


REAL = Path(__file__).parents[4] / "shared" / "real" / "care-at-home-2022.json"
if REAL.exists():
    DOCUMENTS["real"] = read_real

#: The kinds that are judged in large print too.
LARGE = ("everything", "strong", "weak", "screening", "torture", "in Welsh")
KINDS = [(name, False) for name in DOCUMENTS] + [(name, True) for name in LARGE]

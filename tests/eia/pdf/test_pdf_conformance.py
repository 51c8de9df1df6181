"""PDF/UA-1 by the reference checker, and what it does not look at: order, once-only heads, the same bytes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
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
)

from forms.document import Document

ROOT = Path(__file__).parents[3]
CHECKER = ROOT.parent / "shared" / "tools" / "verapdf" / "verapdf"
TORTURE = (
    "<b & <i>not bold</i> {{7*7}} <img src=x onerror=alert(1)> &amp; \x00\x07\x1b after controls\n"
    "- bullet <b\n* bullet & more\nwheel\u00adbarrow zero\u200bwidth no\u00a0break\n"
    + "Llanfair"
    * 50
    + "\nŵ ŷ Ŵ Ŷ ✓ ☐ → ½ £ € “quotes” Привет мир 😀 👩‍👩‍👧 你好 שלום مرحبا नमस्ते e\u0301 \ud800 \ufffd \ue000\n"
    "https://example.org/a(b)?c=d&e=<f> and https://example.org/" + "long/" * 60 + "\n" + "\t\u2028\n\n\n"
)


@pytest.fixture(scope="session")
def judge() -> object:
    """A function that has veraPDF judge files; skips where it cannot run, but fails where it must (CI)."""
    missing = "java" if not shutil.which("java") else str(CHECKER) if not CHECKER.exists() else ""
    if missing:
        sentence = f"PDF/UA-1 was not judged: {missing} is not here."
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)

    def run(*files: Path) -> None:
        done = subprocess.run([CHECKER, *files], capture_output=True, text=True)
        if done.returncode == 2 and os.environ.get("CI") != "true":
            pytest.skip(f"PDF/UA-1 was not judged: {done.stderr.strip()[-300:]}")
        assert done.returncode == 0, done.stdout + done.stderr

    return run


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


def test_conforms(judge: object, tmp_path: Path) -> None:
    sample = ROOT / "forms" / "definitions" / "cheshire-east" / "weak.sample.json"
    rows = [{"first": f"Row {n}", "second": "words " * (n % 40)} for n in range(120)]
    documents = {
        "everything": make_everything(),
        "sample": Document.from_json(json.loads(sample.read_text(encoding="utf-8"))),
        "torture": make_long_text_document(TORTURE * 3, title=TORTURE),
        "long": make_long_text_document("A sentence of six short words. " * 6500),
        "unbroken": make_long_text_document("W" * 200_000),
        "table": make_document(
            make_form([make_question("table", columns=EACH["table"][0]["columns"])]), {"q_table": rows}
        ),
        "empty": make_document(
            make_form([make_question("long_text")]), {}, title="", reference="", version="", status=""
        ),
    }
    files = []
    for name, document in documents.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(
            print_document(document, organisation="Example & Council <b>", marking="OFFICIAL")
        )
    judge(*files)  # type: ignore[operator]


def test_the_same_document_gives_the_same_bytes_in_any_thread() -> None:
    document = make_everything()
    first = print_document(document)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(print_document, [document] * 8)) == {first}


def test_a_table_head_is_drawn_on_each_page_and_tagged_once() -> None:
    rows = [{"first": f"Row {n}", "second": "Some words about it"} for n in range(80)]
    pdf = print_document(
        make_document(
            make_form([make_question("table", columns=EACH["table"][0]["columns"])]), {"q_table": rows}
        )
    )
    heads = [page.count("(First column) Tj") for page in pages_of(pdf)]
    assert len(heads) > 2 and all(heads[1:-1]), heads
    roles = roles_of(pdf)
    assert roles.count("TR") == 80 + 1 + _cover_rows(roles)
    assert roles.count("THead") == 1


def _cover_rows(roles: list[str]) -> int:
    """The cover's table is the first and has no head."""
    first, second = [at for at, role in enumerate(roles) if role == "Table"][:2]
    return roles[first:second].count("TR")


def test_a_row_longer_than_a_page_is_one_row() -> None:
    rows = [{"first": "Long", "second": "Words. " * 3000}, {"first": "Short", "second": "End"}]
    pdf = print_document(
        make_document(
            make_form([make_question("table", columns=EACH["table"][0]["columns"])]), {"q_table": rows}
        )
    )
    roles = roles_of(pdf)
    assert len(pages_of(pdf)) > 3
    assert roles.count("TR") - _cover_rows(roles) == 3


def test_marks_rise_in_reading_order_and_each_is_claimed_once(tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    file.write_bytes(print_document(make_everything()))
    with pikepdf.open(file) as pdf:
        claimed: dict[int, list[int]] = {number: [] for number in range(len(pdf.pages))}
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        todo: list[tuple[object, object]] = [(pdf.Root.StructTreeRoot.K, None)]
        while todo:
            kid, page = todo.pop()
            if isinstance(kid, int):
                claimed[numbers[page.objgen]].append(kid)  # type: ignore[attr-defined]
            elif isinstance(kid, pikepdf.Array):
                todo.extend((item, page) for item in reversed(list(kid)))
            elif isinstance(kid, pikepdf.Dictionary):
                page = kid.get("/Pg", page)
                if kid.get("/Type") == "/MCR":
                    todo.append((int(kid.MCID), page))
                elif "/K" in kid:
                    todo.append((kid.K, page))
        for number, page in enumerate(pages_of(file.read_bytes())):
            drawn = [int(n) for n in re.findall(r"/MCID (\d+)", page)]
            assert claimed[number] == drawn == list(range(len(drawn)))


def test_a_file_is_packed_and_whole(tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    file.write_bytes(print_document(make_everything()))
    with pikepdf.open(file) as pdf:
        assert pdf.check_pdf_syntax() == []
        repacked = tmp_path / "again.pdf"
        pdf.save(repacked, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert file.stat().st_size < 1.1 * repacked.stat().st_size


def test_title_language_and_bookmarks_are_set(tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    file.write_bytes(print_document(make_everything()))
    with pikepdf.open(file) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo.Title) == "Buses at night"
        assert str(pdf.docinfo.CreationDate).startswith("D:20220209")
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            below = [item.title for item in outline.root[1].children]
    assert titles[:2] == ["Part one", "Part two"] and below == ["Each group"]


def test_a_row_too_long_to_read_across_becomes_a_table_of_its_own(tmp_path: Path) -> None:
    rows = [{"source": "Survey", "figure": "Many words. " * 300}, {"source": "Census"}]
    pdf = print_document(make_document(make_form([make_question("evidence")]), {"q_evidence": rows}))
    roles = roles_of(pdf)
    assert roles.count("Table") == 1 + 2
    assert "THead" not in roles
    assert roles.count("TR") - _cover_rows(roles) == 2 * 6

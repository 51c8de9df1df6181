"""PDF/UA-1 by the reference checker, and what it does not look at: order, once-only heads, the same bytes."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
from pdf_documents import DOCUMENTS, KINDS, make_everything, make_table_document, pages_of, print_document
from reference_judge import judge
from structure_checker import Element, tree


def test_veraPDF_finds_nothing_but_in_a_damaged_file(verapdf: Path, tmp_path: Path) -> None:  # noqa: N802
    files = []
    for name, large in KINDS:
        files.append(tmp_path / f"{name}{' large' if large else ''}.pdf")
        brand = {"organisation": "Example & Council <b>", "marking": "OFFICIAL"}
        files[-1].write_bytes(print_document(DOCUMENTS[name](), large, **brand))
    damaged = tmp_path / "damaged.pdf"
    with pikepdf.open(files[0]) as pdf:
        del pdf.Root["/Lang"]
        pdf.save(damaged)
    said = judge(verapdf, [*files, damaged]).splitlines()
    verdicts = [line for line in said if line.startswith(("PASS", "FAIL"))]
    failed = [line for line in verdicts if not line.startswith("PASS")]
    assert len(verdicts) == 2 * (len(files) + 1), said
    assert failed and all(str(damaged) in line for line in failed), "\n".join(said)


def test_the_same_document_gives_the_same_bytes_in_any_thread() -> None:
    document = make_everything()
    first = print_document(document)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(print_document, [document] * 8)) == {first}


def tables_of(pdf: bytes) -> list[Element]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [element for element in tree(file).all() if element.role == "Table"]


def rows_of(table: Element) -> int:
    return sum(element.role == "TR" for element in table.all())


def test_a_table_head_is_drawn_on_each_page_and_tagged_once() -> None:
    pdf = print_document(
        make_table_document([{"first": f"Row {n}", "second": "Some words"} for n in range(80)])
    )
    heads = [page.count("(First column)Tj") for page in pages_of(pdf)]
    with_rows = [page.count("(Row ") > 0 for page in pages_of(pdf)]
    assert sum(with_rows) > 2 and [bool(count) for count in heads] == with_rows
    table = next(table for table in tables_of(pdf) if rows_of(table) == 81)
    assert [part.role for part in table.kids] == ["THead", "TBody"]


def test_a_row_longer_than_a_page_is_one_row() -> None:
    rows = [{"first": "Long", "second": "Words. " * 3000}, {"first": "Short", "second": "End"}]
    pdf = print_document(make_table_document(rows))
    assert len(pages_of(pdf)) > 4
    assert 1 + 2 in map(rows_of, tables_of(pdf))


def test_a_file_is_packed_and_whole(tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    file.write_bytes(print_document(make_everything()))
    with pikepdf.open(file) as pdf:
        assert pdf.check_pdf_syntax() == []
        repacked = tmp_path / "again.pdf"
        pdf.save(repacked, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert file.stat().st_size < 0.98 * repacked.stat().st_size


def test_title_language_and_bookmarks_are_set(tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    file.write_bytes(print_document(make_everything()))
    with pikepdf.open(file) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo.Title) == "Buses at night"
        assert str(pdf.docinfo.CreationDate).startswith("D:20220209")
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            below = [item.title for item in outline.root[3].children]
    assert titles[:4] == ["At a glance", "Contents", "Part one", "Part two"] and below == ["Each group"]


def test_a_row_too_long_to_read_across_becomes_a_table_of_its_own() -> None:
    rows = [{"source": "Survey", "figure": "Many words. " * 300}, {"source": "Census"}]
    tables = tables_of(print_document(make_table_document(rows, "evidence")))
    entries = [table for table in tables if rows_of(table) == 6]
    assert len(entries) == 2 and all("THead" not in [part.role for part in table.kids] for table in entries)

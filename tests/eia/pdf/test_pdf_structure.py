"""Every kind of document of ours is without fault for the structure checker, and the checker sees damage."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pdf_documents import DOCUMENTS, KINDS, print_document
from structure_checker import faults


@pytest.mark.parametrize(("name", "large"), KINDS)
def test_no_fault_in_any_kind_of_document(name: str, large: bool) -> None:
    assert faults(print_document(DOCUMENTS[name](), large_print=large, marking="OFFICIAL")) == []


def nums(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.StructTreeRoot.ParentTree.Nums


def elements(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    found: list[Any] = []
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == f"/{role}" and "/P" in thing:
            found.append(thing)
    return found


def rewrite(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    page = pdf.pages[0]
    page.contents_coalesce()
    body = page.Contents.read_bytes()
    assert old in body
    page.Contents = pdf.make_stream(body.replace(old, new, 1))


def swap_ways_back(pdf: pikepdf.Pdf) -> None:
    way = next(way for way in nums(pdf) if isinstance(way, pikepdf.Array))
    way[0], way[1] = way[1], way[0]


def swap_reading_order(pdf: pikepdf.Pdf) -> None:
    body = elements(pdf, "TBody")[0]
    body.K = pikepdf.Array(list(reversed(list(body.K))))


def drop_a_cell(pdf: pikepdf.Pdf) -> None:
    row = next(row for row in elements(pdf, "TR") if len(row.K) > 2)
    row.K = pikepdf.Array(list(row.K)[:-1])


def remove(key: str, role: str) -> Callable[[pikepdf.Pdf], None]:
    def damage(pdf: pikepdf.Pdf) -> None:
        del elements(pdf, role)[0][key]

    return damage


def rename(old: str, new: str) -> Callable[[pikepdf.Pdf], None]:
    def damage(pdf: pikepdf.Pdf) -> None:
        elements(pdf, old)[0].S = pikepdf.Name(f"/{new}")

    return damage


DAMAGE: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "no language code": lambda pdf: pdf.Root.__setitem__("/Lang", pikepdf.String("English")),
    "not marked": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "no title": lambda pdf: pdf.docinfo.__delitem__("/Title"),
    "title not shown": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "no bookmarks": lambda pdf: pdf.Root.__delitem__("/Outlines"),
    "no tab order": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    "page without a way back": lambda pdf: pdf.pages[0].obj.__delitem__("/StructParents"),
    "ways back swapped": swap_ways_back,
    "reading order swapped": swap_reading_order,
    "cell dropped": drop_a_cell,
    "header without scope": remove("/A", "TH"),
    "header row as data": lambda pdf: (
        [cell.__setitem__("/S", pikepdf.Name("/TD")) for cell in elements(pdf, "TH")] and None
    ),
    "heading leaps": rename("H2", "H4"),
    "second H1": rename("H2", "H1"),
    "row outside its table": rename("TBody", "Sect"),
    "text outside any mark": lambda pdf: rewrite(pdf, b"/H1<</MCID", b"/Span<</Lost"),
    "decoration as content": lambda pdf: rewrite(pdf, b"/Artifact BMC", b"/P<</MCID 0>>BDC"),
    "mark inside a mark": lambda pdf: rewrite(pdf, b"EMC", b"/P <</MCID 99>> BDC EMC EMC"),
    "mark left open": lambda pdf: rewrite(pdf, b"EMC", b""),
    "link without words": lambda pdf: (
        [area.__delitem__("/Contents") for area in pdf.pages[1].Annots] and None
    ),
    "link without element": remove("/K", "Link"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_the_checker_sees_damage(name: str) -> None:
    with pikepdf.open(io.BytesIO(print_document(DOCUMENTS["strong"]()))) as pdf:
        DAMAGE[name](pdf)
        changed = io.BytesIO()
        pdf.save(changed)
    assert faults(changed.getvalue()) != []

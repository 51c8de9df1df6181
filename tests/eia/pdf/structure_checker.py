"""What a tagged PDF of ours must be, read back from the finished file: a list of faults, in sentences.

It looks where veraPDF does not: that reading order is drawing order, that a mark is claimed once and by the element the
way back names, that headings do not leap, that every data cell finds a header.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

TEXT = {"Tj", "TJ", "'", '"'}
PAINT = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"}
#: What may stand below what; a role that is not named may hold anything.
KIDS = {
    "Table": {"Caption", "THead", "TBody"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI"},
    "TOCI": {"Reference"},
}


@dataclass
class Element:
    """One element of the tree: its role, what is below it, and the marks it claims as (page, number)."""

    role: str
    at: tuple[int, int]
    source: Any
    content: list[Element | tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)

    @property
    def kids(self) -> list[Element]:
        return [item for item in self.content if isinstance(item, Element)]

    @property
    def marks(self) -> list[tuple[int, int]]:
        return [item for item in self.content if not isinstance(item, Element)]

    def claims(self) -> Iterator[tuple[Element, tuple[int, int]]]:
        """Every mark below with the element that claims it, in reading order."""
        for item in self.content:
            if isinstance(item, Element):
                yield from item.claims()
            else:
                yield self, item

    def all(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.all()


def faults(pdf: bytes) -> list[str]:
    """Every fault found in ``pdf``; an empty list for a file that is as it should be."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        root = tree(file)
        return [
            *_file(file),
            *_pages(file, root),
            *_headings(root),
            *_tables(root),
            *_places(root),
            *_links(file, root),
        ]


def tree(file: pikepdf.Pdf) -> Element:
    """The logical tree."""
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}

    def read(source: Any) -> Element:
        element = Element(str(source.S)[1:], source.objgen, source)
        home = source.get("/Pg")
        kids = source.get("/K", pikepdf.Array())
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                element.content.append((pages[home.objgen], kid))
            elif kid.get("/Type") == "/MCR":
                element.content.append((pages[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                element.links.append(kid.Obj.objgen)
            else:
                element.content.append(read(kid))
        return element

    return read(file.Root.StructTreeRoot.K)


def _file(file: pikepdf.Pdf) -> Iterator[str]:
    root = file.Root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "The file does not say that it is tagged."
    if not re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", str(root.get("/Lang", ""))):
        yield "The file's language is missing or no language code."
    if not str(file.docinfo.get("/Title", "")).strip():
        yield "The file has no title."
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "The title is not shown in place of the file's name."
    if "<pdfuaid:part>1<" not in root.Metadata.read_bytes().decode("utf-8"):
        yield "The file does not claim PDF/UA-1."
    numbers = {page.obj.objgen for page in file.pages}
    with file.open_outline() as outline:
        entries = list(outline.root)
        if not entries:
            yield "The file has no bookmarks."
        while entries:
            entry = entries.pop()
            entries += entry.children
            if entry.destination[0].objgen not in numbers:
                yield f"The bookmark “{entry.title}” leads to no page."


def _pages(file: pikepdf.Pdf, root: Element) -> Iterator[str]:
    owners = _owners(file)
    claimed: dict[tuple[int, int], tuple[int, int]] = {}
    order: dict[int, list[int]] = {}
    for element, mark in root.claims():
        if mark in claimed:
            yield f"Mark {mark} is claimed twice."
        claimed[mark] = element.at
        order.setdefault(mark[0], []).append(mark[1])
    for number, page in enumerate(file.pages):
        if page.obj.get("/Tabs") != "/S":
            yield f"Page {number + 1} has no tab order."
        drawn = yield from _drawn(page, number + 1)
        back = owners.get(int(page.obj.get("/StructParents", -1)))
        if not isinstance(back, list):
            yield f"Page {number + 1} has no way back to the tree."
            continue
        if drawn != list(range(len(back))):
            yield f"The marks of page {number + 1} are not counted up from nought."
        if order.get(number, []) != sorted(order.get(number, [])):
            yield f"The reading order of page {number + 1} is not the order it is drawn in."
        for mcid in drawn:
            if mcid >= len(back) or claimed.get((number, mcid)) != back[mcid]:
                yield f"Mark {mcid} of page {number + 1} is not claimed by the element the way back names."


def _owners(file: pikepdf.Pdf) -> dict[int, Any]:
    nums = list(file.Root.StructTreeRoot.ParentTree.Nums)
    return {
        int(key): [item.objgen for item in value] if isinstance(value, pikepdf.Array) else value.objgen
        for key, value in zip(nums[::2], nums[1::2], strict=True)
    }


def _drawn(page: pikepdf.Page, number: int) -> Iterator[Any]:
    """The numbers of the page's marks as drawn; yields faults on the way."""
    drawn: list[int] = []
    stack: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else {}
            if isinstance(properties, pikepdf.Name):
                properties = page.resources.Properties[properties]
            kind = "artifact" if str(operands[0]) == "/Artifact" else "content"
            if "/MCID" in properties:
                drawn.append(int(properties.MCID))
            elif kind == "content":
                kind = "span"
            if stack and kind != "span":
                yield f"A mark stands inside another on page {number}."
            stack.append(kind)
        elif name == "EMC":
            if not stack:
                yield f"A mark is closed that was not opened on page {number}."
            else:
                stack.pop()
        elif name in TEXT | PAINT and not {"content", "artifact"} & set(stack):
            yield f"Something is drawn outside any mark on page {number}."
        elif name in PAINT - {"Do"} and "content" in stack:
            yield f"A shape is drawn as content on page {number}."
    if stack:
        yield f"A mark is left open on page {number}."
    return drawn


def _headings(root: Element) -> Iterator[str]:
    levels = [int(element.role[1]) for element in root.all() if re.fullmatch("H[1-6]", element.role)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "There is not exactly one H1, before every other heading."
    for above, level in zip(levels, levels[1:], strict=False):
        if level > above + 1:
            yield f"A heading leaps from level {above} to {level}."


def _tables(root: Element) -> Iterator[str]:
    for number, element in enumerate(root.all()):
        if element.role == "Table":
            parts = {kid.role: kid for kid in element.kids}
            rows = [row for name in ("THead", "TBody") if name in parts for row in parts[name].kids]
            if len({len(row.kids) for row in rows}) != 1:
                yield f"Table {number} has rows of different lengths."
            for row in rows:
                scopes = [_scope(cell) for cell in row.kids if cell.role == "TH"]
                if not all(scopes):
                    yield f"A header cell of table {number} does not say whether it heads a row or a column."
                if "THead" not in parts and not scopes:
                    yield f"A row of table {number} has cells without any header."


def _scope(cell: Element) -> str:
    return str(cell.source.get("/A", {}).get("/Scope", ""))


def _places(root: Element) -> Iterator[str]:
    for element in root.all():
        allowed = KIDS.get(element.role)
        for kid in element.kids:
            if allowed is not None and kid.role not in allowed:
                yield f"{kid.role} stands in {element.role}."
        if element.role == "Figure" and not str(element.source.get("/Alt", "")):
            yield "A picture has no words for those who cannot see it."
        if not (element.kids or element.marks or element.links) and element.role not in ("TD", "TH"):
            yield f"An empty {element.role} stands in the tree."


def _links(file: pikepdf.Pdf, root: Element) -> Iterator[str]:
    owners = _owners(file)
    holding = {link: element for element in root.all() for link in element.links}
    for number, page in enumerate(file.pages, 1):
        for area in page.obj.get("/Annots", []):
            element = holding.get(area.objgen)
            if element is None or element.role != "Link":
                yield f"A link on page {number} is not in the tree as a link."
            elif owners.get(int(area.get("/StructParent", -1))) != element.at:
                yield f"A link on page {number} does not lead back to its element."
            if not str(area.get("/Contents", "")):
                yield f"A link on page {number} does not say where it leads."
    for element in root.all():
        if element.role == "Link" and not (element.links and element.marks):
            yield "A link has no area or no words."

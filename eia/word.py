"""Word files: an assessment with real headings, lists and tables, and the paragraph for a committee report.

The same document gives the same bytes: Word's own dates are those of the document, and the archive's are fixed.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any

from docx import Document as new_file
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from eia.committee import Cited, Paragraph, cover_line
from forms.document import Answer, Document

#: What XML 1.0 cannot hold, however it is escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_POINT = ("- ", "• ", "* ")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
#: A4 with margins of 20 mm leaves this; letters of a table's 10 point are about so wide, headings bold.
_PAGE, _MARGIN, _WIDTH, _LETTER = (210, 297), 20, 170.0, 2.2
#: A word of more letters than this is an address or the like, which may be cut.
_ORDINARY = 20
#: A row of fewer characters than this stays on one page.
_SHORT_ROW = 1500
_FACE, _ACCENT = "Arial", RGBColor(0x0B, 0x4F, 0x6C)
_SIZES = {
    "Normal": 11,
    "List Bullet": 11,
    "Footer": 9,
    "Title": 22,
    "Heading 1": 17,
    "Heading 2": 14,
    "Heading 3": 11.5,
}


def assessment(document: Document) -> bytes:
    """The whole of ``document``: a heading for each part, section and question, and every answer in words."""
    about = document.about
    file = _started(about.title or document.definition.title, document)
    file.add_heading(_clean(about.title or document.definition.title), 0)
    named = ", ".join(filter(None, (about.reference, about.version and f"version {about.version}")))
    _foot(file, named[:1].upper() + named[1:])
    facts = [
        ("Reference", about.reference),
        ("Version", about.version),
        ("Status", about.status.replace("_", " ").capitalize()),
        ("Service", about.service),
        ("Lead officer", about.lead_officer),
        ("Head of service", about.head_of_service),
    ]
    _table(file, ("", ""), [(label, value) for label, value in facts if value], is_plain=True)
    part = page = ""
    for place in document.places():
        answer = document.at(place.address)
        if answer is None:
            continue
        section = place.section
        if section.part and section.part != part:
            part = section.part
            file.add_heading(_clean(part), 1)
        who = place.characteristic
        title = f"{section.title}: {section.label_of(who)}" if who else section.title
        if title != page:
            page = title
            file.add_heading(_clean(title), 2)
        file.add_heading(_clean(place.question.label), 3)
        _answer(file, answer)
    return _bytes(file)


def committee(paragraph: Paragraph, cited: Cited, language: str) -> bytes:
    """The equality paragraph and the line for the list of appendices, to paste into a report."""
    file = _started(f"Equality: {cited.title}", None, language)
    file.add_heading(_clean(f"Equality: {cited.title}"), 1)
    for heading, lines in paragraph.parts:
        if heading:
            file.add_heading(_clean(heading), 2)
        for line in lines:
            file.add_paragraph(_clean(line), style="List Bullet" if heading else None)
    file.add_heading("For the list of appendices", 2)
    file.add_paragraph(_clean(cover_line(cited)))
    return _bytes(file)


def _answer(file: Any, answer: Answer) -> None:
    if answer.is_unreadable:
        file.add_paragraph(_clean(f"The original could not be read: {answer.value['unreadable']}"))
    elif answer.is_blank:
        file.add_paragraph().add_run("No answer").italic = True
    elif answer.rows:
        columns = answer.question.columns
        rows = [tuple(answer.cell(row, column.id) for column in columns) for row in answer.rows]
        _table(file, tuple(column.label for column in columns), rows)
    else:
        for line in answer.text.split("\n"):
            if line.lstrip().startswith(_POINT):
                file.add_paragraph(_clean(line.lstrip()[2:].strip()), style="List Bullet")
            elif line.strip():
                file.add_paragraph(_clean(line))


def _table(file: Any, heads: tuple[str, ...], rows: list[tuple[str, ...]], is_plain: bool = False) -> None:
    """A table whose first row is repeated at the top of each page; ``is_plain`` has names on the left instead."""
    table = file.add_table(rows=0 if is_plain else 1, cols=len(heads), style="Table Grid")
    table.autofit = False
    widths = [45.0, _WIDTH - 45] if is_plain else _widths([heads, *rows])
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    if not is_plain:
        for cell, head, width in zip(table.rows[0].cells, heads, widths, strict=True):
            _fill(cell, head, width, True)
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E6EEF2")):
                shade.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(shade)
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(mark)
    for row in rows:
        line = table.add_row()
        for number, (cell, text, width) in enumerate(zip(line.cells, row, widths, strict=True)):
            _fill(cell, text, width, is_plain and number == 0)
        if sum(map(len, row)) < _SHORT_ROW:
            line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    file.add_paragraph()


def _fill(cell: Any, text: str, width: float, is_bold: bool) -> None:
    cell.width = Mm(width)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(_clean(text))
    run.bold, run.font.size = is_bold, Pt(10)


def _widths(rows: list[tuple[str, ...]]) -> list[float]:
    """A width in millimetres for each column: its longest word stands whole, the rest goes to the longer texts."""
    columns = list(zip(*rows, strict=True))
    words = (
        [word for text in column for word in text.split() if len(word) <= _ORDINARY] for column in columns
    )
    floors = [max(map(len, each), default=3) * _LETTER + 5 for each in words]
    wants = [max(map(len, column)) ** 0.5 for column in columns]
    spare = max(_WIDTH - sum(floors), 0.0)
    widths = [floor + spare * want / sum(wants) for floor, want in zip(floors, wants, strict=True)]
    return [width * _WIDTH / sum(widths) for width in widths]


def _foot(file: Any, text: str) -> None:
    """What is printed and which page this is, at the foot of every page."""
    paragraph = file.sections[0].footer.paragraphs[0]
    paragraph.add_run(_clean(f"{text}. Page " if text else "Page "))
    for field, between in (("PAGE", " of "), ("NUMPAGES", "")):
        found = OxmlElement("w:fldSimple")
        found.set(qn("w:instr"), field)
        paragraph._p.append(found)
        paragraph.add_run(between)


def _started(title: str, document: Document | None, language: str = "en-GB") -> Any:
    file = new_file()
    page = file.sections[0]
    page.page_width, page.page_height = (Mm(side) for side in _PAGE)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_MARGIN)
    for name, size in _SIZES.items():
        _set(file.styles[name], size)
    properties = file.core_properties
    day = document.as_of if document and document.as_of.year > 1900 else None
    at = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
    properties.title = _clean(title)[:255]
    properties.author = _clean(document.definition.organisation)[:255] if document else ""
    properties.language = document.definition.language if document else language
    properties.comments = ""
    properties.created = properties.modified = at
    fonts = file.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if fonts is not None:
        fonts.set(qn("w:val"), properties.language)
    return file


def _set(style: Any, size: float) -> None:
    """Set ``style`` in the face of the whole file; the template's own colours are too pale for small headings."""
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    faces.attrib.clear()
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{name}"), _FACE)
    style.font.size = Pt(size)
    if style.name == "Title" or style.name.startswith("Heading"):
        style.font.color.rgb = _ACCENT


def _bytes(file: Any) -> bytes:
    made, fixed = io.BytesIO(), io.BytesIO()
    file.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            target.writestr(
                zipfile.ZipInfo(item.filename, _ZIP_DATE), source.read(item), zipfile.ZIP_DEFLATED
            )
    return fixed.getvalue()


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)

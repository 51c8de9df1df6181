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

from eia.committee import Cited, Paragraph, cover_line
from forms.document import Answer, Document

#: What XML 1.0 cannot hold, however it is escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_POINT = ("- ", "• ", "* ")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def assessment(document: Document) -> bytes:
    """The whole of ``document``: a heading for each part, section and question, and every answer in words."""
    about = document.about
    file = _started(about.title or document.definition.title, document)
    file.add_heading(_clean(about.title or document.definition.title), 0)
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
        file.add_paragraph("No answer", style="Intense Quote")
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
    if not is_plain:
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.text = ""
            cell.paragraphs[0].add_run(_clean(head)).bold = True
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(mark)
    for row in rows:
        cells = table.add_row().cells
        for number, (cell, text) in enumerate(zip(cells, row, strict=True)):
            cell.text = ""
            cell.paragraphs[0].add_run(_clean(text)).bold = is_plain and number == 0
    file.add_paragraph()


def _started(title: str, document: Document | None, language: str = "en-GB") -> Any:
    file = new_file()
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

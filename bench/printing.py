"""P12: printing a full assessment."""

from __future__ import annotations

import io
import json
from typing import Any
from xml.sax.saxutils import escape

from bench import texts
from bench.local import Case, interleave
from bench.report import Report
from forms.document import Document


def p12(rounds: int, seconds: float) -> Report:
    """Our tagged PDF/UA-1 against the same words in plain, untagged ReportLab paragraphs."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    from eia.pdf import render
    from eia.pdf.record import Brand, Record

    document = Document.from_json(json.loads(texts.STRONG.read_text(encoding="utf-8")))
    record, brand = Record.from_document(document), Brand()
    styles = getSampleStyleSheet()

    def plain(_: object) -> bytes:
        story: list[Any] = [Paragraph(escape(document.about.title), styles["Title"])]
        for place in document.places():
            answer = document.at(place.address)
            if answer is not None:
                story.append(Paragraph(escape(answer.label), styles["Heading3"]))
                story += [
                    Paragraph(escape(line), styles["Normal"]) for line in answer.text.split("\n") if line
                ]
        output = io.BytesIO()
        SimpleDocTemplate(output).build(story)
        return output.getvalue()

    assert b"/StructTreeRoot" in render(document, record, brand) and b"/StructTreeRoot" not in plain(None)
    cases = {
        "ours, tagged": Case(lambda _: render(document, record, brand)),
        "reportlab, untagged": Case(plain),
    }
    return Report(interleave(cases, rounds), ours="ours, tagged", key="wall_ms")

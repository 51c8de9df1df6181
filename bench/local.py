"""P7 and P12: jobs inside one process, interleaved case by case inside every round."""

from __future__ import annotations

import datetime
import io
import json
import random
import time
from collections.abc import Callable

from bench.web import Figures


def sample() -> dict[str, object]:
    """Every text question of the standard form answered with 400 characters, every choice made, nothing blank."""
    from bench.page import answers
    from forms.definition import shipped
    from forms.document import About, Document

    definition = shipped("eia-standard@1.0")
    words = list(answers(1).values())
    filled: dict[str, object] = {}
    for section in definition.sections:
        for who in definition.characteristics if section.for_each else (None,):
            for number, question in enumerate(section.questions):
                address = f"{who.id}.{question.id}" if who else question.id
                text = words[(number * 4 + 2) % len(words)]
                match question.type:
                    case "short_text" | "long_text":
                        filled[address] = text
                    case "yes_no" | "yes_no_unsure":
                        filled[address] = (
                            {"choice": "yes", "text": text} if question.detail else {"choice": "yes"}
                        )
                    case "one_of":
                        filled[address] = question.options[0].id
                    case "several_of":
                        filled[address] = [question.options[0].id]
                    case "scale":
                        filled[address] = question.scale.levels[0].id
    about = About(
        "EIA-2026-0001", "Care at home", "Adult services", "1.0", "draft", "Lead officer", "Head of service"
    )
    return Document(definition, filled, about, (), datetime.date(2026, 11, 22)).to_json()


def interleave(cases: dict[str, Callable[[], object]], rounds: int, seconds: float = 0.5) -> Figures:
    """Wall and processor time of each case per call, every round running all of them in shuffled order."""
    found: Figures = {name: [] for name in cases}
    for case in cases.values():
        case()
    for _ in range(rounds):
        for name in random.sample(list(cases), len(cases)):
            count, wall, used = 0, time.perf_counter(), time.process_time()
            while time.perf_counter() - wall < seconds:
                cases[name]()
                count += 1
            found[name].append(
                {
                    "wall_ms": (time.perf_counter() - wall) * 1000 / count,
                    "cpu_ms": (time.process_time() - used) * 1000 / count,
                }
            )
    return found


def p7(rounds: int) -> Figures:
    """The full check, from JSON to findings, beside parsing that JSON alone (the floor)."""
    import rules
    from forms.document import Document

    body = json.dumps(sample())
    document = Document.from_json(json.loads(body))
    assert rules.check(document), "the sample has findings, or the check checks nothing"
    return interleave(
        {
            "check, JSON to findings": lambda: rules.check(Document.from_json(json.loads(body))),
            "check, document in memory": lambda: rules.check(document),
            "floor: json.loads": lambda: json.loads(body),
        },
        rounds,
    )


def p12(rounds: int) -> Figures:
    """Our tagged PDF/UA-1 against the same words in plain, untagged ReportLab paragraphs."""
    from xml.sax.saxutils import escape

    from eia.pdf.record import Brand, Record
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    from eia.pdf import render
    from forms.document import Document

    document = Document.from_json(sample())
    record, brand = Record.from_document(document), Brand()
    styles = getSampleStyleSheet()

    def plain() -> bytes:
        story = [Paragraph(escape(document.about.title), styles["Title"])]
        for place in document.places():
            answer = document.at(place.address)
            story.append(Paragraph(escape(answer.label), styles["Heading3"]))
            story += [Paragraph(escape(line), styles["Normal"]) for line in answer.text.split("\n") if line]
        output = io.BytesIO()
        SimpleDocTemplate(output).build(story)
        return output.getvalue()

    assert b"/StructTreeRoot" in render(document, record, brand) and b"/StructTreeRoot" not in plain()
    return interleave(
        {"ours, tagged": lambda: render(document, record, brand), "reportlab, untagged": plain}, rounds
    )

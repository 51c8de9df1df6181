"""P7 and P12: jobs inside one process, interleaved case by case inside every round."""

from __future__ import annotations

import importlib.util
import io
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from bench.report import Figures, Report

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "forms" / "definitions" / "eia-standard" / "strong.sample.json"
#: A published assessment that lies beside the repository, not in it, and what makes a document of it.
REAL = ROOT.parent / "shared" / "real" / "care-at-home-2022.json"
CONVERT = ROOT / "tests" / "real" / "convert.py"


def documents() -> dict[str, str]:
    """What is checked and printed, as JSON text: the shipped sample and, where it is there, the real assessment."""
    from forms.document import Document

    found = {"sample": json.loads(SAMPLE.read_text(encoding="utf-8"))}
    if REAL.exists() and CONVERT.exists():
        spec = importlib.util.spec_from_file_location("convert", CONVERT)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found["real"] = module.convert(json.loads(REAL.read_text(encoding="utf-8")))
    return {name: json.dumps(Document.from_json(source).to_json()) for name, source in found.items()}


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


def p7(rounds: int, seconds: float) -> Report:
    """The full check, from JSON to findings and on a document in memory, beside parsing that JSON alone (the floor)."""
    import rules
    from forms.document import Document

    def check(body: str) -> tuple[rules.Finding, ...]:
        return rules.check(Document.from_json(json.loads(body)))

    cases: dict[str, Callable[[], object]] = {}
    for name, body in documents().items():
        document = Document.from_json(json.loads(body))
        if name == "real":
            assert rules.check(document), (
                "the real assessment has faults; a check that finds none checks nothing"
            )
        cases[f"{name} ({len(body) // 1000} kB), from JSON"] = lambda body=body: check(body)
        cases[f"{name}, in memory"] = lambda document=document: rules.check(document)
        cases[f"{name}, floor: json.loads"] = lambda body=body: json.loads(body)
    return Report(interleave(cases, rounds))


def p12(rounds: int, seconds: float) -> Report:
    """Our tagged PDF/UA-1 against the same words in plain, untagged ReportLab paragraphs."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    from eia.pdf import render
    from eia.pdf.record import Brand, Record
    from forms.document import Document

    document = Document.from_json(json.loads(documents()["sample"]))
    record, brand = Record.from_document(document), Brand()
    styles = getSampleStyleSheet()

    def plain() -> bytes:
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

    assert b"/StructTreeRoot" in render(document, record, brand) and b"/StructTreeRoot" not in plain()
    cases = {"ours, tagged": lambda: render(document, record, brand), "reportlab, untagged": plain}
    return Report(interleave(cases, rounds), ours="ours, tagged", key="wall_ms")

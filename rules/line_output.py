"""The line of each characteristic as text for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from forms.document import Document
from rules.finding import Finding
from rules.line import MARKS, STEPS, Line, Step, StepName, lines

_LEGEND = f"{MARKS['blank']} blank   {MARKS['clash']} contradicts another step   {MARKS['unreadable']} cannot be read"


def text(file: str, document: Document, findings: Sequence[Finding]) -> str:
    """A block for each characteristic: its six steps, with marks and the codes, then what clashes."""
    found = lines(document, findings)
    shown = [f"{document.about.title or document.definition.title} ({file})", _LEGEND]
    for line in found:
        shown += ["", line.who.label]
        for step in line.steps:
            codes = codes_at(document, line, step.name, findings)
            shown += [
                f"  {step.mark or ' '} {step.name:13}{step.words}{'  ' if codes else ''}{' '.join(codes)}"
            ]
        shown += [f"    {sentence}" for sentence in _sentences(line)]
    broken = sum(line.is_broken for line in found)
    shown += ["", f"{broken} of {len(found)} lines break off or contradict themselves."]
    return "\n".join(shown) + "\n"


def as_json(file: str, document: Document, findings: Sequence[Finding]) -> dict[str, Any]:
    """The object that ``--by characteristic --format json`` prints for one file."""
    return {
        "file": file,
        "form": document.definition.ref,
        "reference": document.about.reference,
        "title": document.about.title,
        "lines": [
            {"characteristic": line.who.id, "label": line.who.label,
             "steps": [dict(_step(document, line, step, findings)) for step in line.steps]}
            for line in lines(document, findings)
        ],
    }  # fmt: skip


def codes_at(document: Document, line: Line, step: StepName, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The codes of what nobody accepted at the answers of ``step`` that are about this characteristic alone."""
    places = {answer.address for purpose in STEPS[step] for answer in document.all(purpose, line.who)}
    told = (f for f in findings if f.waived is None and not f.fault)
    return tuple(sorted({f.code for f in told if {f.address, f.other_address} & places}))


def _step(
    document: Document, line: Line, step: Step, findings: Sequence[Finding]
) -> Iterator[tuple[str, Any]]:
    yield "step", step.name
    yield "words", step.words
    yield "state", step.state
    yield "address", step.address
    yield "against", list(step.against)
    yield "because", list(step.because)
    yield "codes", list(codes_at(document, line, step.name, findings))


def _sentences(line: Line) -> Iterator[str]:
    """Why steps contradict each other, each reason once."""
    said: Mapping[str, None] = dict.fromkeys(reason for step in line.steps for reason in step.because)
    yield from said

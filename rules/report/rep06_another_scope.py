"""REP06: the report asks for something that the assessment did not assess."""

from __future__ import annotations

from collections.abc import Iterator

from forms import dates
from forms.document import Document
from rules import Hit, Report, Severity, rule
from rules.committee import Scope
from rules.reading import every_text, iso, place
from rules.text.amounts import sums, terms
from rules.text.phrases import folded, has
from rules.text.words import listed


@rule("REP06", "another-scope", Severity.WARNING, precision="M", needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    for linked in report.assessments:
        if linked.document and not any(a.is_unreadable for a in linked.document.all("description")):
            for part, sentence in _differences(report.scope, linked.document):
                yield Hit(f"scope.{part}", sentence, None, place(linked.document, "description"))


def _differences(scope: Scope, document: Document) -> Iterator[tuple[str, str]]:
    words = "\n".join((document.about.title, *(text for _, text in every_text(document))))
    if not words.strip():
        return
    instrument = folded(scope.instrument)
    if instrument and not has(words, (instrument, f"{instrument}s")):
        yield "instrument", f"The report asks for a {scope.instrument}; the assessment never speaks of one."
    if (asked := terms(scope.term)) and not asked & terms(words):
        yield (
            "term",
            f"The report is about {scope.term}; the assessment does not speak of that length of time.",
        )
    if (asked := sums(scope.value)) and not asked & sums(words):
        yield "value", f"The report gives {scope.value}; the assessment does not name that sum."
    start = dates.parse(scope.start) or scope.start
    if start and (assessed := _start(document)) and not _same_day(start, assessed):
        yield "start", f"The report has the change start on {scope.start}, the assessment on {assessed}."
    for part, names in (("places", scope.places), ("lots", scope.lots)):
        if missing := [name for name in names if not has(words, (folded(name),))]:
            yield part, f"The report takes in {listed(missing)}; the assessment does not."


def _start(document: Document) -> str:
    return next((day for answer in document.all("start_date") if (day := iso(answer))), "")


def _same_day(one: str, other: str) -> bool:
    """Whether two days agree as far as both are known: a month agrees with each of its days."""
    return one.startswith(other) or other.startswith(one)

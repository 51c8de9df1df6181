"""REP12: one answer spelt in several ways down the equality column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.report.paper import is_first, is_programmed
from rules.text.programme import is_not_applicable, is_required, label
from rules.text.words import listed, quoted


@rule("REP12", "one-thing-in-many-words", Severity.ADVICE, needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    if not is_first(report) or not is_programmed(report):
        return
    cells = [item.programme for item in report.pack]
    said = []
    for family in (is_required, is_not_applicable):
        words = Counter(label(cell) for cell in cells if family(cell))
        if len(words) > 1:
            said.append(
                f"one answer is written {listed([_rows(word, n) for word, n in words.most_common()])}"
            )
    others = Counter(label(cell) for cell in cells if not is_required(cell) and not is_not_applicable(cell))
    if others:
        said.append(f"no answer is written {listed([_rows(word, n) for word, n in others.most_common()])}")
    if said:
        yield Hit("programme", f"In the equality column of this programme {'; '.join(said)}.")


def _rows(word: str, count: int) -> str:
    return f"{quoted(word) if word else 'as a blank'} in {count} row{'' if count == 1 else 's'}"

"""EVD02: evidence without a single figure."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, holds_figure, name


@rule("EVD02", "no-figure", Severity.WARNING, needs=("evidence",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "evidence"):
        others = [a for a in doc.all("evidence") if a.characteristic == answer.characteristic]
        if answer is others[0] and not any(other.is_unreadable or holds_figure(other) for other in others):
            yield Hit(answer.address, f"{name(answer)}: the evidence holds no figure.")

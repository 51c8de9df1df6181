"""IMP08: a benefit is claimed, and nothing shows it."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import holds_figure, holds_source, is_backed, name, readable


@rule("IMP08", "positive-without-evidence", Severity.WARNING, precision="M", needs=("positive",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "positive"):
        if answer.choice != "yes" or holds_figure(answer) or holds_source(answer):
            continue
        if not is_backed(doc, answer.characteristic):
            yield Hit(
                answer.address, f"{name(answer)}: a benefit is claimed, with no figure or source behind it."
            )

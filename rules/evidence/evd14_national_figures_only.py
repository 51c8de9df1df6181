"""EVD14: figures for the nation, and none for the place that the change is about."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, holds_figure, name, typed
from rules.text.sources import only_national
from rules.text.words import listed

#: Too few people for a local figure that could be relied on; a national one is right here.
_NATIONAL_IS_RIGHT = frozenset({"gender_reassignment"})


@rule("EVD14", "national-figures-only", Severity.ADVICE, precision="M", needs=("evidence",))
def check(doc: Document) -> Iterator[Hit]:
    rows = []
    for who in (*doc.characteristics, None):
        answers = [a for a in doc.all("evidence") if a.characteristic == who]
        if (who and who.id in _NATIONAL_IS_RIGHT) or any(a.is_unreadable for a in answers):
            continue
        filled = [answer for answer in given(doc, "evidence") if answer in answers]
        text = "\n".join(typed(answer) for answer in filled)
        if any(holds_figure(answer) for answer in filled) and only_national(text):
            rows.append(filled[0])
    if rows:
        yield Hit(
            rows[0].address,
            f"{listed([name(answer) for answer in rows])}: the figures are for the nation, and none is for the people "
            "whom this is about.",
            other_address=rows[1].address if len(rows) > 1 else None,
        )

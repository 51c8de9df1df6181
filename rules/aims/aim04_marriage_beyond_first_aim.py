"""AIM04: marriage and civil partnership argued under the second or third aim."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.characteristics import names


@rule("AIM04", "marriage-beyond-first-aim", Severity.ADVICE, precision="M", needs=(), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "limb_advance", "limb_foster"):
        if names("marriage_and_civil_partnership", "", typed(answer)):
            yield Hit(
                answer.address,
                "Marriage and civil partnership counts only for the first aim, to eliminate discrimination.",
            )

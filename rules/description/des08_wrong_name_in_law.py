"""DES08: the Act or a characteristic under a name that the law does not use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.text.legal_names import wrong_names_in
from rules.text.words import listed


@rule("DES08", "wrong-name-in-law", Severity.WARNING, precision="M", needs=(), each="texts", since="0.1")
def check(doc: Document, text: str, answers: Sequence[Answer]) -> Iterator[Hit]:
    nation = settings.of(doc).nation
    if found := wrong_names_in(nation, text):
        again = f" The same words stand in {len(answers) - 1} other answers." if len(answers) > 1 else ""
        yield Hit(
            answers[0].address,
            f"{listed([said for _, said in found])}.{again}",
            min(span for span, _ in found),
            answers[1].address if len(answers) > 1 else None,
        )

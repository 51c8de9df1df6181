"""EVD07: an answer that another assessment already gave."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Answer, Document
from rules import Hit, Severity, rule
from rules.reading import every_text, row_of
from rules.register import Register
from rules.text.echoes import echo, plain
from rules.text.phrases import has
from rules.text.words import quoted, words

LEAST_WORDS = 8
#: More answers than this from one other assessment are one finding: it is the page that was carried over.
MOST_EACH = 3
_OWNED = (
    "carried over",
    "taken over from",
    "taken from",
    "copied from",
    "as in the assessment",
    "unchanged since",
)


@rule("EVD07", "carried-over", Severity.WARNING, needs=("evidence",), reads="register")
def check(doc: Document, register: Register) -> Iterator[Hit]:
    earlier = [
        (other.reference or other.title or "another assessment", plain(text))
        for other in register.others
        for text in other.cells.values()
        if len(words(text)) >= LEAST_WORDS
    ]
    texts = [text for _, text in earlier]
    carried: dict[str, list[tuple[Answer, str]]] = {}
    for answer, text in every_text(doc):
        if len(words(text)) < LEAST_WORDS or has(text, _OWNED):
            continue
        at = echo(text, texts)
        if at is not None:
            carried.setdefault(earlier[at][0], []).append((answer, text))
    for other, found in carried.items():
        if len(found) <= MOST_EACH:
            for answer, text in found:
                yield _hit(answer, text, f"stands almost word for word in {other}.")
        else:
            yield _hit(*found[0], f"and {len(found) - 1} more answers stand almost word for word in {other}.")


def _hit(answer: Answer, text: str, said: str) -> Hit:
    span = None if answer.rows else (0, len(text))
    return Hit(answer.address, f"{row_of(answer)}{quoted(text)} {said}", span)

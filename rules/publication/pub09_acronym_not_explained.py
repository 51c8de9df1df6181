"""PUB09: acronyms that nothing explains."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import cells, every_text, printed, typed
from rules.text.acronyms import unexplained
from rules.text.words import listed

#: Columns that name a person or a place where data were taken from.
_NAMES = frozenset({"owner", "publisher", "source", "kind", "due"})
MOST_NAMED = 6


@rule("PUB09", "acronym-not-explained", Severity.ADVICE, precision="M", needs=())
def check(doc: Document) -> Iterator[Hit]:
    answers = [answer for answer, _ in every_text(doc)]
    everything = "\n".join(text for answer, text in every_text(doc) if answer.question.columns)
    found = unexplained([_words(answer) for answer in answers], f"{printed(doc)}\n{everything}")
    if not found:
        return
    number, span = min(found.values())
    first = answers[number]
    names = list(found)[:MOST_NAMED]
    if len(found) > MOST_NAMED:
        names.append(f"{len(found) - MOST_NAMED} more")
    stands = "it stands" if len(found) == 1 else "they stand"
    yield Hit(
        first.address,
        f"{listed(names)}: nothing says what {stands} for.",
        None if first.question.columns else span,
    )


def _words(answer: Answer) -> str:
    return cells(answer, _NAMES) if answer.question.columns else typed(answer)

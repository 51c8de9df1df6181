"""EVD08: what is written about a group never names it."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, holds_figure, name, same_words, typed
from rules.text.ages import names_age
from rules.text.characteristics import named, names
from rules.text.phrases import has
from rules.text.words import listed, words

#: Shorter answers are a scope, of which EVD13 speaks.
LEAST_WORDS = 8
#: A measure may well name nobody; one that names this many other groups and not its own stands in the wrong row.
LEAST_OTHERS = 2
_THIS_ROW = (
    "this group", "these groups", "this characteristic", "these people", "people in this group", "this protected",
    "as above", "see above", "see below", "same as", "this strand",
)  # fmt: skip


@rule("EVD08", "own-group-not-named", Severity.WARNING, precision="M", needs=("evidence",), each="purpose")
def check(doc: Document, purpose: str) -> Iterator[Hit]:
    if purpose not in ("evidence", "mitigation"):
        return
    astray = _unnamed if purpose == "evidence" else _names_others
    texts = [(a, typed(a)) for a in given(doc, purpose) if a.characteristic and astray(a, typed(a))]
    for _, answers in same_words(texts):
        verb = "is" if len(answers) == 1 else "are"
        yield Hit(
            answers[0].address,
            f"{listed([name(answer) for answer in answers])} {verb} not named in what is written here about them.",
            other_address=answers[1].address if len(answers) > 1 else None,
        )


def _unnamed(answer: Answer, text: str) -> bool:
    return (
        len(words(text)) >= LEAST_WORDS
        and not holds_figure(answer)  # a figure may well describe a group in other words than ours
        and not _own(answer, text)
        and not has(text, _THIS_ROW)
    )


def _names_others(answer: Answer, text: str) -> bool:
    return len(named(text)) >= LEAST_OTHERS and not _own(answer, text)


def _own(answer: Answer, text: str) -> bool:
    who = answer.characteristic
    if who is None:
        return True
    return names(who.id, answer.section.label_of(who), text) or (who.id == "age" and names_age(text))

"""SCR07: the words admit possible harm, and every row of the form says that there is none."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.harm import admission
from rules.text.words import quoted, sentences, words

_PLACES = (
    "differential_impact",
    "affected_people",
    "individual_decisions",
    "good_relations",
    "description",
    "benefit",
)
#: An action that shares this many telling words with the admission is about it.
LEAST_SHARED = 2
_LONG = 5
_STEM = 6


@rule("SCR07", "harm-carried-nowhere", Severity.WARNING, precision="L", needs=("negative_screen",))
def check(doc: Document) -> Iterator[Hit]:
    rows = doc.all("adverse") or doc.all("negative_screen")
    if not rows or any(row.is_unreadable or row.choice != "no" for row in rows):
        return
    for answer in given(doc, *_PLACES):
        text = typed(answer)
        span = admission(text)
        if span and not _carried(doc, _telling(_sentence(text, span))):
            yield Hit(
                answer.address,
                f"{quoted(text[span[0] : span[1]])} admits that harm is possible, yet every row says no and no action "
                "is about it.",
                span,
                rows[0].address,
            )


def _carried(doc: Document, told: set[str]) -> bool:
    actions: tuple[Answer, ...] = doc.all("action")
    if any(answer.is_unreadable for answer in actions):
        return True
    lines = [
        f"{answer.cell(row, 'action')} {answer.cell(row, 'for_whom')}"
        for answer in actions
        for row in answer.rows
    ]
    return any(len(told & _telling(line)) >= LEAST_SHARED for line in lines)


def _sentence(text: str, span: tuple[int, int]) -> str:
    return next((text[start:end] for start, end in sentences(text) if start <= span[0] < end), text)


def _telling(text: str) -> set[str]:
    """The longer words of ``text``, cut short so that singular and plural agree."""
    return {word[:_STEM] for word in words(text) if len(word) >= _LONG}

"""EVD11: one answer says that all are treated alike, another that this group has a gap, a need or a gain."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, holds_figure, name, typed
from rules.text.gains import aimed
from rules.text.sameness import sameness
from rules.text.words import quoted


@rule("EVD11", "same-for-all-yet-different", Severity.WARNING, precision="M", needs=("evidence",))
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "evidence", "negative_screen"):
        text = typed(answer)
        span = sameness(text)
        if not span or not answer.characteristic or holds_figure(answer):
            continue
        said = quoted(text[span[0] : span[1]])
        if aim := aimed(text):
            yield Hit(
                answer.address,
                f"{name(answer)}: {said} stands beside {quoted(text[aim[0] : aim[1]])}. It cannot be both.",
                span,
            )
        elif other := _sets_apart(doc, answer):
            what = "a gain" if other.question.purpose == "positive" else "harm"
            yield Hit(
                answer.address,
                f"{name(answer)}: {said} says that nothing differs, and the full assessment finds {what} for these "
                "people.",
                span,
                other.address,
            )


def _sets_apart(doc: Document, answer: Answer) -> Answer | None:
    who = answer.characteristic
    found = [other for purpose in ("adverse", "positive") for other in doc.all(purpose, who)]
    return next((other for other in found if not other.is_unreadable and other.choice == "yes"), None)

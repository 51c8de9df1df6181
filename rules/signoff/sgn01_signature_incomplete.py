"""SGN01: a signature without a name or a day, when it is to be published."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import readable
from rules.text.words import listed


@rule("SGN01", "signature-incomplete", Severity.BLOCKER, needs=(), stage="publishing")
def check(doc: Document) -> Iterator[Hit]:
    for answer in readable(doc, "lead_sign_off", "head_sign_off"):
        missing = []
        if answer.is_blank or (answer.question.type == "sign_off" and not _has_name(answer)):
            missing.append("a name")
        if answer.question.type == "sign_off" and answer.day is None:
            missing.append("a day")
        if missing:
            yield Hit(
                answer.address,
                f"Missing from this signature: {listed(missing)}.",
            )


def _has_name(answer: Answer) -> bool:
    return any(person.get("name", "").strip() for person in answer.people)

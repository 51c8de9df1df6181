"""AIM07: the law is said to require assessments, or to have been complied with."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.text.duty import says_assessments_are_required, says_the_duty_is_met
from rules.text.words import quoted


@rule("AIM07", "law-overstated", Severity.WARNING, precision="M", needs=(), each="text")
def check(doc: Document, answer: Answer, text: str) -> Iterator[Hit]:
    in_england = settings.of(doc).nation == "england"
    if in_england and (span := says_assessments_are_required(text)):
        what = "goes too far: the Act asks for due regard, and does not ask for an assessment."
    elif span := says_the_duty_is_met(text):
        what = "is a conclusion of law. Members have yet to weigh the effects when they decide."
    else:
        return
    yield Hit(
        answer.address,
        f"{quoted(text[span[0] : span[1]])} {what}",
        None if answer.question.columns else span,
    )

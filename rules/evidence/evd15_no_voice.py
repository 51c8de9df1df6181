"""EVD15: nothing that people said anywhere in the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.phrases import has

_VOICE = (
    "told us", "said", "asked for", "complaint", "complaints", "complained", "compliments", "theme", "themes",
    "quote", "feedback", "interview", "interviews", "focus group", "focus groups", "workshop", "workshops",
    "case study", "case studies", "lived experience", "survey", "respondents", "comments", "stories", "diary",
)  # fmt: skip
_PLACES = ("evidence", "consultation", "consultation_done", "differential_impact", "history_of_outcomes")


@rule("EVD15", "no-voice", Severity.ADVICE, precision="M", needs=("evidence",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    answers = doc.all("evidence")
    if any(answer.is_unreadable for answer in answers) or not any(given(doc, "evidence")):
        return
    for answer in given(doc, *_PLACES):
        if any(row.get("kind") == "qualitative" for row in answer.rows) or has(typed(answer), _VOICE):
            return
    yield Hit(answers[0].address, "No row of the evidence holds anything that people said or told you.")

"""PUB02: a count so small that it may show who a person is."""

from __future__ import annotations

from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.text.characteristics import named
from rules.text.disclosure import given_away, given_away_in, small_counts
from rules.text.words import listed, quoted

#: What is planned or promised is a target, not a count of people who are there.
_TARGETS = frozenset({"action", "action_plan", "mitigation", "further_assessments"})
#: Characteristics that a small count gives away; the others point to nobody by themselves.
_TELLING = frozenset(
    {"disability", "gender_reassignment", "race", "religion_or_belief", "sexual_orientation"}
)


@rule("PUB02", "small-number", Severity.BLOCKER, needs=(), each="text")
def check(doc: Document, answer: Answer, text: str) -> Iterator[Hit]:
    least = settings.of(doc).small_number
    if answer.question.purpose in _TARGETS:
        return
    spans = list(small_counts(text, least))
    said = [quoted(text[start:end]) for start, end in spans] + list(_small_rows(answer, least))
    if said:
        yield Hit(
            answer.address,
            f"{listed(said)}: a count below {least} may show who a person is.",
            spans[0] if spans and not answer.question.columns else None,
        )
    elif hidden := given_away_in(text):
        span = None if answer.question.columns else hidden[1]
        yield Hit(answer.address, _given_away(hidden[0]), span)
    elif label := _hidden_in_table(answer):
        yield Hit(answer.address, _given_away(label))


def _given_away(label: str) -> str:
    return f"The number hidden for {quoted(label)} can be worked out from the total and the other numbers."


def _small_rows(answer: Answer, least: int) -> Iterator[str]:
    """The consultations with a group that a characteristic marks out, and too few people in it."""
    if answer.asks_column("how_many"):
        for row in answer.rows:
            count, who = answer.cell(row, "how_many").strip(), answer.cell(row, "who")
            if count.isdecimal() and 0 < int(count) < least and named(who) & _TELLING:
                yield quoted(f"{who}: {count}")


def _hidden_in_table(answer: Answer) -> str | None:
    columns = [column.id for column in answer.question.columns]
    if answer.question.type != "table" or len(columns) < 2:
        return None
    rows = [[answer.cell(row, column) for column in columns] for row in answer.rows]
    found = (given_away([(row[0], row[at]) for row in rows]) for at in range(1, len(columns)))
    return next((label for label in found if label), None)

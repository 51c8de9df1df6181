"""EVD18: the report counts people, and the assessment uses none of its figures."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Report, Severity, rule
from rules.reading import every_text
from rules.text.pattern import compiled
from rules.text.statistics import has_statistic
from rules.text.words import listed, sentences

_NUMBER = compiled(r"\d[\d,]*(?:\.\d+)?")
#: Where figures about people belong, the fittest first.
_PLACES = ("numbers", "affected_people", "evidence", "description")
#: With fewer figures a chance is as likely as a fault.
LEAST = 2


@rule(
    "EVD18",
    "figures-of-the-report-unused",
    Severity.WARNING,
    precision="M",
    needs=(),
    reads="document+report",
)
def check(doc: Document, report: Report) -> Iterator[Hit]:
    asked = [answer for purpose in _PLACES for answer in doc.all(purpose)]
    cited = {number for words in report.numbers for number in _numbers(words)}
    if not asked or len(cited) < LEAST or any(answer.is_unreadable for answer in asked):
        return
    if not any(cited & _counted(words) for _, words in every_text(doc)):
        yield Hit(
            asked[0].address,
            f"The report counts people ({listed(report.numbers)}); the assessment uses none of these figures.",
        )


def _counted(words: str) -> set[str]:
    """The numbers in those sentences of ``words`` that count something: not ages, dates or sections."""
    parts = (words[start:end] for start, end in sentences(words))
    return {number for part in parts if has_statistic(part) for number in _numbers(part)}


def _numbers(words: str) -> set[str]:
    """Every number in ``words``, without the commas between its thousands."""
    return {number.replace(",", "") for number in _NUMBER.findall(words)}

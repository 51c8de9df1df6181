"""What rules read from a Document: the words an officer typed, row by row, and whether facts stand behind them.

An unreadable answer, one that an import lost, is never handed out here: no rule may accuse it or count it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from forms import dates
from forms.answer import Answer, Place
from forms.document import Document
from forms.model import Characteristic
from rules.text.sources import names_source
from rules.text.statistics import has_statistic
from rules.text.words import spaced

_WORDED = (
    "short_text",
    "long_text",
    "yes_no",
    "yes_no_unsure",
    "table",
    "evidence",
    "consultation",
    "actions",
)


def typed(answer: Answer) -> str:
    """The words typed at ``answer``: the detail beside a yes or no, the cells of a table without its headings."""
    return cells(answer) if answer.place.question.columns else answer.detail


def cells(answer: Answer, leave_out: frozenset[str] = frozenset()) -> str:
    """The cells of a table a line each, without its headings and the columns to ``leave_out``."""
    found: str | None = answer.kept.get((cells, leave_out))
    if found is None:
        columns = [column.id for column in answer.question.columns if column.id not in leave_out]
        said = (answer.cell(row, column) for row in answer.rows for column in columns)
        found = answer.kept[cells, leave_out] = "\n".join([cell for cell in said if cell])
    return found


def name(answer: Answer) -> str:
    """What its page calls the row of ``answer``, or the question where it is asked once."""
    who = answer.characteristic
    return answer.section.label_of(who) if who else answer.question.label


def row_of(answer: Answer) -> str:
    """``Age: `` to begin a sentence about a row with; nothing for a question that is asked once."""
    return f"{name(answer)}: " if answer.characteristic else ""


def readable(document: Document, *purposes: str) -> Iterator[Answer]:
    """Every answer for ``purposes`` that was not lost, blank ones included."""
    return (a for purpose in purposes for a in document.all(purpose) if not a.is_unreadable)


def given(document: Document, *purposes: str) -> Iterator[Answer]:
    """Every answer for ``purposes`` that holds something readable."""
    return (a for a in readable(document, *purposes) if not a.is_blank)


def blank(document: Document, *purposes: str) -> Iterator[Answer]:
    """Every place asked for ``purposes`` where nothing was answered."""
    return (a for a in readable(document, *purposes) if a.is_blank)


def unanswered(answer: Answer) -> bool:
    """Whether nothing was answered, or words were written beside a yes or no and neither was marked."""
    return answer.is_blank or (answer.question.type.startswith("yes_no") and answer.choice is None)


def iso(answer: Answer) -> str:
    """The day or month answered, in ISO form; "" where the words name none. Some forms ask for it as plain text."""
    if isinstance(answer.value, dict):
        return answer.value.get("date") or ""
    return dates.parse(answer.text) or ""


def place(document: Document, purpose: str) -> str | None:
    """The first address at which ``purpose`` is asked; None where it is not shown."""
    return next((answer.address for answer in document.all(purpose)), None)


def chosen(document: Document, purpose: str, who: Characteristic | None) -> str | None:
    """The choice made for ``purpose`` about ``who``; None where nothing readable was chosen."""
    answer = document.answer(purpose, who)
    return answer.choice if answer else None


#: What a check may judge each by itself: an answer in words, all answers of the same words, or a purpose.
Each = Literal["text", "texts", "purpose"]
_WHOLE: Mapping[str, tuple[Any, ...]] = {"": ()}


def units(document: Document, each: Each | None) -> Mapping[str, tuple[Any, ...]]:
    """What a check that judges ``each`` is given in turn, each under a key that tells it from the others.

    For ``text`` an answer that holds words of an officer's own, and the words, by address. For ``texts`` one of the
    different texts, white space aside, and the list of all answers that hold it. For ``purpose`` each purpose that the
    form asks for. A check that judges the whole is given nothing, once.
    """
    if each is None:
        return _WHOLE
    found: Mapping[str, tuple[Any, ...]] | None = document.kept.get(each)
    if found is None:
        found = document.kept[each] = _UNITS[each](document)
    return found


def every_text(document: Document) -> Sequence[tuple[Answer, str]]:
    """Each answer that holds words of an officer's own, with the words; names and dates are left out."""
    return tuple(units(document, "text").values())


def different_texts(document: Document) -> Sequence[tuple[str, list[Answer]]]:
    """The different texts of ``every_text`` in order, each with all the answers that hold it, white space aside."""
    return tuple(units(document, "texts").values())


def _texts(document: Document) -> Mapping[str, tuple[Answer, str]]:
    found = {}
    for place in _worded(document):
        answer = document.at(place.address)
        if answer is not None and answer.value is not None and not answer.is_unreadable:
            if not answer.is_blank and (text := typed(answer)):
                found[place.address] = answer, text
    return found


def _groups(document: Document) -> Mapping[str, tuple[str, list[Answer]]]:
    return _by_words(every_text(document))


def _purposes(document: Document) -> Mapping[str, tuple[str]]:
    return {purpose: (purpose,) for purpose in sorted(document.definition.purposes)}


_UNITS: Mapping[Each, Callable[[Document], Mapping[str, tuple[Any, ...]]]] = {
    "text": _texts,
    "texts": _groups,
    "purpose": _purposes,
}


def printed(document: Document) -> str:
    """All that the form itself says on the pages shown."""
    kept = document.layout.kept
    said: str | None = kept.get(printed)
    if said is None:
        asked = [*document.definition.introduction, *document.definition.closing]
        for place in document.places():
            asked += [*place.section.guidance, place.question.label, *place.question.guidance]
        said = kept[printed] = "\n".join(dict.fromkeys(asked))
    return said


def _worded(document: Document) -> Sequence[Place]:
    """The places that ask for words, known to the layout."""
    kept = document.layout.kept
    found: Sequence[Place] | None = kept.get(_worded)
    if found is None:
        found = kept[_worded] = [place for place in document.places() if place.question.type in _WORDED]
    return found


def same_words(texts: Iterable[tuple[Answer, str]]) -> Iterator[tuple[str, list[Answer]]]:
    """The different texts in order, each with all the answers that hold it, white space aside."""
    return iter(_by_words(texts).values())


def _by_words(texts: Iterable[tuple[Answer, str]]) -> dict[str, tuple[str, list[Answer]]]:
    found: dict[str, tuple[str, list[Answer]]] = {}
    for answer, text in texts:
        found.setdefault(spaced(text), (text, []))[1].append(answer)
    return found


def holds_figure(answer: Answer) -> bool:
    """Whether ``answer`` gives a count, a share or a sum."""
    if not answer.asks_column("figure"):
        return has_statistic(typed(answer))
    return any(
        _digit(answer.cell(row, "figure")) or has_statistic(answer.cell(row, "tells")) for row in answer.rows
    )


def holds_source(answer: Answer) -> bool:
    """Whether ``answer`` says where its facts come from."""
    if answer.asks_column("source"):
        return any(answer.cell(row, "source") or answer.cell(row, "publisher") for row in answer.rows)
    return names_source(typed(answer))


def is_backed(document: Document, who: Characteristic | None) -> bool:
    """Whether the evidence about ``who`` holds a figure or a source. Lost evidence has the benefit of the doubt."""
    return any(a.is_unreadable or holds_figure(a) or holds_source(a) for a in document.all("evidence", who))


def is_high(rating: Answer | None) -> bool:
    """Whether ``rating`` is the most serious level of its scale."""
    at, levels = _severity(rating)
    return at is not None and at == max(levels)


def is_low(rating: Answer | None) -> bool:
    """Whether ``rating`` stands in the lower half of its scale."""
    at, levels = _severity(rating)
    return at is not None and 2 * at < min(levels) + max(levels)


def _severity(rating: Answer | None) -> tuple[int | None, list[int]]:
    scale = rating.question.scale if rating else None
    if rating is None or scale is None:
        return None, []
    at = next((level.severity for level in scale.levels if level.id == rating.choice), None)
    return at, [level.severity for level in scale.levels]


def _digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)

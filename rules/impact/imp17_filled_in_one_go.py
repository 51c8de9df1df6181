"""IMP17: one text saved in row after row within a minute, or a row that nobody ever edited."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from forms.answer import Answer
from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.history import History
from rules.reading import given, name, same_words, typed
from rules.text.words import listed

LEAST_ROWS = 6
_ROWS = ("evidence", "adverse", "positive", "mitigation", "rating_reason")


@rule("IMP17", "filled-in-one-go", Severity.WARNING, needs=("adverse",), reads="history")
def check(doc: Document, history: History) -> Iterator[Hit]:
    if not history.edits:
        return
    last = {edit.address: edit.at for edit in sorted(history.edits, key=lambda edit: edit.at)}
    minutes = settings.of(doc).late_edit_minutes
    for purpose in _ROWS:
        rows = [answer for answer in given(doc, purpose) if answer.characteristic]
        untouched = [answer for answer in rows if answer.address not in last]
        if untouched:
            yield Hit(
                untouched[0].address,
                f"{listed([name(answer) for answer in untouched])}: the answer stands as it was first put here, and "
                "nobody has edited it.",
                other_address=untouched[1].address if len(untouched) > 1 else None,
            )
        for _, same in same_words((answer, f"{answer.choice} {typed(answer)}") for answer in rows):
            quick = _within(same, last, datetime.timedelta(minutes=minutes))
            if len(quick) >= LEAST_ROWS:
                yield Hit(
                    quick[0].address,
                    f"The same words were saved for {listed([name(answer) for answer in quick])} within "
                    f"{minutes} minute{'s' if minutes > 1 else ''}.",
                    other_address=quick[1].address,
                )


def _within(
    answers: list[Answer], last: dict[str, datetime.datetime], time: datetime.timedelta
) -> list[Answer]:
    """The most of ``answers`` whose last edits lie within ``time`` of one another."""
    edited = sorted((a for a in answers if a.address in last), key=lambda a: last[a.address])
    runs = [
        [later for later in edited[at:] if last[later.address] - last[first.address] <= time]
        for at, first in enumerate(edited)
    ]
    return max(runs, key=len, default=[])

"""IMP13: the change touches jobs or shifts, and nobody counted the staff."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text, place
from rules.text.phrases import has
from rules.text.proposals import counts_staff, staff_change
from rules.text.statistics import has_statistic
from rules.text.words import quoted

_NOBODY = ("no staff", "no employees", "none of the staff", "nobody on the staff", "no member of staff")


@rule("IMP13", "staff-not-counted", Severity.ADVICE, precision="M", needs=())
def check(doc: Document) -> Iterator[Hit]:
    for answer, text in every_text(doc):
        if span := staff_change(text):
            if not _counted(doc):
                box = place(doc, "staff")
                yield Hit(
                    box or answer.address,
                    f"{quoted(text[span[0] : span[1]])} touches staff, and nothing says how many or who they are.",
                    span if box in (None, answer.address) else None,
                    answer.address if box not in (None, answer.address) else None,
                )
            return


def _counted(doc: Document) -> bool:
    """Whether staff are counted anywhere, or may be in an answer that was lost."""
    if any(answer.is_unreadable for answer in doc.all("staff")):
        return True
    return any(
        counts_staff(text)
        or has(text, _NOBODY)
        or (answer.question.purpose == "staff" and has_statistic(text))
        for answer, text in every_text(doc)
    )

"""REV03: a review before there is anything to review."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, iso


@rule("REV03", "review-too-early", Severity.WARNING, needs=("review_date",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "review_date"):
        reviewed = iso(answer)
        if not reviewed:
            continue
        for start in given(doc, "start_date"):
            begins = iso(start)
            length = min(len(reviewed), len(begins))
            if begins and reviewed[:length] < begins[:length]:
                yield Hit(
                    answer.address,
                    f"The review, {answer.text}, comes before the change starts, {start.text}.",
                    other_address=start.address,
                )
                return
        if reviewed < doc.as_of.isoformat()[: len(reviewed)]:
            yield Hit(answer.address, f"The review date, {answer.text}, is past.")

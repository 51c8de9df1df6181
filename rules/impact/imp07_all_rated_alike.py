"""IMP07: every characteristic has the same rating."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given

LEAST_ROWS = 6


@rule("IMP07", "all-rated-alike", Severity.ADVICE, needs=("rating",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    ratings = list(given(doc, "rating"))
    if len(ratings) >= LEAST_ROWS and len({rating.choice for rating in ratings}) == 1:
        yield Hit(
            ratings[0].address,
            f"All {len(ratings)} rated characteristics are rated {ratings[0].text}. Look again at those most likely "
            "to be touched.",
            other_address=ratings[1].address,
        )

"""IMP14: no conclusion is chosen, or the one chosen ignores a high impact that remains."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import blank, given, is_high, name, readable


@rule("IMP14", "no-conclusion", Severity.WARNING, needs=("outcome",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in blank(doc, "outcome"):
        yield Hit(answer.address, "It is not chosen whether to go on, adjust, justify or stop.")
    left = [answer for answer in readable(doc, "residual_rating") if is_high(answer)]
    for answer in given(doc, "outcome"):
        if answer.choice == "continue" and left:
            yield Hit(
                answer.address,
                f"The conclusion is to go on unchanged, while {name(left[0])} stays rated {left[0].text} after "
                "all actions.",
                other_address=left[0].address,
            )

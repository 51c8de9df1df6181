"""CON09: people were asked whether they like a plan, and not what it would do to them."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.consulting import asks_only_for_liking


@rule("CON09", "asked-what-they-like", Severity.ADVICE, precision="L", needs=("consultation",))
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "consultation"):
        if asks_only_for_liking(typed(answer)):
            yield Hit(
                answer.address,
                "The answer tells who liked the plan. It does not say whether it would make things harder or easier "
                "for anyone.",
            )

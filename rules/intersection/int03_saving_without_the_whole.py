"""INT03: a budget proposal that does not mention the assessment of the whole budget."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text, given, place
from rules.register import Register
from rules.text.phrases import has

_BUDGET = ("budget", "saving", "savings")


@rule(
    "INT03",
    "saving-without-the-whole",
    Severity.ADVICE,
    precision="M",
    needs=("document_type",),
    reads="register",
)
def check(doc: Document, register: Register) -> Iterator[Hit]:
    whole = [other for other in register.others if other.is_cumulative]
    address = place(doc, "cumulative") or place(doc, "document_type")
    if not whole or address is None or not _is_budget(doc):
        return
    named = {other.reference.lower() for other in whole if other.reference}
    texts = [text for _, text in every_text(doc)]
    if any(has(text, (*named, "cumulative assessment", "cumulative eia")) for text in texts):
        return
    what = whole[0].reference or whole[0].title or "in the register"
    yield Hit(
        address,
        f"This is a budget proposal, and the assessment of the whole budget ({what}) is not mentioned.",
    )


def _is_budget(doc: Document) -> bool:
    return has(doc.about.title, _BUDGET) or any(
        has(answer.text, _BUDGET) for answer in given(doc, "document_type")
    )

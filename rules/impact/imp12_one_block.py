"""IMP12: disability as one block, or age at one end only."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from forms.model import Characteristic
from rules import Hit, Severity, rule
from rules.reading import every_text, given
from rules.text.subgroups import impairments, one_end_of_age

_OTHER_END = {
    "young": "Age speaks of children and young people only. "
    "Say what happens to older people, and to the young as they grow up.",
    "old": "Age speaks of older people only. Say what it means for children and young people.",
}


@rule("IMP12", "one-block", Severity.ADVICE, precision="L", needs=("evidence", "adverse"))
def check(doc: Document) -> Iterator[Hit]:
    who = doc.definition.by_characteristic
    texts = list(every_text(doc))
    if address := _judged(doc, who.get("disability")):
        if not any(impairments(text) for _, text in texts):
            yield Hit(
                address,
                "Disability is treated as one group: nobody who cannot see, hear, walk far or follow easily is named.",
            )
    if address := _judged(doc, who.get("age")):
        row = "\n".join(text for answer, text in texts if answer.characteristic == who["age"])
        if end := one_end_of_age(row):
            yield Hit(address, _OTHER_END[end])


def _judged(doc: Document, who: Characteristic | None) -> str | None:
    """Where the effect on ``who`` is answered; None while the row is not filled in, or a part of it was lost."""
    if who is None or any(a.is_unreadable for p in ("evidence", "adverse") for a in doc.all(p, who)):
        return None
    evidence = [answer for answer in given(doc, "evidence") if answer.characteristic == who]
    return next((a.address for a in given(doc, "adverse") if a.characteristic == who and evidence), None)

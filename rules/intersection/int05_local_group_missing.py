"""INT05: a group that the council chose to look at has no row and is not named."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text, place
from rules.register import Register
from rules.text.characteristics import names
from rules.text.words import listed


@rule("INT05", "local-group-missing", Severity.ADVICE, needs=("evidence",), reads="register")
def check(doc: Document, register: Register) -> Iterator[Hit]:
    address = place(doc, "evidence")
    rows = [who for who in register.local_characteristics if who not in doc.definition.by_characteristic]
    texts = [text for _, text in every_text(doc)]
    if address is None or not texts:
        return
    missing = [_words(who) for who in rows if not any(names(who, _words(who), text) for text in texts)]
    if missing:
        yield Hit(
            address,
            f"The council has chosen to look at {listed(missing)} too; there is no row for it here and no word of it.",
        )


def _words(who: str) -> str:
    return who.replace("_", " ")

"""INT06: the register holds other changes for the same people, and the assessment names none of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from forms import dates
from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.reading import every_text, given, iso, place, readable
from rules.register import Other, Register
from rules.text.phrases import has
from rules.text.words import listed, words

#: So many are named in the message; the register has the rest.
MOST = 4
#: A title of one word, such as "Fares", may stand in a text by chance.
LEAST_WORDS = 2
_DAYS_OF_A_MONTH = 30.44


@rule(
    "INT06",
    "other-changes-not-named",
    Severity.WARNING,
    precision="M",
    needs=("adverse",),
    reads="register",
)
def check(doc: Document, register: Register) -> Iterator[Hit]:
    address = place(doc, "cumulative") or place(doc, "differential_impact") or place(doc, "adverse")
    if address is None or any(a.is_blank or a.is_unreadable for a in doc.all("cumulative")):
        return  # INT02 speaks of an empty box
    if any(answer.is_unreadable for answer in doc.all("adverse")) or not any(given(doc, "adverse")):
        return
    beside = [other for other in register.others if _same_people(doc, other) and _same_time(doc, other)]
    names = tuple(
        name.lower()
        for other in beside
        for name in (other.reference, other.title)
        if name == other.reference or len(words(name)) >= LEAST_WORDS
        if name
    )
    if beside and not any(has(text, names) for _, text in every_text(doc)):
        told = [other.reference or other.title or "one without a name" for other in beside[:MOST]]
        yield Hit(
            address,
            f"The register holds {len(beside)} other assessment{'s' if len(beside) > 1 else ''} for the same people or "
            f"service at about this time ({listed(told)}), and none is named here.",
        )


def _same_people(doc: Document, other: Other) -> bool:
    hit = {
        a.characteristic.id
        for a in readable(doc, "adverse")
        if a.characteristic and a.choice in ("yes", "dont_know")
    }
    own = {" ".join(answer.text.casefold().split()) for answer in doc.all("service")} | {
        doc.about.service.casefold()
    }
    same_service = bool(other.service) and " ".join(other.service.casefold().split()) in own
    return not other.is_cumulative and (same_service or bool(hit & other.affected))


def _same_time(doc: Document, other: Other) -> bool:
    """Within the months that count as one time. The start of this change is a day, a month, or not given."""
    start = next((iso(answer) for answer in doc.all("start_date") if iso(answer)), "")
    day = dates.day(start if len(start) == 10 else f"{start}-01" if start else None) or doc.as_of
    months = settings.of(doc).cumulative_months
    return other.start is not None and abs(other.start - day) <= datetime.timedelta(
        days=months * _DAYS_OF_A_MONTH
    )

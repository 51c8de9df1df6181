"""AIM05: a function for school pupils or children's homes, where the duty leaves age out."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text, given, typed
from rules.text.phrases import find, has
from rules.text.words import quoted

_FUNCTIONS = (
    "school admissions", "admission arrangements", "admissions policy", "school places", "places at the school",
    "school pupils", "pupils in schools", "pupils at",
    "school meals", "school uniform", "school day", "school organisation", "school closure",
    "close the school", "closure of the school", "catchment area", "catchment areas", "children's home",
    "children's homes", "community home", "community homes", "residential children's homes",
)  # fmt: skip
_NOTED = (
    "schedule 18", "sch 18", "does not apply", "does not cover age", "leaves age out", "age is left out", "exempt",
    "exemption", "exception", "excluded from the duty", "not covered by the duty",
)  # fmt: skip


@rule("AIM05", "age-exemption-not-noted", Severity.ADVICE, precision="M", needs=())
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "title", "service", "description"):
        text = typed(answer)
        if span := find(text, _FUNCTIONS):
            if (address := _not_noted(doc)) is not None:
                yield Hit(
                    address,
                    f"The proposal is about {quoted(text[span[0] : span[1]])}. For school pupils and children's homes "
                    "the duty leaves age out; every other characteristic still counts. Say so here.",
                    other_address=answer.address,
                )
            return


def _not_noted(doc: Document) -> str | None:
    """The first address about age, where neither the answers about age nor those about all note the exemption."""
    about_age = [
        answer
        for place in doc.places()
        if place.characteristic
        and place.characteristic.id == "age"
        and (answer := doc.at(place.address))
        and not answer.is_unreadable
    ]
    texts = [text for answer, text in every_text(doc) if answer.characteristic is None]
    texts += [typed(answer) for answer in about_age]
    return about_age[0].address if about_age and not any(has(text, _NOTED) for text in texts) else None

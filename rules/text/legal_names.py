"""Names of the Act and of characteristics that the law does not use, each with the one it does."""

from __future__ import annotations

from rules.text.once import once
from rules.text.pattern import compiled
from rules.text.phrases import find, folded

#: What people write, and what the Act says.
_NAMES = {
    "equalities act": "the law is the Equality Act 2010",
    "sexuality": "the characteristic is sexual orientation",
    "sexual preference": "the characteristic is sexual orientation",
    "equality strands": "the Act speaks of protected characteristics",
    "equalities strands": "the Act speaks of protected characteristics",
    "marital status": "the characteristic is marriage and civil partnership",
}
#: Section 75 of the Northern Ireland Act 1998 says sexual orientation too; marital status is its own word.
_SECTION_75 = ("sexuality", "sexual preference")
_LISTED = r"(?:age|disability|race|religion(?: (?:or|and|&) belief)?|ethnicity|sexual orientation)"
#: "gender" inside a list of characteristics; "gender reassignment" and "gender pay gap" are other things.
_GENDER = compiled(
    rf"\b{_LISTED},? (?:or |and )?(gender)\b(?=,| and | or |\.|$)|(?:^|[,:] )(gender),? (?:or |and )?{_LISTED}\b",
    low=True,
)


@once
def wrong_names(text: str) -> tuple[tuple[tuple[int, int], str], ...]:
    """Each wrong name in ``text``: its span, and a clause such as ``“sexuality”: the characteristic is …``."""
    found = [
        (span, f"“{text[slice(*span)]}”: {right}")
        for name, right in (_NAMES.items() if find(text, tuple(_NAMES)) else ())
        if (span := find(text, (name,)))
    ]
    if match := _GENDER.search(text):
        found.append(
            (
                match.span(1) if match[1] else match.span(2),
                "“gender” in a list of characteristics: the Act says sex, and gender reassignment apart",
            )
        )
    return tuple(found)


def wrong_names_in(nation: str, text: str) -> tuple[tuple[tuple[int, int], str], ...]:
    """What ``wrong_names`` finds in ``text``, as far as it is wrong under the law of ``nation``."""
    found = wrong_names(text)
    if nation != "northern_ireland":
        return found
    return tuple((span, said) for span, said in found if folded(text[slice(*span)]) in _SECTION_75)

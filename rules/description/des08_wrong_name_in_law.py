"""DES08: the Act or a characteristic under a name that the law does not use."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text, same_words
from rules.text.pattern import compiled
from rules.text.phrases import find, folded
from rules.text.words import listed

#: What people write, and what the Act says.
_NAMES = {
    "equalities act": "the law is the Equality Act 2010",
    "sexuality": "the characteristic is sexual orientation",
    "sexual preference": "the characteristic is sexual orientation",
    "equality strands": "the Act speaks of protected characteristics",
    "equalities strands": "the Act speaks of protected characteristics",
    "marital status": "the characteristic is marriage and civil partnership",
}
_LISTED = r"(?:age|disability|race|religion(?: (?:or|and|&) belief)?|ethnicity|sexual orientation)"
#: "gender" inside a list of characteristics; "gender reassignment" and "gender pay gap" are other things.
_GENDER = compiled(
    rf"\b{_LISTED},? (?:or |and )?(gender)\b(?=,| and | or |\.|$)|(?:^|[,:] )(gender),? (?:or |and )?{_LISTED}\b"
)


@rule("DES08", "wrong-name-in-law", Severity.WARNING, precision="M", needs=(), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for text, answers in same_words(every_text(doc)):
        found = [(span, name) for name in _NAMES if (span := find(text, (name,)))]
        said = [f"“{text[span[0] : span[1]]}”: {_NAMES[name]}" for span, name in found]
        spans = [span for span, _ in found]
        if match := _GENDER.search(folded(text)):
            spans.append(match.span(1) if match[1] else match.span(2))
            said.append(
                "“gender” in a list of characteristics: the Act says sex, and gender reassignment apart"
            )
        if said:
            again = f" The same words stand in {len(answers) - 1} other answers." if len(answers) > 1 else ""
            yield Hit(
                answers[0].address,
                f"{listed(said)}.{again}",
                min(spans),
                answers[1].address if len(answers) > 1 else None,
            )

"""DES09: the report names groups that the assessment's list of those with a stake leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Report, Severity, rule
from rules.reading import readable, typed
from rules.text.words import listed, words

_PURPOSES = ("stakeholders", "affected_people")


@rule(
    "DES09",
    "group-left-out",
    Severity.ADVICE,
    precision="M",
    needs=("stakeholders",),
    reads="document+report",
)
def check(doc: Document, report: Report) -> Iterator[Hit]:
    if any(answer.is_unreadable for purpose in _PURPOSES for answer in doc.all(purpose)):
        return
    named = [words(typed(answer)) for answer in readable(doc, *_PURPOSES) if not answer.is_blank]
    missing = [group for group in report.groups if not any(_speaks_of(found, group) for found in named)]
    if named and missing:
        address = doc.all("stakeholders")[0].address
        yield Hit(address, f"The report names {listed(missing)}, and this list leaves them out.")


def _speaks_of(found: tuple[str, ...], group: str) -> bool:
    """Whether the words ``found`` name ``group`` in a row, one or many of them."""
    wanted = [_stem(word) for word in words(group)]
    stems = [_stem(word) for word in found]
    return any(stems[at : at + len(wanted)] == wanted for at in range(len(stems) - len(wanted) + 1))


def _stem(word: str) -> str:
    """``word`` without what makes it many: carers and carer's are carer."""
    return word.removesuffix("'s").removesuffix("s'").removesuffix("s")

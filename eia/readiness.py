"""What stands in the way of the next step: the findings that stop a text from being sent or published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from eia import beside, store
from eia.errors import NotReady
from eia.models import Revision, SignOff, today
from forms.document import Document
from rules import Finding, Severity

#: What nobody may find in a published text, however small a warning it is while the text is written:
#: personal details, counts so small that they point at people, protective markings, fillers and prompts.
NEVER_PUBLISHED = frozenset({"PUB01", "PUB02", "PUB04", "PUB11"})


def refuse_blockers(findings: Iterable[Finding]) -> None:
    """Raises NotReady with every blocker among ``findings`` that nobody has accepted."""
    _refuse([item for item in findings if item.severity is Severity.BLOCKER and item.waived is None])


def refuse_to_publish(revision: Revision, signed: SignOff) -> None:
    """Raises NotReady with what ``stops_publication`` finds."""
    _refuse(stops_publication(revision, signed))


def stops_publication(revision: Revision, signed: SignOff) -> list[Finding]:
    """What has to be dealt with before ``revision``, ``signed``, can be published, in page order."""
    document = store.revision_document(revision)
    document = signed_by(document, "head_sign_off", signed.name, signed.post)
    return [
        item
        for item in beside.check(revision.assessment, document, "publishing")
        if item.waived is None and (item.severity is Severity.BLOCKER or item.code in NEVER_PUBLISHED)
    ]


def signed_by(document: Document, purpose: str, name: str, post: str, on: date | None = None) -> Document:
    """``document`` with one person and the day (today unless given) in its sign-off line for ``purpose``.

    Unchanged where the form has no such line.
    """
    line = document.answer(purpose)
    if line is None:
        return document
    day = on or today()
    value = {
        "people": [{"name": name, "post": post}],
        "date": {"typed": day.strftime("%d/%m/%Y"), "date": day.isoformat()},
    }
    return replace(document, answers={**document.answers, line.address: value})


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise NotReady(findings)

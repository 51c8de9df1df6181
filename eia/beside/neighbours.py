"""The council's other assessments as the rules read them: those of the same service, at most fifty.

A finding that names one is read by everybody who works on the assessment. So what stands here is what is published,
as it was published, and the drafts of the same lead officer.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from flask import current_app
from sqlalchemy import func, or_, select

import rules
from eia import store
from eia.extensions import db
from eia.models import Assessment, Publication, Revision, SavedAnswer
from eia.models.time import LONDON
from forms import dates
from forms.document import Document
from rules.reading import every_text, iso
from rules.register import Other

MOST = 50
#: Of so many, the newest, the words are compared too: that costs a comparison with every answer.
MOST_READ = 12
#: Shorter answers say nothing that could be carried over.
LEAST_LETTERS = 40
HARM = ("yes", "dont_know")

#: What was read, by what it was read from: a publication never changes, and each edit raises a draft's revision.
_KEPT: OrderedDict[tuple[Any, ...], Other] = OrderedDict()
_MOST_KEPT = 400


def register(assessment: Assessment) -> rules.Register:
    """What stands beside ``assessment`` in the council's register."""
    local = tuple(current_app.config["LOCAL_GROUPS"])
    if not assessment.service.strip():
        return rules.Register(local_characteristics=local)
    published = (
        select(Revision.assessment_id, func.max(Publication.id).label("id"))
        .join(Revision, Revision.id == Publication.revision_id)
        .filter(Publication.withdrawn_at.is_(None))
        .group_by(Revision.assessment_id)
        .subquery()
    )
    wanted = (
        select(Assessment, Publication.revision_id, Publication.published_at)
        .outerjoin(published, published.c.assessment_id == Assessment.id)
        .outerjoin(Publication, Publication.id == published.c.id)
        .filter(
            func.lower(Assessment.service) == assessment.service.lower(),
            Assessment.id != assessment.id,
            Assessment.status != "withdrawn",
            or_(Publication.id.is_not(None), Assessment.lead_id == assessment.lead_id),
        )
        .order_by(Assessment.updated_at.desc(), Assessment.id.desc())
        .limit(MOST)
    )
    found = db.session.execute(wanted).all()
    keys = [_key(other, revision) for other, revision, _ in found]
    _read([(key, other) for key, (other, _, _) in zip(keys, found, strict=True) if key not in _KEPT])
    others = []
    for number, (key, (other, _, at)) in enumerate(zip(keys, found, strict=True)):
        _KEPT.move_to_end(key)
        others.append(
            replace(
                _KEPT[key],
                title=other.title,
                service=other.service,
                published_on=at.astimezone(LONDON).date() if at else None,
                cells=_KEPT[key].cells if number < MOST_READ else {},
            )
        )
    while len(_KEPT) > _MOST_KEPT:
        _KEPT.popitem(last=False)
    return rules.Register(tuple(others), local)


def _key(other: Assessment, revision: int | None) -> tuple[Any, ...]:
    return (db.engine, "sent", revision) if revision else (db.engine, "draft", other.id, other.revision)


def _read(wanted: Iterable[tuple[tuple[Any, ...], Assessment]]) -> None:
    """Read what is not kept yet: the answers of all drafts in one statement, each publication by itself."""
    wanted = list(wanted)
    said = _answers([other.id for key, other in wanted if key[1] == "draft"])
    for key, other in wanted:
        if key[1] == "draft":
            document = Document(store.definition(other.form_version), said.get(other.id, {}))
        else:
            document = Document.from_json(db.session.get_one(Revision, key[2]).document)
        _KEPT[key] = _other(other.reference, document)


def _answers(ids: list[int]) -> Mapping[int, dict[str, Any]]:
    """The answers of the drafts ``ids`` by address."""
    found: dict[int, dict[str, Any]] = {}
    if ids:
        rows = select(SavedAnswer.assessment_id, SavedAnswer.address, SavedAnswer.value)
        for number, address, value in db.session.execute(rows.filter(SavedAnswer.assessment_id.in_(ids))):
            if value is not None:
                found.setdefault(number, {})[address] = value
    return found


def _other(reference: str, document: Document) -> Other:
    kinds = document.answer("document_type")
    chosen = kinds.value if kinds and isinstance(kinds.value, list) else ()
    return Other(
        reference=reference,
        start=_start(document),
        affected=frozenset(
            answer.characteristic.id
            for answer in document.all("adverse")
            if answer.characteristic and answer.choice in HARM
        ),
        cells={
            answer.address: text
            for answer, text in every_text(document)
            if answer.characteristic and len(text) >= LEAST_LETTERS
        },
        # The form's own word for an assessment of a whole budget.
        is_cumulative="budget" in chosen,
    )


def _start(document: Document) -> date | None:
    """The day the change starts; the first of the month where only a month is given."""
    start = next((iso(answer) for answer in document.all("start_date") if iso(answer)), "")
    return dates.day(start if len(start) == 10 else f"{start}-01" if start else None)

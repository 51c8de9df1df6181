"""Questions about the versions of forms and the answers given on them; nothing here changes anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import func, or_, select

from eia.errors import NotFound
from eia.extensions import db
from eia.models import Assessment, FormStep, FormVersion, SavedAnswer


def state(version: FormVersion) -> str:
    """What a page sends back, to show which state of the form its reader saw."""
    return f"{version.id}.{version.revision}"


def current(form_id: str) -> FormVersion:
    """The draft of ``form_id``, or else its newest live version, or else its newest. Raises NotFound."""
    rank = {"draft": 0, "live": 1}
    found = sorted(versions_of(form_id), key=lambda each: (rank.get(each.status, 2), -each.id))
    if not found:
        raise NotFound("There is no such form.")
    return found[0]


def live(form_id: str) -> FormVersion | None:
    """The newest live version of ``form_id``; None before the first."""
    return max(
        (each for each in versions_of(form_id) if each.status == "live"), key=lambda v: v.id, default=None
    )


def by_form() -> dict[str, list[FormVersion]]:
    """Every version of every form by the form's id, the oldest version first."""
    found: dict[str, list[FormVersion]] = {}
    for version in db.session.scalars(select(FormVersion).order_by(FormVersion.form_id, FormVersion.id)):
        found.setdefault(version.form_id, []).append(version)
    return found


def answers_to(form_id: str, places: Sequence[str]) -> int:
    """How many assessments on a version of ``form_id`` hold an answer at ``places``.

    A place is a question's id, or a characteristic's id with a dot after it.
    """
    at = [
        SavedAnswer.address.startswith(place, autoescape=True)
        if place.endswith(".")
        else (SavedAnswer.address == place) | SavedAnswer.address.endswith(f".{place}", autoescape=True)
        for place in places
    ]
    held = (
        select(func.count(func.distinct(SavedAnswer.assessment_id)))
        .join(Assessment, Assessment.id == SavedAnswer.assessment_id)
        .join(FormVersion, FormVersion.id == Assessment.form_version_id)
        .filter(FormVersion.form_id == form_id, SavedAnswer.value.is_not(None), or_(*at))
    )
    return db.session.scalar(held) or 0


def steps(version: FormVersion) -> list[FormStep]:
    """The edits of ``version``, the newest first, those undone included."""
    wanted = select(FormStep).filter_by(form_version_id=version.id).order_by(FormStep.number.desc())
    return list(db.session.scalars(wanted))


def next_label(form_id: str, label: str) -> str:
    """The version after ``label`` that no version of the form has: 1.0, 1.1, 1.2; 2022, 2022.1."""
    taken = {each.version for each in versions_of(form_id)}
    found = re.fullmatch(r"(.*?)\.?(\d+)", label) if "." in label else None
    stem, number = (found[1], int(found[2])) if found else (label, 0)
    while (made := f"{stem}.{number + 1}") in taken:
        number += 1
    return made


def versions_of(form_id: str) -> list[FormVersion]:
    """Every version of ``form_id``, the oldest first."""
    return list(db.session.scalars(select(FormVersion).filter_by(form_id=form_id).order_by(FormVersion.id)))

"""How the assessments of a council stand together: by service and status, what is promised, what the checks find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from eia import register
from eia.extensions import db
from eia.models import Action, Assessment, Revision, User, today
from eia.permissions import STATUSES

#: The findings of so many assessments, those sent last, are counted: each carries a list of its own.
COUNTED = 500


@dataclass(frozen=True, slots=True)
class Found:
    """In how many assessments a check found something, and how often in all."""

    code: str
    assessments: int
    findings: int


@dataclass(frozen=True, slots=True)
class Overview:
    """``services`` is by service the number in each status; ``counted`` is of how many the findings are."""

    services: Mapping[str, Mapping[str, int]]
    open_actions: int
    overdue_actions: int
    done_actions: int
    reviews_due: list[Assessment]
    counted: int
    found: list[Found]

    @property
    def totals(self) -> dict[str, int]:
        return {status: sum(row.get(status, 0) for row in self.services.values()) for status in STATUSES}


def overview(actor: User) -> Overview:
    """What ``actor`` may see, counted. What somebody accepted with a reason is no weakness, and is not counted."""
    seen = register.seen_by(actor)
    services: dict[str, dict[str, int]] = {}
    rows = select(Assessment.service, Assessment.status, func.count()).where(seen)
    by_service = rows.group_by(Assessment.service, Assessment.status).order_by(Assessment.service)
    for service, status, number in db.session.execute(by_service):
        services.setdefault(service, {})[status] = number
    late = (Action.status == "open", Action.due_on < today())
    counted, found = _found(seen)
    return Overview(
        services,
        open_actions=_actions(seen, Action.status == "open"),
        overdue_actions=_actions(seen, *late),
        done_actions=_actions(seen, Action.status == "done"),
        reviews_due=register.due_for_review(today(), seen),
        counted=counted,
        found=found,
    )


def _actions(*conditions: ColumnElement[bool]) -> int:
    wanted = select(func.count()).select_from(Action).join(Assessment)
    return db.session.scalar(wanted.where(Assessment.status != "withdrawn", *conditions)) or 0


def _found(seen: ColumnElement[bool]) -> tuple[int, list[Found]]:
    """How many assessments were looked at, and what is found in the newest text sent of each, the commonest first."""
    newest = select(func.max(Revision.id)).join(Assessment).where(seen).group_by(Revision.assessment_id)
    wanted = select(Revision.findings).where(Revision.id.in_(newest))
    counted, everywhere, within = 0, Counter[str](), Counter[str]()
    for findings in db.session.scalars(wanted.order_by(Revision.id.desc()).limit(COUNTED)):
        codes = [item["code"] for item in findings if not item.get("waived")]
        counted += 1
        everywhere.update(codes)
        within.update(set(codes))
    found = [Found(code, number, everywhere[code]) for code, number in within.items()]
    return counted, sorted(found, key=lambda one: (-one.assessments, -one.findings, one.code))

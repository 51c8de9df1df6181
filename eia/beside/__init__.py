"""The checks of an assessment with everything the council knows beside it: its past, its neighbours, its reports.

Dearer than the checks of the words alone, so it is asked for by whole pages, by sending and by publishing; what stands
beside a field while it is written is ``standing.of``.
"""

from __future__ import annotations

import rules
from eia import council
from eia.beside.neighbours import register
from eia.beside.papers import reports_on
from eia.beside.past import history
from eia.models import Assessment
from forms.document import Document

__all__ = ["check", "history", "register", "reports_on"]


def check(
    assessment: Assessment, document: Document, stage: rules.Stage | None = None
) -> tuple[rules.Finding, ...]:
    """Everything found in ``document``, which is ``assessment`` as it stands or as it was frozen."""
    return rules.check(
        document,
        stage,
        history=history(assessment, document),
        register=register(assessment),
        reports=reports_on(assessment),
        council=council.current(),
    )

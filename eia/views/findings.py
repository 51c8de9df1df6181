"""The Checks page: everything found, by page, and accepting a warning with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user

import rules
from eia import beside, parking, store, workflow
from eia.models import Assessment
from eia.permissions import allowed, may, signed_in_user
from eia.views.marking import Told, links, told
from eia.views.once import done, once
from eia.views.paging import SIGNED, Page, page_of, pages_of, standing
from forms.base import new_key
from forms.document import Document
from forms.pages import WaiveForm
from rules import Finding
from rules.line import lines

blueprint = Blueprint("findings", __name__, url_prefix="/assessments/<reference>/checks")


def count(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity nobody has accepted."""
    counted = {severity.value: 0 for severity in rules.Severity}
    for finding in standing(findings):
        counted[finding.severity.value] += 1
    return counted


def before_sending(assessment: Assessment, document: Document) -> list[Finding]:
    """What stands in the way of sending, while there is time to mend it.

    Not what is said of the sign-off lines: sending and signing fill those.
    """
    found = [
        (document.at(finding.address), finding) for finding in beside.check(assessment, document, "sending")
    ]
    return [finding for answer, finding in found if answer is None or answer.question.type != SIGNED]


@blueprint.get("")
@may("see")
def checks(assessment: Assessment) -> str:
    """Every finding, or those of one severity, with what, why and how to mend it."""
    return _show(assessment, typed=parking.typed())


@blueprint.post("/waive")
@once
@may("waive")
def waive(assessment: Assessment) -> Any:
    """Accept one warning with a reason, for the text as it stands."""
    form = WaiveForm()
    if not form.validate_on_submit():
        place = f"{form.code.data}-{form.address.data}"
        errors = [(f"reason-{place}", str(form.errors[name][0])) for name in form.errors if name]
        return _show(assessment, errors, failed=f"{form.code.data}@{form.address.data}"), 422
    workflow.waive(signed_in_user(), assessment, form.code.data, form.address.data, form.reason.data)
    return done(_here(assessment), "Accepted. It comes back if the answer changes.")


@blueprint.post("/unwaive")
@once
@may("waive")
def unwaive(assessment: Assessment) -> Any:
    """Take the acceptance of a warning back."""
    code, address = request.form.get("code", ""), request.form.get("address", "")
    workflow.unwaive(signed_in_user(), assessment, code, address)
    return done(_here(assessment), "The reason is taken back.")


def _here(assessment: Assessment) -> str:
    """The address of this page with what it shows now."""
    return url_for("findings.checks", reference=assessment.reference, severity=_shown() or None)


def _shown() -> str:
    """The one severity that is asked for, or nothing for every finding."""
    asked = request.args.get("severity", "")
    return asked if asked in {severity.value for severity in rules.Severity} else ""


def _show(
    assessment: Assessment,
    errors: list[tuple[str, str]] | None = None,
    failed: str = "",
    typed: Mapping[str, str] | None = None,
) -> str:
    """The page; a reason that was ``typed`` and not accepted yet stands in its box, which is open."""
    typed = request.form if typed is None else typed
    can_edit = allowed(current_user, "edit", assessment)
    failed = failed or f"{typed.get('code')}@{typed.get('address')}"
    document = store.document(assessment)
    pages = pages_of(document, assessment.reference)
    findings = before_sending(assessment, document)
    groups: dict[str, tuple[Page | None, list[Told]]] = {}
    shown = _shown()
    for finding in [one for one in standing(findings) if one.severity == shown] if shown else findings:
        page = page_of(pages, finding.address)
        groups.setdefault(page.key if page else "", (page, []))[1].append(
            told(document, pages, finding, can_edit)
        )
    return render_template(
        "assessment/checks.html",
        assessment=assessment,
        groups=list(groups.values()),
        lines=lines(document, findings),
        links=links(pages) if can_edit else {},
        counts=count(findings),
        total=len(findings),
        shown=shown,
        locked={code for code, rule in rules.RULES.items() if rule.locked},
        can_edit=can_edit,
        can_waive=allowed(current_user, "waive", assessment),
        errors=errors or [],
        page_errors=len(errors or []),
        failed=failed,
        reason=typed.get("reason", ""),
        key=new_key(),
    )

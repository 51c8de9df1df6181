"""A page of questions as an officer sees it: what is stored or was typed, and what is found in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import render_template, request, session
from markupsafe import Markup

from eia.models import Assessment
from eia.standing import Standing
from eia.views import asking, compiled, language, signoff
from eia.views.paging import Page, answers_on, by_address, pages_of
from forms.base import BaseForm, new_key
from forms.document import Answer, Document
from rules import Finding

TEMPLATE = "assessment/section.html"


def show(
    assessment: Assessment, stood: Standing, page: Page, form: BaseForm | None = None, as_typed: bool = False
) -> str:
    """The page; what was not understood stands in its input as it was typed."""
    is_begun = any(place.address in stood.versions for place in page.places)
    # Nobody is told what is missing on a page that they have only just opened; the Checks page says it.
    findings = by_address(stood.findings()) if is_begun or form else {}
    questions = _questions(stood, page, findings, form, as_typed)
    document = language.worded(stood.document)
    pages = pages_of(document, assessment.reference)
    screening = _screening(document, pages, page)
    shown: dict[str, Any] = {
        "assessment": assessment,
        "page": page,
        "siblings": [
            other for other in pages if page.section.for_each and other.section.id == page.section.id
        ],
        "questions": [compiled.question(asked) for asked in questions],
        "beside": _beside(page, screening) if screening else Markup(),
        "language": language.choice(stood.document.definition),
        "key": new_key(),
    }
    returned = signoff.comment_on(assessment, page.section.id) if stood.sent else None
    if form is None and returned is None and "_flashes" not in session:
        return compiled.page(TEMPLATE, **shown)
    errors = _errors(questions, form)
    return render_template(TEMPLATE, **shown, returned=returned, errors=errors, page_errors=len(errors))


def _questions(
    stood: Standing,
    page: Page,
    findings: Mapping[str, list[Finding]],
    form: BaseForm | None,
    as_typed: bool,
) -> list[asking.Asked]:
    questions = []
    with_row = request.args.get("more")
    for place in page.places:
        address = place.address
        shown: dict[str, Any] = {
            "findings": findings.get(address, ()),
            "version": stood.versions.get(address, 0),
        }
        more = with_row == address
        field = form[f"@{address}"] if form else None
        if field is not None and field.present and (as_typed or field.reading.not_understood):
            shown["version"] = field.reading.seen
            questions.append(asking.from_field(place, field, more, **shown))
        else:
            questions.append(asking.from_value(place, stood.document.answers.get(address), more, **shown))
    return questions


def _errors(questions: Sequence[asking.Asked], form: BaseForm | None) -> list[tuple[str, str]]:
    """What the error summary lists, after a post only: a half date seen on the way past is said beside its field."""
    if form is None:
        return []
    return [
        (getattr(form[f"@{asked.name}"], "focus_id", asked.name), f"{asked.question.label}: {asked.error}")
        for asked in questions
        if asked.error
    ]


def _screening(document: Document, pages: Sequence[Page], page: Page) -> list[Answer]:
    """What the screening says about this page's characteristic, to stand in view beside the full assessment."""
    if page.who is None or page.section.stage != "full":
        return []
    return [
        answer
        for other in pages
        if other.section.stage == "screening" and other.who is not None and other.who.id == page.who.id
        for answer in answers_on(document, other)
        if not answer.is_blank
    ]


def _beside(page: Page, screening: Sequence[Answer]) -> Markup:
    macro: Any = asking.macro("components/screening.html", "beside")
    return Markup(macro(page, screening))

"""A form as officers and committees will see it, filled with sample answers. Nothing is stored."""

from __future__ import annotations

from flask import Response, current_app, render_template, request, url_for

from eia import pdf
from eia.permissions import may
from eia.views import asking
from eia.views.builder import blueprint
from eia.views.builder.editing import Opened, opened
from eia.views.paging import page_at, pages_of
from forms import sample
from forms.document import About, Document
from forms.languages import NAMES, in_language
from forms.languages import languages as languages_of


@blueprint.get("/<form_id>/preview")
@blueprint.get("/<form_id>/preview/<section_id>")
@blueprint.get("/<form_id>/preview/<section_id>/<who_id>")
@may("manage_forms")
def preview(form_id: str, section_id: str = "", who_id: str | None = None) -> str:
    """One page of the form with the inputs that officers get.

    ``?filled=no`` empties them, ``?width=phone`` narrows the page, ``?language=cy`` shows the other language.
    """
    here = opened(form_id)
    document = _document(here, request.args.get("language", ""))
    # Without its answers most of a form is not asked, so an empty page is a page of the filled form, emptied.
    answers = {} if request.args.get("filled") == "no" else document.answers
    pages = pages_of(document, "preview")
    page = page_at(pages, section_id, who_id) if section_id else pages[0]
    questions = [asking.from_value(place, answers.get(place.address), error=None) for place in page.places]
    return render_template(
        "builder/preview.html",
        here=here,
        page=page,
        pages=pages,
        questions=questions,
        narrow=request.args.get("width") == "phone",
        languages={each: NAMES[each] for each in languages_of(here.definition)},
        address=lambda other, **more: url_for(
            "builder.preview",
            form_id=form_id,
            section_id=other.section.id,
            who_id=other.who.id if other.who else None,
            **{**request.args.to_dict(), **more},
        ),
    )


@blueprint.get("/<form_id>/preview.pdf")
@may("manage_forms")
def preview_pdf(form_id: str) -> Response:
    """The PDF of the form filled with sample answers."""
    here = opened(form_id)
    document = _document(here, request.args.get("language", ""))
    made = pdf.render(
        document, pdf.Record.from_document(document), pdf.Brand(organisation=current_app.config["COUNCIL"])
    )
    return Response(made, mimetype="application/pdf")


def _document(here: Opened, language: str) -> Document:
    """The form, in ``language`` where it is given, filled with sample answers."""
    definition = in_language(here.definition, language) if language in NAMES else here.definition
    about = About(title=f"Sample: {definition.title}", reference="Sample", version="0", status="draft")
    return Document(definition, sample.answers(definition), about)

"""The list of forms, starting a form from another, and forms in and out as files."""

from __future__ import annotations

import json
from typing import Any

from flask import Response, render_template, request, url_for

from eia import builder, loading
from eia.errors import NotAllowed, NotFound, NotUnderstood
from eia.extensions import db
from eia.permissions import may, signed_in_user
from eia.views.builder import blueprint
from eia.views.once import done, once
from forms.base import new_key
from forms.builder_pages import ImportForm, StartFormForm
from forms.definition import DefinitionError, dump, load, parse, shipped
from forms.editing import checked
from forms.ids import new_id


@blueprint.get("")
@may("manage_forms")
def forms() -> str:
    """Every form here with its versions, and the library to start from."""
    shipped_forms = [load(path) for path in loading.shipped_files()]
    return render_template("builder/forms.html", groups=builder.by_form(), library=shipped_forms)


@blueprint.route("/new", methods=["GET", "POST"])
@once
@may("manage_forms")
def start() -> Any:
    """A new form that begins as another one."""
    form = StartFormForm()
    library = {each.ref: each for each in (load(path) for path in loading.shipped_files())}
    ours = {version.ref: version for versions in builder.by_form().values() for version in versions}
    names = {ref: _named(each.title, each.organisation, each.version) for ref, each in library.items()}
    names |= {ref: _named(each.title, "used here", each.version) for ref, each in ours.items()}
    form.source.choices = names
    if request.method == "GET":
        form.source.data = request.args.get("source", "")
    elif form.validate():
        ref = form.source.data
        body = ours[ref].body if ref in ours else dump(shipped(ref))
        taken = {name.replace("-", "_") for name in builder.by_form()}
        form_id = new_id(form.title.data, taken).replace("_", "-")
        version = builder.start(signed_in_user(), body, form_id, form.title.data)
        return done(url_for("builder.outline", form_id=version.form_id), "The new form is a draft.")
    problems = form.problems()
    page = render_template("builder/start.html", form=form, key=new_key(), page_errors=len(problems))
    return page, 422 if problems else 200


@blueprint.route("/import", methods=["GET", "POST"])
@once
@may("manage_forms")
def bring_in() -> Any:
    """A form from a file or pasted, as a draft; what is wrong with it is said with its place."""
    form = ImportForm()
    status = 200
    if form.validate_on_submit():
        sent = form.file.data.read() if form.file.data else (form.text.data or "").encode()
        try:
            version = builder.bring_in(signed_in_user(), _json(sent))
        except (DefinitionError, NotAllowed, NotUnderstood) as error:
            db.session.rollback()
            form.text.errors = [_sentence(error)]
            status = 422
            if form.file.data and not form.text.data:
                # A browser does not send a chosen file again, so what was in it stands ready to be mended.
                form.text.data = sent.decode("utf-8", "replace")[:500_000]
        else:
            return done(url_for("builder.outline", form_id=version.form_id), "The form is in, as a draft.")
    page = render_template("builder/import.html", form=form, key=new_key(), page_errors=len(form.problems()))
    return page, status


@blueprint.get("/<form_id>/<version>.json")
@may("manage_forms")
def export(form_id: str, version: str) -> Response:
    """One version of a form as a file, the same JSON that is shipped and imported."""
    found = next((each for each in builder.by_form().get(form_id, []) if each.version == version), None)
    if found is None:
        raise NotFound("There is no such version of this form.")
    text = json.dumps(found.body, ensure_ascii=False, indent=2) + "\n"
    name = f"{found.form_id}-{found.version}.json"
    return Response(
        text,
        mimetype="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _named(title: str, whose: str, version: str) -> str:
    return f"{title} ({whose}, version {version})" if whose else f"{title} (version {version})"


def _json(sent: bytes) -> Any:
    try:
        source = json.loads(sent.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DefinitionError("file", "$", f"This is not JSON: {error}.") from error
    return checked(source) if isinstance(source, dict) else parse(source, "file")


def _sentence(error: DefinitionError | NotAllowed | NotUnderstood) -> str:
    if not isinstance(error, DefinitionError):
        return error.sentence
    place = "" if error.path == "$" else f" The place in the file: {error.path.removeprefix('$.')}."
    return f"{error.sentence}{place}"

"""What every editor of the form builder does: show a form of inputs, save an edit, say what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import flash, render_template, request, url_for

from eia import builder
from eia.errors import Stale
from eia.extensions import db
from eia.models import FormVersion
from eia.permissions import signed_in_user
from eia.views.once import done
from forms.base import new_key
from forms.builder_pages import EditForm
from forms.definition import DefinitionError, parse
from forms.model import FormDefinition


@dataclass(frozen=True)
class Opened:
    """A form as the builder shows it: its draft, or the live version that a first change will copy."""

    version: FormVersion
    definition: FormDefinition

    @property
    def form_id(self) -> str:
        return self.version.form_id

    @property
    def seen(self) -> str:
        return builder.state(self.version)


def opened(form_id: str) -> Opened:
    """The form ``form_id`` as it is edited now. Raises NotFound."""
    version = builder.current(form_id)
    return Opened(version, parse(version.body, version.ref))


def edited(
    form: EditForm,
    here: Opened,
    heading: str,
    note: str,
    change: builder.Change,
    fill: Callable[[], None] | None = None,
    to: str = "",
    attempt: str = "",
) -> Any:
    """The page of an editor: filled by ``fill`` when it is opened; when it is posted, saved by ``change``.

    What is refused stands beside the inputs, with what was typed. Someone else's change in between is told, and what
    was typed here can be saved again on top of theirs. ``to`` is where a save leads, ``attempt`` where it can be tried.
    """
    is_stale = False
    if request.method != "POST":
        form.seen.data = here.seen
        if fill:
            fill()
    elif form.validate():
        try:
            builder.edit(signed_in_user(), here.form_id, form.seen.data or "", note, change)
            return done(to or url_for("builder.outline", form_id=here.form_id), "Saved.")
        except DefinitionError as error:
            db.session.rollback()
            form.refuse(error)
        except Stale as error:
            db.session.rollback()
            flash(error.sentence, "important")
            form.seen.data = form.seen.raw_data = builder.state(builder.current(here.form_id))
            is_stale = True
    form.add_spare()
    problems = form.problems()
    page = render_template(
        "builder/edit.html",
        form=form,
        here=here,
        heading=heading,
        back=url_for("builder.outline", form_id=here.form_id),
        key=new_key(),
        is_stale=is_stale,
        page_errors=len(problems),
        attempt=attempt,
    )
    return page, 409 if is_stale else 422 if problems else 200

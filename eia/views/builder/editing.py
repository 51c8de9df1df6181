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


def show(form: EditForm, here: Opened, heading: str, back: str, status: int = 200, **extra: Any) -> Any:
    """The page of an editor; after a refusal the sentences stand beside the inputs, with what was typed."""
    problems = form.problems()
    page = render_template(
        "builder/edit.html",
        form=form,
        here=here,
        heading=heading,
        back=back,
        key=new_key(),
        page_errors=len(problems),
        **extra,
    )
    return page, status if status != 200 or not problems else 422


def save(
    form: EditForm, here: Opened, note: str, change: Callable[[], builder.Change], to: str = ""
) -> Any | None:
    """Save what ``change`` makes of the form, and lead on; None where it was refused, with the reason on ``form``.

    Someone else's change in between is shown with what was typed here, to be saved again on top of theirs.
    """
    try:
        builder.edit(signed_in_user(), here.form_id, form.seen.data or "", note, change())
    except DefinitionError as error:
        db.session.rollback()
        form.refuse(error)
        return None
    except Stale as error:
        db.session.rollback()
        flash(error.sentence, "important")
        form.seen.data = form.seen.raw_data = builder.state(builder.current(here.form_id))
        form.stale = True
        return None
    return done(to or url_for("builder.outline", form_id=here.form_id), "Saved.")


def status_of(form: EditForm) -> int:
    """409 after a change in between, else as the errors say."""
    return 409 if getattr(form, "stale", False) else 200


def posted() -> bool:
    return request.method == "POST"

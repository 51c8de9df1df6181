"""What every posted form of the application shares: CSRF, an idempotency key, and errors in page order."""

from __future__ import annotations

import uuid
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, FieldList, FormField, HiddenField, PasswordField

from forms.text import clean

#: No question can have these names: an id has no colon.
KEY = "form:key"


def new_key() -> str:
    """A fresh idempotency key, one for each page shown, so that a form sent twice is done once."""
    return uuid.uuid4().hex


#: Fields whose value is not text, or is no text of ours to change, or which hold fields that filter their own.
UNFILTERED = (HiddenField, PasswordField, FieldList, FormField)


def filtered(value: Any) -> Any:
    """The input filter for the fields of hand-written forms: text is cleaned and trimmed, anything else is left."""
    return clean(value).strip() if isinstance(value, str) else value


class BaseForm(FlaskForm):
    """A posted form. ``problems`` gives what the error summary lists."""

    class Meta(FlaskForm.Meta):
        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            """Give every text field the one input filter."""
            kind = unbound_field.field_class
            filters = unbound_field.kwargs.get("filters", ())
            if not issubclass(kind, UNFILTERED) and filtered not in filters:
                options["filters"] = (*filters, filtered)
            return unbound_field.bind(form=form, **options)

    def problems(self) -> list[tuple[str, str]]:
        """The first error of each field as (id of the input, sentence), in page order."""
        return [(anchor(field), str(field.errors[0])) for field in self if field.errors]


def anchor(field: Field) -> str:
    """The id of the input that an error about ``field`` leads to."""
    return str(getattr(field, "focus_id", None) or field.id)

"""The form builder: a council's form, changed in the browser. Each module is a family of its screens."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("builder", __name__, url_prefix="/forms")

from eia.views.builder import library, outline, parts, preview, questions, versions, wordings  # noqa: E402, F401

"""A council's look: its colours as a stylesheet of its own, and its name on every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app

from eia import signin
from eia.permissions import public

blueprint = Blueprint("brand", __name__)
PRODUCT = "Equality impact assessments"


@blueprint.get("/brand.css")
@public
def stylesheet() -> Response:
    """``instance/brand/brand.css``, or nothing where the council has none."""
    path = Path(current_app.instance_path) / "brand" / "brand.css"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    response = Response(text, mimetype="text/css")
    response.cache_control.max_age = 300
    response.cache_control.public = True
    return response


def of_page() -> dict[str, Any]:
    """What every template knows of the council, and of the sign-in."""
    return {
        "brand": {"product": PRODUCT, "council": current_app.config["COUNCIL"]},
        "sign_in_ends_in": signin.ends_in,
    }

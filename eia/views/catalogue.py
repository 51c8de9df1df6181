"""The rule pages: what is checked, why, and how to mend it."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, render_template
from markdown_it import MarkdownIt
from markupsafe import Markup

from eia.errors import NotFound
from eia.permissions import public
from rules import RULES

blueprint = Blueprint("catalogue", __name__, url_prefix="/rules")
# HTML in a rule's page is shown as text, never passed through.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@blueprint.get("")
@public
def rules() -> str:
    """Every rule by family."""
    ordered = sorted(RULES.values(), key=lambda rule: (rule.family, rule.code))
    families = [(family, list(group)) for family, group in groupby(ordered, key=lambda rule: rule.family)]
    return render_template("catalogue/rules.html", families=families)


@blueprint.get("/<code>")
@public
def rule(code: str) -> str:
    """One rule's page."""
    found = RULES.get(code)
    if found is None:
        raise NotFound("There is no check with that code.")
    return render_template("catalogue/rule.html", rule=found, body=Markup(MARKDOWN.render(found.page.text)))

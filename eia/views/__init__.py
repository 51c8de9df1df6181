"""The screens, a module for each family of them. A view asks permission, reads a form, acts, and shows a page."""

from __future__ import annotations

from flask import Flask
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from eia.permissions import allowed
from eia.views import (
    accounts,
    actions,
    answers,
    api,
    assessment,
    brand,
    builder,
    catalogue,
    committee,
    copies,
    exporting,
    findings,
    home,
    language,
    people,
    public_changes,
    public_files,
    public_register,
    reports,
    signoff,
    upgrading,
)
from eia.views.asking import filled
from eia.views.words import blocks, clock, day, moment

MODULES = (
    home,
    assessment,
    answers,
    copies,
    findings,
    actions,
    signoff,
    people,
    accounts,
    # It holds the blueprint of publications.py with the public pages added.
    public_changes,
    public_register,
    public_files,
    committee,
    exporting,
    reports,
    catalogue,
    builder,
    upgrading,
    brand,
    api,
)


def register_blueprints(app: Flask) -> None:
    """Add every screen to ``app``, and what the templates need."""
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_loader = ChoiceLoader([loader for loader in (app.jinja_loader, components) if loader])
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.filters |= {"day": day, "clock": clock, "moment": moment, "blocks": blocks}
    app.jinja_env.filters |= {"say": language.say, "lang_attribute": language.attribute}
    app.jinja_env.filters |= {"lang_of_answer": language.of_answer, "lang_of_cell": language.of_cell}
    app.jinja_env.globals |= {"kept_texts": kept_texts, "filled": filled}
    app.jinja_env.globals["allowed"] = allowed
    app.context_processor(brand.of_page)
    for module in MODULES:
        app.register_blueprint(module.blueprint)


#: Inputs that nobody types in.
_OURS = frozenset({"csrf_token", "digest", "seen", "do", "moved", "to"})


def kept_texts(form: object) -> list[str]:
    """The texts of a refused post, for its error page to give back; ids, tokens and buttons are left out."""
    lists = getattr(form, "lists", None)
    if lists is None:
        return []
    return [
        value
        for name, values in lists()
        if ":" not in name and "password" not in name and name not in _OURS
        for value in values
        if value.strip()
    ]

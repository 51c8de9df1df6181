"""The rule pages: what is checked, why, and how to mend it; and what is set for the checks here."""

from __future__ import annotations

import re
from itertools import groupby

from flask import Blueprint, render_template, request
from markdown_it import MarkdownIt
from markupsafe import Markup

from eia import council, register, store
from eia.errors import NotFound
from eia.permissions import public, signed_in
from eia.views.examples import Shown, shown
from eia.views.settled import settled
from forms.text import clean
from rules import RULES, Rule
from rules.selection import PROFILES

blueprint = Blueprint("catalogue", __name__, url_prefix="/rules")
# HTML in a rule's page is shown as text, never passed through.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_EXAMPLE = re.compile(r"^```json\n.*?^```$", re.MULTILINE | re.DOTALL)

SEVERITIES = {"blocker": "To put right", "warning": "Warning", "advice": "Advice"}
#: What a rule rests on, and the words by which its page's source is known to be of that kind.
SOURCES: dict[str, tuple[str, tuple[str, ...]]] = {
    "law": ("An act or regulations", (" Act ", " Regulation", "SI 20", "WSI 20")),
    "court": ("A court ruling", (" v ",)),
    "form": ("A council's published form", ("published form", "The form asks", "published equality impact")),
    "guidance": ("Guidance", ("uidance", "Commission", "Audit Wales", "Advance HE")),
}
PRECISIONS = {
    "H": "High: it tests what is there or not, or exact words.",
    "M": "Middle: it reads wording, and is sometimes wrong.",
    "L": "Low: it is a guess about language.",
}
STAGES = {
    "draft": "While it is written",
    "sending": "From sending on",
    "publishing": "From publishing on",
}
READS = {
    "document": "The assessment",
    "history": "The assessment and its history",
    "register": "The assessment and the others of the council",
    "document+report": "The assessment and a committee report",
    "report": "A committee report",
    "definition": "A form",
}


@blueprint.get("")
@public
def rules() -> str:
    """The rules by family: all of them, or those that a search and its filters leave."""
    asked = {name: clean(request.args.get(name, ""))[:100].strip() for name in ("q", *_CHOICES)}
    found = sorted(filter(lambda rule: _holds(rule, asked), RULES.values()), key=lambda r: (r.family, r.code))
    families = [(family, list(group)) for family, group in groupby(found, key=lambda rule: rule.family)]
    return render_template(
        "catalogue/rules.html",
        families=families,
        asked=asked,
        count=len(found),
        total=len(RULES),
        all_families=[(name, name.capitalize()) for name in sorted({rule.family for rule in RULES.values()})],
        severities=SEVERITIES,
        sources={name: label for name, (label, _) in SOURCES.items()},
        title_of=title_of,
    )


@blueprint.get("/settings")
@signed_in
def settings() -> str:
    """What is set for the checks of one form, where each setting comes from, and what nobody can change."""
    forms = register.live_forms()
    chosen = next((form for form in forms if form.ref == request.args.get("form")), None)
    definition = store.definition(chosen) if chosen else None
    return render_template(
        "catalogue/settings.html",
        forms=forms,
        chosen=chosen.ref if chosen else "",
        settled=settled(definition, council.current()),
        locked=[rule for rule in sorted(RULES.values(), key=lambda rule: rule.code) if rule.locked],
        title_of=title_of,
        severities=SEVERITIES,
    )


@blueprint.get("/<code>")
@public
def rule(code: str) -> str:
    """One rule's page."""
    found = RULES.get(code)
    if found is None:
        raise NotFound("There is no check with that code.")
    return render_template(
        "catalogue/rule.html",
        rule=found,
        parts=_parts(found),
        severity=SEVERITIES[found.severity.value],
        profile=next((name for name, codes in PROFILES.items() if code in codes), ""),
        precision=PRECISIONS[found.precision],
        stage=STAGES[found.stage],
        reads=READS[found.reads],
    )


def title_of(rule: Rule) -> str:
    """The title of a rule's page without its code."""
    return rule.page.title.removeprefix(rule.code).lstrip(": ")


def _parts(rule: Rule) -> list[Markup | Shown]:
    """A rule's page from top to bottom: its words as HTML, and each example taken apart."""
    text = rule.page.text
    examples = iter((*rule.page.flagged, *rule.page.not_flagged))
    parts: list[Markup | Shown] = []
    end = 0
    for block in _EXAMPLE.finditer(text):
        parts += [Markup(MARKDOWN.render(text[end : block.start()])), shown(next(examples))]
        end = block.end()
    return [*parts, Markup(MARKDOWN.render(text[end:]))]


def _holds(rule: Rule, asked: dict[str, str]) -> bool:
    words = asked["q"].casefold().split()
    text = rule.page.text.casefold()
    return all(word in text for word in words) and all(
        asked[name] in ("", *test(rule)) for name, test in _CHOICES.items()
    )


def _sources(rule: Rule) -> tuple[str, ...]:
    source = f" {rule.page.sections['Source']} "
    return tuple(name for name, (_, words) in SOURCES.items() if any(word in source for word in words))


_CHOICES = {
    "family": lambda rule: (rule.family,),
    "severity": lambda rule: (rule.severity.value,),
    "source": _sources,
}

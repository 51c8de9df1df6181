"""Pages as constant pieces with slots, made once from the real templates.

A live form never changes, so all that differs between two visits to a page is what stands in its inputs and a few
names. The templates stay the source: each is rendered once with a token in every place where something can stand, the
result is cut at the tokens, and each visit fills them. A question with an error or a note is rendered by its macro, a
page with an error summary by its template.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Any
from urllib.parse import quote

from flask import g, render_template, request
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape

from eia.models import Assessment
from eia.permissions import signed_in_user
from eia.views import asking, brand
from eia.views.asking import Asked
from eia.views.kept import Kept
from eia.views.language import Choice
from eia.views.paging import Page

#: Private-use characters, which escaping leaves alone, and a number of this process, which no wording can hold.
_OPEN, _BETWEEN, _CLOSE = f"\ue000{secrets.token_hex(8)}", "\ue001", "\ue002"
_TOKEN = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
#: A token that became part of an address.
_QUOTED = re.compile(f"{quote(_OPEN)}(.*?){quote(_CLOSE)}")

#: What a slot of a question gives for the question as it stands.
Slot = Callable[[Asked], str]


class NoSlot(Exception):
    """A template reads something that differs from visit to visit and has no slot here; str() says which."""


def token(*parts: str) -> str:
    return f"{_OPEN}{_BETWEEN.join(parts)}{_CLOSE}"


def cut(html: str) -> tuple[str, ...]:
    """Constant pieces of ``html`` at the even places, what stands in the tokens between them at the odd ones."""
    return tuple(_TOKEN.split(_QUOTED.sub(lambda found: token(found[1]), html)))


_QUESTIONS, _PAGES = Kept(4096), Kept(256)


class Slots(Asked):
    """A question whose every answer is a token."""

    def value(self, name: str) -> str:
        return token("v", name)

    def checked(self, name: str, option: str) -> str:
        return token("c", name, option)

    def selected(self, name: str, option: str) -> str:
        return token("s", name, option)

    @property
    def seen(self) -> str:
        return token("seen")

    @property
    def beside(self) -> Markup:
        return Markup(token("beside"))


def question(asked: Asked) -> Markup:
    """The HTML of ``asked`` with its findings beside it, byte for byte what its macro gives."""
    if asked.error or asked.note:
        return asking.render(asked)
    of = asked.question
    constants, slots = _QUESTIONS.get((id(of), asked.name, tuple(asked.rows)), of, lambda: _compiled(asked))
    pieces = list(constants)
    pieces[1::2] = [slot(asked) for slot in slots]
    return Markup("".join(pieces))


def _compiled(asked: Asked) -> tuple[tuple[str, ...], tuple[Slot, ...]]:
    pieces = cut(str(asking.render(Slots(asked.place, {}, asked.rows))))
    return pieces, tuple(_slot(*piece.split(_BETWEEN)) for piece in pieces[1::2])


def _slot(kind: str, name: str = "", option: str = "") -> Slot:
    if kind == "v":
        return lambda asked: escape(asked.value(name))
    if kind == "c":
        return lambda asked: asked.checked(name, option)
    if kind == "s":
        return lambda asked: asked.selected(name, option)
    return attrgetter(kind)


class Named:
    """Stands for an object of which a template may read ``known``, each a token or a constant, and nothing else."""

    def __init__(self, what: str, **known: Any) -> None:
        self.__dict__.update(known)
        self._what = what

    def __getattr__(self, name: str) -> Any:
        # Markup asks every object for this before it escapes it.
        if name.startswith("__"):
            raise AttributeError(name)
        raise NoSlot(f"{self._what}.{name} has no slot in eia.views.compiled: pass it to the page by itself.")


def page(
    template: str,
    assessment: Assessment,
    page: Page,
    siblings: Sequence[Page],
    questions: Sequence[str],
    beside: str,
    language: Choice,
    key: str,
) -> str:
    """The whole page without errors, byte for byte what ``template`` gives."""
    person = signed_in_user()
    head, roles = brand.of_page(), person.role_names
    called = {name: value for name, value in head.items() if callable(value)}
    names = [str(number) for number in range(len(questions))]
    # The addresses on a page start with the root it is served under, its navigation goes by the roles.
    frame = (template, request.script_root, tuple(head["brand"].values()), roles)
    # A form in its other language has sections of its own.
    shape = (id(page.section), page.key, len(names), tuple(sibling.key for sibling in siblings))
    pieces = _PAGES.get(
        (*frame, *shape),
        page.section,
        lambda: _compiled_page(template, page, siblings, names, called, roles, language),
    )
    values = dict(zip(names, questions, strict=True)) | {
        "reference": assessment.reference,
        "title": escape(assessment.title),
        "person": escape(person.name),
        "csrf": generate_csrf(),
        "beside": beside,
        "key": key,
        **{name: escape(value()) for name, value in called.items()},
    }
    filled = list(pieces)
    filled[1::2] = [values[name] for name in pieces[1::2]]
    return "".join(filled)


def _compiled_page(
    template: str,
    page: Page,
    siblings: Sequence[Page],
    names: Sequence[str],
    called: Iterable[str],
    roles: frozenset[str],
    language: Choice,
) -> tuple[str, ...]:
    reference = token("reference")
    html = render_template(
        template,
        assessment=Named("assessment", reference=reference, title=token("title")),
        current_user=Named("current_user", is_authenticated=True, name=token("person"), role_names=roles),
        page=replace(page, reference=reference),
        siblings=[replace(sibling, reference=reference) for sibling in siblings],
        questions=[Markup(token(name)) for name in names],
        beside=Markup(token("beside")),
        language=language,
        key=token("key"),
        returned=None,
        errors=[],
        page_errors=0,
        **{name: partial(token, name) for name in called},
    )
    if "csp_nonce" in g:
        raise NoSlot("A nonce is made for each answer, and has no slot in eia.views.compiled.")
    # Signed for this session and found nowhere else: it marks its own places.
    return cut(html.replace(generate_csrf(), token("csrf")))
